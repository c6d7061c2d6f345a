import type { ServiceDefinition } from '@baro/chassis';
import { directoryCopy, mayOperate, openSession } from '@baro/directory-client';
import { protoMetadata as custodyProto } from '@baro/proto/baro/custody/v1/custody';
import { Migration20260301000000Ledger } from '../migrations/Migration20260301000000_ledger.ts';
import type { Deps } from './app/deps.ts';
import { foldCountsJob } from './app/fold-counts.ts';
import { recountJob } from './app/recount.ts';
import { itemConsumers, itemsConsumers } from './events/items.ts';
import { reasons } from './reasons.ts';
import { custodyService } from './rpc/custody-service.ts';
import { emptyLedger } from './store/ledger-store.ts';

/** The custody service as the chassis runs it. One definition serves one process. */
export function custody(): ServiceDefinition {
  const directory = directoryCopy.open();
  const deps: Deps = { directory };
  return {
    name: 'custody',
    reasons,
    config: {},
    entities: [],
    migrations: [...directoryCopy.migrations, Migration20260301000000Ledger],
    protos: [custodyProto],
    rpc: () => [custodyService(deps)],
    consumers: () => [directory.consumer(), ...itemsConsumers(directory)],
    jobs: ({ orm, clock }) => [foldCountsJob(orm, clock), recountJob(orm, directory)],
    readModel: { consumers: itemConsumers, empty: emptyLedger },
    mayOperate: () => async (ctx) => mayOperate((await openSession(ctx, directory)).staff).allowed,
  };
}
