import type { FileDeps } from '@baro/chassis/files';
import type { DirectoryCopy } from '@baro/directory-client';

/** What the use cases are built from. */
export interface Deps {
  directory: DirectoryCopy;
}

/** What the use cases of files are built from. */
export type DepsWithFiles = Deps & FileDeps;
