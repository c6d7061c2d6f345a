import type { ServiceDefinition } from '@baro/chassis';
import { Migration20260201000000SearchFunctions } from '@baro/chassis';
import { directoryCopy, mayOperate, openSession } from '@baro/directory-client';
import { protoMetadata as investmentsProto } from '@baro/proto/baro/tasks/v1/investments';
import { protoMetadata as programmesProto } from '@baro/proto/baro/tasks/v1/programmes';
import { protoMetadata as slippageProto } from '@baro/proto/baro/tasks/v1/slippage';
import { protoMetadata as tasksProto } from '@baro/proto/baro/tasks/v1/tasks';
import { Migration20261127150000Tasks } from '../migrations/Migration20261127150000_tasks.ts';
import { Migration20261127184000Programmes } from '../migrations/Migration20261127184000_programmes.ts';
import type { Deps } from './app/deps.ts';
import { reasons } from './reasons.ts';
import { investmentService, programmeService } from './rpc/programme-service.ts';
import { slippageService } from './rpc/slippage-service.ts';
import { taskService } from './rpc/task-service.ts';
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

/** The tasks service as the chassis runs it. One definition serves one process. */
export function tasks(): ServiceDefinition {
  const directory = directoryCopy.open();
  const deps: Deps = { directory };
  return {
    name: 'tasks',
    reasons,
    config: {},
    entities: [
      TaskEntity,
      PartEntity,
      ProgressEntity,
      ExtensionEntity,
      ObstacleEntity,
      ItemEntity,
      HandEntity,
      DueMoveEntity,
      ProgrammeEntity,
      ProjectEntity,
      MilestoneEntity,
      MilestoneReportEntity,
    ],
    migrations: [
      ...directoryCopy.migrations,
      Migration20260201000000SearchFunctions,
      Migration20261127150000Tasks,
      Migration20261127184000Programmes,
    ],
    protos: [tasksProto, slippageProto, programmesProto, investmentsProto],
    rpc: () => [taskService(deps), slippageService(deps), programmeService(deps), investmentService(deps)],
    consumers: () => [directory.consumer()],
    mayOperate: () => async (ctx) => mayOperate((await openSession(ctx, directory)).staff).allowed,
  };
}
