import { Migration20260201000000SearchFunctions } from '@baro/chassis';
import type { ServiceDefinition, ServiceDeps } from '@baro/chassis';
import { directoryCopy, mayOperate, openSession } from '@baro/directory-client';
import { protoMetadata as identitiesProto } from '@baro/proto/baro/complaints/v1/identities';
import { protoMetadata as lettersProto } from '@baro/proto/baro/complaints/v1/letters';
import { Migration20261128090500Letters } from '../migrations/Migration20261128090500_letters.ts';
import type { Deps } from './app/deps.ts';
import { complaintsConfig } from './config.ts';
import { identityDatabase, identityJobs, openIdentities } from './identity/index.ts';
import type { Identities } from './identity/index.ts';
import { reasons } from './reasons.ts';
import { identityService } from './rpc/identity-service.ts';
import { letterService } from './rpc/letter-service.ts';
import {
  HandEntity,
  ItemEntity,
  LetterEntity,
  OriginalEntity,
  PartyEntity,
  ClockEntity,
} from './store/letter-entities.ts';
import { knownParties } from './store/letter-store.ts';

/** The complaints service as the chassis runs it. One definition serves one process. */
export function complaints(): ServiceDefinition<typeof complaintsConfig> {
  const directory = directoryCopy.open();
  let identities: Identities | undefined;
  const depsOf = ({ config, sideOrm }: ServiceDeps<typeof complaintsConfig>): Deps => {
    identities ??= openIdentities(sideOrm(identityDatabase.name), config);
    return { directory, identities, grantDays: config.identityGrantDays };
  };
  return {
    name: 'complaints',
    reasons,
    config: complaintsConfig,
    sideDatabases: [identityDatabase],
    entities: [LetterEntity, PartyEntity, OriginalEntity, ClockEntity, ItemEntity, HandEntity],
    migrations: [
      ...directoryCopy.migrations,
      Migration20260201000000SearchFunctions,
      Migration20261128090500Letters,
    ],
    protos: [lettersProto, identitiesProto],
    rpc: (service) => [letterService(depsOf(service)), identityService(depsOf(service))],
    consumers: () => [directory.consumer()],
    jobs: (service) =>
      identityJobs(
        depsOf(service).identities,
        (ids) => knownParties(service.orm.em.fork(), ids),
        service.log,
      ),
    mayOperate: () => async (ctx) => mayOperate((await openSession(ctx, directory)).staff).allowed,
  };
}
