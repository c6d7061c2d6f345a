import { Migration20260201000000SearchFunctions } from '@baro/chassis';
import type { ServiceDefinition } from '@baro/chassis';
import { cleanFilesJob, openFileDeps, openFiles } from '@baro/chassis/files';
import { directoryCopy, mayOperate, openSession, successionCommand } from '@baro/directory-client';
import { protoMetadata as attachmentsProto } from '@baro/proto/baro/tasks/v1/attachments';
import { protoMetadata as investmentsProto } from '@baro/proto/baro/tasks/v1/investments';
import { protoMetadata as programmesProto } from '@baro/proto/baro/tasks/v1/programmes';
import { protoMetadata as slippageProto } from '@baro/proto/baro/tasks/v1/slippage';
import { protoMetadata as tasksProto } from '@baro/proto/baro/tasks/v1/tasks';
import { protoMetadata as urgingProto } from '@baro/proto/baro/tasks/v1/urging';
import { Migration20261127150000Tasks } from '../migrations/Migration20261127150000_tasks.ts';
import { Migration20261127180000Acted } from '../migrations/Migration20261127180000_acted.ts';
import { Migration20261127182500Urging } from '../migrations/Migration20261127182500_urging.ts';
import { Migration20261127184000Programmes } from '../migrations/Migration20261127184000_programmes.ts';
import { Migration20261127190000Attachments } from '../migrations/Migration20261127190000_attachments.ts';
import { Migration20261128180000SourcePetition } from '../migrations/Migration20261128180000_source-petition.ts';
import type { Deps } from './app/deps.ts';
import { succeedItem } from './app/succeed-item.ts';
import { tasksConfig } from './config.ts';
import { letterAnswers } from './events/letter-answers.ts';
import { reasons } from './reasons.ts';
import { attachmentService } from './rpc/attachment-service.ts';
import { investmentService, programmeService } from './rpc/programme-service.ts';
import { slippageService } from './rpc/slippage-service.ts';
import { taskService } from './rpc/task-service.ts';
import { urgingService } from './rpc/urging-service.ts';
import { AttachmentEntity } from './store/attachment-entities.ts';
import { findOrphans } from './store/attachment-store.ts';
import { HandEntity, ItemEntity } from './store/hand-entities.ts';
import {
  DueMoveEntity,
  MilestoneEntity,
  MilestoneReportEntity,
  ProgrammeEntity,
  ProjectEntity,
} from './store/programme-entities.ts';
import {
  ExtensionEntity,
  ObstacleEntity,
  PartEntity,
  ProgressEntity,
  TaskEntity,
} from './store/task-entities.ts';
import { UrgingLetterEntity } from './store/urging-entities.ts';

/** The tasks service as the chassis runs it. One definition serves one process. */
export function tasks(): ServiceDefinition<typeof tasksConfig> {
  const directory = directoryCopy.open();
  const deps: Deps = { directory };
  return {
    name: 'tasks',
    reasons,
    config: tasksConfig,
    entities: [
      TaskEntity,
      PartEntity,
      ProgressEntity,
      ExtensionEntity,
      ObstacleEntity,
      AttachmentEntity,
      ItemEntity,
      HandEntity,
      DueMoveEntity,
      ProgrammeEntity,
      ProjectEntity,
      MilestoneEntity,
      MilestoneReportEntity,
      UrgingLetterEntity,
    ],
    migrations: [
      ...directoryCopy.migrations,
      Migration20260201000000SearchFunctions,
      Migration20261127150000Tasks,
      Migration20261127180000Acted,
      Migration20261127182500Urging,
      Migration20261127184000Programmes,
      Migration20261127190000Attachments,
      Migration20261128180000SourcePetition,
    ],
    protos: [tasksProto, attachmentsProto, urgingProto, slippageProto, programmesProto, investmentsProto],
    rpc: ({ config }) => [
      taskService(deps),
      attachmentService({ ...deps, ...openFileDeps(config) }),
      urgingService(deps),
      slippageService(deps),
      programmeService(deps),
      investmentService(deps),
    ],
    consumers: () => [directory.consumer(), letterAnswers(directory)],
    jobs: ({ config, orm, log, clock }) => [
      cleanFilesJob({ ...openFiles(config), orm, log, findOrphans }, clock),
    ],
    commands: () => [
      successionCommand({ kind: 'task', directory, succeed: (asked, tx) => succeedItem(deps, asked, tx) }),
    ],
    mayOperate: () => async (ctx) => mayOperate((await openSession(ctx, directory)).staff).allowed,
  };
}
