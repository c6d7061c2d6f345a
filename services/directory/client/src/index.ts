export { DirectoryCopy, directoryCopy } from './copy/directory-copy.ts';
export { Directory, type AsOf } from './directory/directory.ts';
export { emptyRows, type DirectoryRows } from './directory/rows.ts';
export { covers, pickSpan, type Span } from './directory/span.ts';
export { signingPosts, workPosts } from './directory/post-index.ts';
export type {
  ActingPost,
  Actor,
  DelegationView,
  PostPerson,
  PersonActor,
  PostView,
  ServiceActor,
  UnitView,
} from './directory/views.ts';
export { calendarDay, countable } from './directory/legal-terms.ts';
export { DelegationKind, PostRole } from '@baro/proto/baro/directory/v1/directory';
export {
  applyChange,
  noteAct,
  unheld,
  type ChangeInput,
  type HandChange,
  type HeldItem,
  type ToldChange,
} from './hands/change-hands.ts';
export { emitCustody, emitDescribed, type ItemSubject } from './hands/emit-item.ts';
export { handProperties, itemProperties } from './hands/item-entities.ts';
export { itemTables } from './hands/item-tables.ts';
export { viewersOf } from './hands/viewers.ts';
export * from './staff/index.ts';
export * from './succession/index.ts';
export * from './time/index.ts';
