import { Migration20260201000000SearchFunctions } from '@baro/chassis';
import type { ServiceDefinition } from '@baro/chassis';
import { directoryCopy, mayOperate, openSession } from '@baro/directory-client';
import { protoMetadata as lettersProto } from '@baro/proto/baro/complaints/v1/letters';
import type { Deps } from './app/deps.ts';
import { complaintsConfig } from './config.ts';
import { identityDatabase } from './identity/index.ts';
import { reasons } from './reasons.ts';
import { letterService } from './rpc/letter-service.ts';

/** The complaints service as the chassis runs it. One definition serves one process. */
export function complaints(): ServiceDefinition<typeof complaintsConfig> {
  const directory = directoryCopy.open();
  const deps: Deps = { directory };
  return {
    name: 'complaints',
    reasons,
    config: complaintsConfig,
    sideDatabases: [identityDatabase],
    entities: [],
    migrations: [...directoryCopy.migrations, Migration20260201000000SearchFunctions],
    protos: [lettersProto],
    rpc: () => [letterService(deps)],
    consumers: () => [directory.consumer()],
    mayOperate: () => async (ctx) => mayOperate((await openSession(ctx, directory)).staff).allowed,
  };
}
