import { Migration20260201000000SearchFunctions } from '@baro/chassis';
import type { ServiceDefinition } from '@baro/chassis';
import { directoryCopy, mayOperate, openSession, successionCommand } from '@baro/directory-client';
import { protoMetadata as petitionsProto } from '@baro/proto/baro/petitions/v1/petitions';
import { Migration20261128064000Likely } from '../migrations/Migration20261128064000_likely.ts';
import { Migration20261128092000LikelyPairs } from '../migrations/Migration20261128092000_likely-pairs.ts';
import { Migration20261128052000Petitions } from '../migrations/Migration20261128052000_petitions.ts';
import type { Deps } from './app/deps.ts';
import { termsJob } from './app/read-terms.ts';
import { succeedPetition } from './app/succeed-petition.ts';
import { petitionsConfig } from './config.ts';
import { reasons } from './reasons.ts';
import { petitionService } from './rpc/petition-service.ts';
import {
  AnswerEntity,
  HandEntity,
  ItemEntity,
  PetitionEntity,
  RaisingEntity,
  ResultEntity,
  SessionEntity,
} from './store/petition-entities.ts';

/** The petitions service as the chassis runs it. One definition serves one process. */
export function petitions(): ServiceDefinition<typeof petitionsConfig> {
  const directory = directoryCopy.open();
  const deps: Deps = { directory };
  return {
    name: 'petitions',
    reasons,
    config: petitionsConfig,
    entities: [
      SessionEntity,
      PetitionEntity,
      RaisingEntity,
      AnswerEntity,
      ResultEntity,
      ItemEntity,
      HandEntity,
    ],
    migrations: [
      ...directoryCopy.migrations,
      Migration20260201000000SearchFunctions,
      Migration20261128052000Petitions,
      Migration20261128064000Likely,
      Migration20261128092000LikelyPairs,
    ],
    protos: [petitionsProto],
    rpc: () => [petitionService(deps)],
    consumers: () => [directory.consumer()],
    jobs: ({ act }) => [termsJob(act)],
    commands: () => [
      successionCommand({
        kind: 'petition',
        directory,
        succeed: (asked, tx) => succeedPetition(deps, asked, tx),
      }),
    ],
    mayOperate: () => async (ctx) => mayOperate((await openSession(ctx, directory)).staff).allowed,
  };
}
