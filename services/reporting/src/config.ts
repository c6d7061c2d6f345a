import { text } from '@baro/chassis';

/** The reporting service's own configuration, keys with the prefix `REPORTING_`: only `main.ts rebuild` needs it. */
export const reportingConfig = {
  /** gRPC addresses of the services that tell of items and of what is done on them. */
  documentsAddress: text('DOCUMENTS_ADDRESS', { fallback: '' }),
  tasksAddress: text('TASKS_ADDRESS', { fallback: '' }),
  petitionsAddress: text('PETITIONS_ADDRESS', { fallback: '' }),
  complaintsAddress: text('COMPLAINTS_ADDRESS', { fallback: '' }),
  custodyAddress: text('CUSTODY_ADDRESS', { fallback: '' }),
};
