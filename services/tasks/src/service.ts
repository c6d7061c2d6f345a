import type { ServiceDefinition } from '@baro/chassis';
import { Migration20260201000000SearchFunctions } from '@baro/chassis';
import { directoryCopy, mayOperate, openSession } from '@baro/directory-client';
import { protoMetadata as tasksProto } from '@baro/proto/baro/tasks/v1/tasks';
import { protoMetadata as urgingProto } from '@baro/proto/baro/tasks/v1/urging';
import { Migration20261127150000Tasks } from '../migrations/Migration20261127150000_tasks.ts';
import { Migration20261127182500Urging } from '../migrations/Migration20261127182500_urging.ts';
import type { Deps } from './app/deps.ts';
import { letterAnswers } from './events/letter-answers.ts';
import { reasons } from './reasons.ts';
import { taskService } from './rpc/task-service.ts';
import { urgingService } from './rpc/urging-service.ts';
import { HandEntity, ItemEntity } from './store/hand-entities.ts';
import {
  ExtensionEntity,
  ObstacleEntity,
  PartEntity,
  ProgressEntity,
  TaskEntity,
} from './store/task-entities.ts';
import { UrgingLetterEntity } from './store/urging-entities.ts';

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
      UrgingLetterEntity,
    ],
    migrations: [
      ...directoryCopy.migrations,
      Migration20260201000000SearchFunctions,
      Migration20261127150000Tasks,
      Migration20261127182500Urging,
    ],
    protos: [tasksProto, urgingProto],
    rpc: () => [taskService(deps), urgingService(deps)],
    consumers: () => [directory.consumer(), letterAnswers(directory)],
    mayOperate: () => async (ctx) => mayOperate((await openSession(ctx, directory)).staff).allowed,
  };
}
