import type { DirectoryCopy } from '@baro/directory-client';
import type { TypeTable } from '../store/type-store.ts';

/** What the use cases are built from. */
export interface Deps {
  directory: DirectoryCopy;
  types: TypeTable;
}
