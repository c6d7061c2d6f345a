import type { DirectoryCopy } from '@baro/directory-client';

/** What the use cases are built from. */
export interface Deps {
  directory: DirectoryCopy;
}
