import { Migration20260201000000SearchFunctions } from '@baro/chassis';
import type { ServiceDefinition, ServiceDeps } from '@baro/chassis';
import { receiptTriesJob } from '@baro/chassis/receipts';
import { directoryCopy, mayOperate, openSession, successionCommand } from '@baro/directory-client';
import { protoMetadata as complaintsProto } from '@baro/proto/baro/complaints/v1/complaints';
import { protoMetadata as denunciationsProto } from '@baro/proto/baro/complaints/v1/denunciations';
import { protoMetadata as formsProto } from '@baro/proto/baro/complaints/v1/forms';
import { protoMetadata as identitiesProto } from '@baro/proto/baro/complaints/v1/identities';
import { protoMetadata as lettersProto } from '@baro/proto/baro/complaints/v1/letters';
import { protoMetadata as publicProto } from '@baro/proto/baro/complaints/v1/public';
import { protoMetadata as receptionProto } from '@baro/proto/baro/complaints/v1/reception';
import { protoMetadata as statisticsProto } from '@baro/proto/baro/complaints/v1/statistics';
import { Migration20261128090500Letters } from '../migrations/Migration20261128090500_letters.ts';
import { Migration20261128100000Denunciations } from '../migrations/Migration20261128100000_denunciations.ts';
import { Migration20261128110000Receptions } from '../migrations/Migration20261128110000_receptions.ts';
import { Migration20261128130000LegalForms } from '../migrations/Migration20261128130000_legal-forms.ts';
import { Migration20261128140000DuplicateMarks } from '../migrations/Migration20261128140000_duplicate-marks.ts';
import { Migration20261128150000DenunciationForms } from '../migrations/Migration20261128150000_denunciation-forms.ts';
import { Migration20261128153000Receipts } from '../migrations/Migration20261128153000_receipts.ts';
import { Migration20261128190000ManyCases } from '../migrations/Migration20261128190000_many-cases.ts';
import { Migration20261128220000ViewersInSearch } from '../migrations/Migration20261128220000_viewers-in-search.ts';
import { Migration20261128200000OfOneUnit } from '../migrations/Migration20261128200000_of-one-unit.ts';
import { effectJob } from './app/bring-into-effect.ts';
import type { Deps } from './app/deps.ts';
import { recountJob } from './app/recount-clocks.ts';
import { succeedLetter } from './app/succeed-letter.ts';
import { complaintsConfig } from './config.ts';
import { identityDatabase, identityJobs, openIdentities, watchKeyFaults } from './identity/index.ts';
import type { Identities } from './identity/index.ts';
import { reasons } from './reasons.ts';
import { complaintService } from './rpc/complaint-service.ts';
import { denunciationService } from './rpc/denunciation-service.ts';
import { identityService } from './rpc/identity-service.ts';
import { letterFormService } from './rpc/letter-form-service.ts';
import { letterService } from './rpc/letter-service.ts';
import { letterReceiptService, publicLetterService } from './rpc/public-service.ts';
import { statisticsService } from './rpc/statistics-service.ts';
import { receptionService } from './rpc/reception-service.ts';
import { ComplaintEntity, DialogueEntity, SuspensionEntity } from './store/complaint-entities.ts';
import { DenunciationEntity, ExtensionEntity } from './store/denunciation-entities.ts';
import {
  ClockEntity,
  HandEntity,
  ItemEntity,
  LetterEntity,
  OriginalEntity,
  PartyEntity,
} from './store/letter-entities.ts';
import { knownParties } from './store/letter-store.ts';
import {
  FollowUpEntity,
  ReceptionEntity,
  SlotEntity,
  TakenPaperEntity,
  VisitorEntity,
} from './store/reception-entities.ts';

const entities = [
  LetterEntity,
  PartyEntity,
  OriginalEntity,
  ClockEntity,
  ComplaintEntity,
  SuspensionEntity,
  DialogueEntity,
  DenunciationEntity,
  ExtensionEntity,
  ItemEntity,
  HandEntity,
  SlotEntity,
  ReceptionEntity,
  VisitorEntity,
  TakenPaperEntity,
  FollowUpEntity,
];

/** The complaints service as the chassis runs it. One definition serves one process. */
export function complaints(): ServiceDefinition<typeof complaintsConfig> {
  const directory = directoryCopy.open();
  let identities: Identities | undefined;
  const depsOf = ({ config, sideOrm }: ServiceDeps<typeof complaintsConfig>): Deps => {
    identities ??= openIdentities(sideOrm(identityDatabase.name), config);
    return {
      directory,
      identities,
      grantDays: config.identityGrantDays,
      publicClientId: config.publicClientId,
      receiptLimits: { triesMax: config.receiptTriesMax, lockMinutes: config.receiptLockMinutes },
    };
  };
  return {
    name: 'complaints',
    reasons,
    config: complaintsConfig,
    sideDatabases: [identityDatabase],
    entities,
    migrations: [
      ...directoryCopy.migrations,
      Migration20260201000000SearchFunctions,
      Migration20261128090500Letters,
      Migration20261128100000Denunciations,
      Migration20261128110000Receptions,
      Migration20261128130000LegalForms,
      Migration20261128140000DuplicateMarks,
      Migration20261128150000DenunciationForms,
      Migration20261128153000Receipts,
      Migration20261128190000ManyCases,
      Migration20261128200000OfOneUnit,
      Migration20261128220000ViewersInSearch,
    ],
    protos: [
      lettersProto,
      complaintsProto,
      denunciationsProto,
      identitiesProto,
      formsProto,
      receptionProto,
      publicProto,
      statisticsProto,
    ],
    rpc: (service) => [
      letterService(depsOf(service)),
      complaintService(depsOf(service)),
      denunciationService(depsOf(service)),
      identityService(depsOf(service)),
      letterFormService(depsOf(service)),
      receptionService(depsOf(service)),
      publicLetterService(depsOf(service)),
      letterReceiptService(depsOf(service)),
      statisticsService(depsOf(service)),
    ],
    consumers: () => [directory.consumer()],
    jobs: (service) => [
      effectJob(directory, service.act),
      recountJob(directory, service.act),
      receiptTriesJob(service.act),
      ...identityJobs(
        depsOf(service).identities,
        (ids) => knownParties(service.orm.em.fork(), ids),
        service.log,
      ),
    ],
    gauges: (service) => watchKeyFaults(depsOf(service).identities),
    commands: () => [
      successionCommand({
        kind: 'complaint',
        directory,
        succeed: (asked, tx) => succeedLetter(directory, asked, tx),
      }),
    ],
    mayOperate: () => async (ctx) => mayOperate((await openSession(ctx, directory)).staff).allowed,
  };
}
