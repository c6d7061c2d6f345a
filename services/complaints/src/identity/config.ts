import { integer, secret, text } from '@baro/chassis';

/** Part of the service's configuration; keys get the service's prefix. */
export const identityConfig = {
  /** Connection of `identities_app` to the identity database. */
  identityDatabaseUrl: secret('IDENTITY_DATABASE_URL'),
  /** Connection of its migrator; only `main.ts migrate` needs it. */
  identityMigratorDatabaseUrl: secret('IDENTITY_MIGRATOR_DATABASE_URL', { fallback: '' }),
  identityDatabasePoolSize: integer('IDENTITY_DATABASE_POOL_SIZE', { fallback: 4 }),
  /** File of the master keys, read again while running: a line each, 32 bytes in base64; the first wraps, all unwrap. */
  identityKeyFile: text('IDENTITY_KEY_FILE'),
  /** The same of the keys of the search by person. */
  identityIndexKeyFile: text('IDENTITY_INDEX_KEY_FILE'),
  /** Longest time an opening may be granted for, days. */
  identityGrantDays: integer('IDENTITY_GRANT_DAYS', { fallback: 60 }),
};
