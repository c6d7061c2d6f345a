import { baseConfig } from '@baro/chassis';
import type { ConfigSpec } from '@baro/chassis';
import { complaintsConfig } from '../../services/complaints/src/config.ts';
import { custodyConfig } from '../../services/custody/src/config.ts';
import { directoryConfig } from '../../services/directory/src/config.ts';
import { documentsConfig } from '../../services/documents/src/config.ts';
import { gatewayConfig } from '../../services/gateway/src/config.ts';
import { smokeConfig } from '../../services/gateway/src/smoke/config.ts';
import { petitionsConfig } from '../../services/petitions/src/config.ts';
import { reportingConfig } from '../../services/reporting/src/config.ts';
import { tasksConfig } from '../../services/tasks/src/config.ts';

/** Every program's configuration, by its prefix in lower case. */
export type Specs = Readonly<Record<string, ConfigSpec>>;

/** What the programs of the chart read. A new service is one line here; charts:check says so when it is missing. */
export const configSpecs: Specs = {
  directory: { ...baseConfig, ...directoryConfig },
  documents: { ...baseConfig, ...documentsConfig },
  tasks: { ...baseConfig, ...tasksConfig },
  custody: { ...baseConfig, ...custodyConfig },
  petitions: { ...baseConfig, ...petitionsConfig },
  complaints: { ...baseConfig, ...complaintsConfig },
  reporting: { ...baseConfig, ...reportingConfig },
  gateway: gatewayConfig,
  smoke: smokeConfig,
};

export function prefixOf(service: string): string {
  return service.toUpperCase().replaceAll('-', '_');
}

/** Whom a program calls, as its configuration says: `CUSTODY_TASKS_ADDRESS` is a call of tasks. */
export function calleesOf(
  service: string,
  services: readonly string[],
  specs: Specs = configSpecs,
): string[] {
  if (service === 'smoke') return [...services];
  const keys = new Set(Object.values(specs[service] ?? {}).map(({ key }) => key));
  return services.filter((callee) => keys.has(`${prefixOf(callee)}_ADDRESS`));
}
