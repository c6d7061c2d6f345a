import type { WorkbookReader } from '@baro/chassis/workbook';
import type { DirectoryCopy } from '@baro/directory-client';

/** What the use cases are built from. */
export interface Deps {
  directory: DirectoryCopy;
}

/** What those that read workbooks are built from. */
export interface DepsWithWorkbooks extends Deps {
  workbooks: WorkbookReader;
}
