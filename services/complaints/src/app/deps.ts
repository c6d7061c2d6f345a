import type { DirectoryCopy } from '@baro/directory-client';
import type { IdentityPort } from './identity-port.ts';

/** What the use cases are built from. */
export interface Deps {
  directory: DirectoryCopy;
  identities: IdentityPort;
}
