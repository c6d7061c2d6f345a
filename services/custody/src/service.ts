import type { ServiceDefinition } from '@baro/chassis';
import { directoryCopy, mayOperate, openSession } from '@baro/directory-client';
import { reasons } from './reasons.ts';

/** The custody service as the chassis runs it. One definition serves one process. */
export function custody(): ServiceDefinition {
  const directory = directoryCopy.open();
  return {
    name: 'custody',
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
