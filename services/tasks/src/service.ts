import type { ServiceDefinition } from '@baro/chassis';
import { directoryCopy, mayOperate, openSession } from '@baro/directory-client';
import { reasons } from './reasons.ts';

/** The tasks service as the chassis runs it. One definition serves one process. */
export function tasks(): ServiceDefinition {
  const directory = directoryCopy.open();
  return {
    name: 'tasks',
    reasons,
    config: {},
    entities: [],
    migrations: [...directoryCopy.migrations],
    protos: [],
    rpc: () => [],
    consumers: () => [directory.consumer()],
    mayOperate: () => async (ctx) => mayOperate((await openSession(ctx, directory)).staff).allowed,
  };
}
