import type { ServiceDefinition } from '@baro/chassis';
import { Migration20260201000000SearchFunctions } from '@baro/chassis';
import { directoryCopy, mayOperate, openSession, successionCommand } from '@baro/directory-client';
import { protoMetadata as tasksProto } from '@baro/proto/baro/tasks/v1/tasks';
import { Migration20261127150000Tasks } from '../migrations/Migration20261127150000_tasks.ts';
import type { Deps } from './app/deps.ts';
import { succeedItem } from './app/succeed-item.ts';
import { reasons } from './reasons.ts';
import { taskService } from './rpc/task-service.ts';
import { HandEntity, ItemEntity } from './store/hand-entities.ts';
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
    ],
    migrations: [
      ...directoryCopy.migrations,
      Migration20260201000000SearchFunctions,
      Migration20261127150000Tasks,
    ],
    protos: [tasksProto],
    rpc: () => [taskService(deps)],
    consumers: () => [directory.consumer()],
    commands: () => [
      successionCommand({ kind: 'task', directory, succeed: (asked, tx) => succeedItem(deps, asked, tx) }),
    ],
    mayOperate: () => async (ctx) => mayOperate((await openSession(ctx, directory)).staff).allowed,
  };
}
