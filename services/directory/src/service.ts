import type { ServiceDefinition } from '@baro/chassis';
import { protoMetadata } from '@baro/proto/baro/directory/v1/directory';
import { Migration20260103000000Directory } from '../migrations/Migration20260103000000_directory.ts';
import { Migration20261127010000AccountSync } from '../migrations/Migration20261127010000_account-sync.ts';
import { askerOf, type House } from './app/house.ts';
import { syncAccountsJob } from './app/sync-accounts.ts';
import { directoryConfig } from './config.ts';
import { mayAdminister } from './domain/policy.ts';
import { accountChanges } from './events/account-changes.ts';
import { directoryReasons } from './reasons.ts';
import { directoryService } from './rpc/directory-service.ts';

const houseOf = (config: { bootstrapAdmins: string[] }): House => ({
  bootstrapAdmins: new Set(config.bootstrapAdmins),
});

/** The directory as the chassis runs it. */
export const directory: ServiceDefinition<typeof directoryConfig> = {
  name: 'directory',
  reasons: directoryReasons,
  config: directoryConfig,
  // Aggregates lie in plain tables, src/store reads and writes them whole.
  entities: [],
  migrations: [Migration20260103000000Directory, Migration20261127010000AccountSync],
  protos: [protoMetadata],
  consumers: ({ config }) => (config.keycloakUrl === '' ? [] : [accountChanges]),
  jobs: (deps) => (deps.config.keycloakUrl === '' ? [] : [syncAccountsJob(deps)]),
  rpc: ({ config }) => [directoryService(houseOf(config))],
  mayOperate:
    ({ config }) =>
    async (ctx) =>
      mayAdminister(await askerOf(houseOf(config), ctx)).allowed,
};
