import { Migration20260201000000SearchFunctions } from '@baro/chassis';
import type { ServiceDefinition, ServiceDeps } from '@baro/chassis';
import { receiptTriesJob } from '@baro/chassis/receipts';
import { directoryCopy, mayOperate, openSession, successionCommand } from '@baro/directory-client';
import { protoMetadata as petitionsProto } from '@baro/proto/baro/petitions/v1/petitions';
import { protoMetadata as promisesProto } from '@baro/proto/baro/petitions/v1/promises';
import { Migration20261128090000Promises } from '../migrations/Migration20261128090000_promises.ts';
import { protoMetadata as partsProto } from '@baro/proto/baro/petitions/v1/parts';
import { Migration20261128090500Parts } from '../migrations/Migration20261128090500_parts.ts';
import { protoMetadata as reportProto } from '@baro/proto/baro/petitions/v1/session_report';
import { protoMetadata as publicProto } from '@baro/proto/baro/petitions/v1/public';
import { Migration20261128085500Public } from '../migrations/Migration20261128085500_public.ts';
import { Migration20261128064000Likely } from '../migrations/Migration20261128064000_likely.ts';
import { Migration20261128092000LikelyPairs } from '../migrations/Migration20261128092000_likely-pairs.ts';
import { Migration20261128220000OfOneUnit } from '../migrations/Migration20261128220000_of-one-unit.ts';
import { Migration20261128190000ManyCases } from '../migrations/Migration20261128190000_many-cases.ts';
import { Migration20261128052000Petitions } from '../migrations/Migration20261128052000_petitions.ts';
import type { Deps } from './app/deps.ts';
import { termsJob } from './app/read-terms.ts';
import { succeedPetition } from './app/succeed-petition.ts';
import { petitionsConfig } from './config.ts';
import { reasons } from './reasons.ts';
import { partService } from './rpc/part-service.ts';
import { petitionService } from './rpc/petition-service.ts';
import { PartEntity } from './store/part-store.ts';
import { publicPetitionService, receiptService } from './rpc/public-service.ts';
import { promiseService } from './rpc/promise-service.ts';
import { sessionReportService } from './rpc/session-report-service.ts';
import {
  AnswerEntity,
  HandEntity,
  ItemEntity,
  PetitionEntity,
  RaisingEntity,
  ResultEntity,
  SessionEntity,
} from './store/petition-entities.ts';
import {
  PromiseEntity,
  PromiseEvidenceEntity,
  PromiseMilestoneEntity,
  PromiseMoveEntity,
  PromiseWordEntity,
} from './store/promise-entities.ts';
import { VoterWordEntity } from './store/voter-word-store.ts';

/** The petitions service as the chassis runs it. One definition serves one process. */
export function petitions(): ServiceDefinition<typeof petitionsConfig> {
  const directory = directoryCopy.open();
  const depsOf = ({ config }: Pick<ServiceDeps<typeof petitionsConfig>, 'config'>): Deps => ({
    directory,
    publicClientId: config.publicClientId,
    receiptLimits: { triesMax: config.receiptTriesMax, lockMinutes: config.receiptLockMinutes },
  });
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
      PartEntity,
      VoterWordEntity,
      PromiseEntity,
      PromiseMilestoneEntity,
      PromiseMoveEntity,
      PromiseWordEntity,
      PromiseEvidenceEntity,
    ],
    migrations: [
      ...directoryCopy.migrations,
      Migration20260201000000SearchFunctions,
      Migration20261128052000Petitions,
      Migration20261128064000Likely,
      Migration20261128085500Public,
      Migration20261128090000Promises,
      Migration20261128090500Parts,
      Migration20261128092000LikelyPairs,
      Migration20261128190000ManyCases,
      Migration20261128220000OfOneUnit,
    ],
    protos: [petitionsProto, partsProto, publicProto, reportProto, promisesProto],
    rpc: (service) => {
      const deps = depsOf(service);
      return [
        petitionService(deps),
        partService(deps),
        publicPetitionService(deps),
        receiptService(deps),
        sessionReportService(deps),
        promiseService(deps),
      ];
    },
    consumers: () => [directory.consumer()],
    jobs: ({ act }) => [termsJob(act), receiptTriesJob(act)],
    commands: (service) => [
      successionCommand({
        kind: 'petition',
        directory,
        succeed: (asked, tx) => succeedPetition(depsOf(service), asked, tx),
      }),
    ],
    mayOperate: () => async (ctx) => mayOperate((await openSession(ctx, directory)).staff).allowed,
  };
}
