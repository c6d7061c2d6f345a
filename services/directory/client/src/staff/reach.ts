import { PostRole } from '@baro/proto/baro/directory/v1/directory';
import type { Staff } from './staff.ts';

/** What a caller may see: the union of four grounds. */
export interface Reach {
  /** The auditor. */
  readonly everything: boolean;
  /** Trees seen whole. */
  readonly trees: readonly string[];
  /** Registers seen whole, by unit. */
  readonly books: readonly string[];
  /** Posts, and units with all below them, whose present and past holdings are seen. */
  readonly viewers: readonly string[];
}

/** Facts of a document that decide who sees it. */
export interface Visible {
  readonly unitId: string;
  readonly treeId: string;
  /** Viewers recorded for it: posts that hold, held or are informed, and the units over them. */
  readonly viewers: readonly string[];
}

/** Grounds each role gives, deny by default. */
export function reachOf(staff: Staff): Reach {
  const trees = new Set<string>();
  const books = new Set<string>();
  const viewers = new Set<string>();
  let everything = false;
  if (staff.systemUnitId) books.add(staff.systemUnitId);
  for (const desk of staff.desks) {
    viewers.add(desk.postId);
    switch (desk.role) {
      case PostRole.AUDITOR:
        everything = true;
        break;
      case PostRole.RECORDS_CLERK:
        for (const unitId of desk.serves) books.add(unitId);
        break;
      case PostRole.LEADER:
      case PostRole.CHIEF_OF_OFFICE:
      case PostRole.TASK_FORCE:
        for (const unitId of desk.serves) books.add(unitId);
        if (desk.headsTree) trees.add(desk.tree);
        else for (const unitId of [desk.unitId, ...desk.serves]) viewers.add(unitId);
        break;
      case PostRole.HEAD_OF_DIVISION:
        viewers.add(desk.unitId);
        break;
      default:
        break;
    }
  }
  return { everything, trees: [...trees], books: [...books], viewers: [...viewers] };
}

/** Whether the caller may see the document. */
export function maySee(reach: Reach, document: Visible): boolean {
  return maySeeBook(reach, document) || reach.viewers.some((viewer) => document.viewers.includes(viewer));
}

/** Whether the caller may see the whole register of the unit. */
export function maySeeBook(reach: Reach, unit: Pick<Visible, 'unitId' | 'treeId'>): boolean {
  return reach.everything || reach.trees.includes(unit.treeId) || reach.books.includes(unit.unitId);
}

/** Whether the caller may see every document there is: only then is one that does not exist named as such. */
export function maySeeAll(reach: Reach): boolean {
  return reach.everything;
}
