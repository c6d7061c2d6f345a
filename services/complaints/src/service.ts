import { Migration20260201000000SearchFunctions } from '@baro/chassis';
import type { ServiceDefinition } from '@baro/chassis';
import { directoryCopy, mayOperate, openSession, successionCommand } from '@baro/directory-client';
import { protoMetadata as complaintsProto } from '@baro/proto/baro/complaints/v1/complaints';
import { protoMetadata as lettersProto } from '@baro/proto/baro/complaints/v1/letters';
import { Migration20261128090500Letters } from '../migrations/Migration20261128090500_letters.ts';
import { effectJob } from './app/bring-into-effect.ts';
import type { Deps } from './app/deps.ts';
import type { IdentityPort } from './app/identity-port.ts';
import { succeedLetter } from './app/succeed-letter.ts';
import { complaintsConfig } from './config.ts';
import { reasons } from './reasons.ts';
import { complaintService } from './rpc/complaint-service.ts';
import { letterService } from './rpc/letter-service.ts';
import { ComplaintEntity, DialogueEntity, SuspensionEntity } from './store/complaint-entities.ts';
import {
  ClockEntity,
  HandEntity,
  ItemEntity,
  LetterEntity,
  OriginalEntity,
  PartyEntity,
} from './store/letter-entities.ts';

/** The complaints service as the chassis runs it. One definition serves one process. */
export function complaints(identities: IdentityPort): ServiceDefinition<typeof complaintsConfig> {
  const directory = directoryCopy.open();
  const deps: Deps = { directory, identities };
  return {
    name: 'complaints',
    reasons,
    config: complaintsConfig,
    entities: [
      LetterEntity,
      PartyEntity,
      OriginalEntity,
      ClockEntity,
      ComplaintEntity,
      SuspensionEntity,
      DialogueEntity,
      ItemEntity,
      HandEntity,
    ],
    migrations: [
      ...directoryCopy.migrations,
      Migration20260201000000SearchFunctions,
      Migration20261128090500Letters,
    ],
    protos: [lettersProto, complaintsProto],
    rpc: () => [letterService(deps), complaintService(deps)],
    consumers: () => [directory.consumer()],
    jobs: ({ act }) => [effectJob(deps, act)],
    commands: () => [
      successionCommand({
        kind: 'complaint',
        directory,
        succeed: (asked, tx) => succeedLetter(deps, asked, tx),
      }),
    ],
    mayOperate: () => async (ctx) => mayOperate((await openSession(ctx, directory)).staff).allowed,
  };
}
