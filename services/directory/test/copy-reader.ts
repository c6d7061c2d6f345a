import { defineReasons, type ServiceDefinition } from '@baro/chassis';
import { directoryCopy, type DirectoryCopy } from '@baro/directory-client';
import { protoMetadata } from '@baro/proto/baro/platform/v1/operations';

/** A service of nothing but the chassis and the copy of the directory. */
export function copyReader(copy: DirectoryCopy): ServiceDefinition {
  return {
    name: 'reader',
    reasons: defineReasons('reader', {}),
    config: {},
    entities: [],
    migrations: [...directoryCopy.migrations],
    protos: [protoMetadata],
    rpc: () => [],
    consumers: () => [copy.consumer()],
    mayOperate: () => async () => false,
  };
}
