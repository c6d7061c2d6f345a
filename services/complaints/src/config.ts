import { integer, text } from '@baro/chassis';
import { identityConfig } from './identity/index.ts';

/** What the complaints service is configured with beyond every service's settings. */
export const complaintsConfig = {
  ...identityConfig,
  /** Program the gateway asks as for people who have not signed in. */
  publicClientId: text('PUBLIC_CLIENT_ID', { fallback: 'baro-public' }),
  /** Wrong tries of the code of a receipt within the time it is locked for. */
  receiptTriesMax: integer('RECEIPT_TRIES_MAX', { fallback: 5 }),
  receiptLockMinutes: integer('RECEIPT_LOCK_MINUTES', { fallback: 60 }),
};
