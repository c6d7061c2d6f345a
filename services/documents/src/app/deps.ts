import type { FileDeps } from '@baro/chassis/files';
import type { DirectoryCopy } from '@baro/directory-client';
import type { TypeTable } from '../store/type-store.ts';

/** What the use cases are built from. */
export interface Deps {
  directory: DirectoryCopy;
  types: TypeTable;
}

/** What the use cases of files are built from. */
export type DepsWithFiles = Deps & FileDeps;
