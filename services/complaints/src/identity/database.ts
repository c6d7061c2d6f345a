import type { SideDatabase } from '@baro/chassis';
import { Migration20261128090000Identities } from './migrations/Migration20261128090000_identities.ts';

interface Settings {
  identityDatabaseUrl: string;
  identityMigratorDatabaseUrl: string;
  identityDatabasePoolSize: number;
}

/** The identity database: not readable by the service's main role. */
export const identityDatabase: SideDatabase<Settings> = {
  name: 'identities',
  prefix: 'IDENTITY',
  migrations: [Migration20261128090000Identities],
  settings: (config) => ({
    databaseUrl: config.identityDatabaseUrl,
    migratorDatabaseUrl: config.identityMigratorDatabaseUrl,
    databasePoolSize: config.identityDatabasePoolSize,
  }),
};
