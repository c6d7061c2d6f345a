import type { Reach } from '@baro/directory-client';
import { maySeeBook } from '@baro/directory-client';
import type { Condition } from '@baro/chassis';
import { bookScope, viewerScope } from './search-row.ts';

/** Where a list is read from: the fewest rows that hold all the caller may see of what is asked. */
export type ListScope =
  /** Everything, or all of some trees with what else the caller sees. */
  | {
      kind: 'wide';
      everything: boolean;
      trees: readonly string[];
      books: readonly string[];
      viewers: readonly string[];
    }
  /** One whole register. */
  | { kind: 'book'; unitId: string }
  /** Some registers and what is recorded for the caller's posts and units; a filter picks one register when `unitId` is set. */
  | { kind: 'own'; books: readonly string[]; viewers: readonly string[]; unitId: string };

/** Scope of a list of one unit's register, or of all (`unitId` empty). */
export function scopeOf(reach: Reach, unitId: string, treeId: string): ListScope {
  if (unitId) {
    if (maySeeBook(reach, { unitId, treeId })) return { kind: 'book', unitId };
    return { kind: 'own', books: [], viewers: reach.viewers, unitId };
  }
  const { everything, trees, books, viewers } = reach;
  if (everything || trees.length > 0) return { kind: 'wide', everything, trees, books, viewers };
  return { kind: 'own', books, viewers, unitId: '' };
}

/** The scope as a condition on the index row `s`, which GIN can answer together with the words. */
export function scopeOnSearch(scope: ListScope): Condition {
  return (parameters) => {
    if (scope.kind === 'wide' && scope.everything) return 'true';
    if (scope.kind === 'book') return `s.scope && ${parameters.add([bookScope(scope.unitId)], 'text[]')}`;
    const marks = [...scope.books.map(bookScope), ...scope.viewers.map(viewerScope)];
    const own = `s.scope && ${parameters.add(marks, 'text[]')}`;
    if (scope.kind === 'own') return own;
    return `s.tree_id = ANY(${parameters.add(scope.trees, 'uuid[]')}) OR ${own}`;
  };
}

/** The scope as a condition on the document row `d`. */
export function scopeOnDocument(scope: ListScope): Condition {
  return (parameters) => {
    if (scope.kind === 'wide' && scope.everything) return 'true';
    if (scope.kind === 'book') return `d.unit_id = ${parameters.add(scope.unitId, 'uuid')}`;
    const viewed = `EXISTS (SELECT FROM document_viewers v
      WHERE v.document_id = d.id AND v.viewer_id = ANY(${parameters.add(scope.viewers, 'uuid[]')}))`;
    const own =
      scope.books.length === 0
        ? viewed
        : `d.unit_id = ANY(${parameters.add(scope.books, 'uuid[]')}) OR ${viewed}`;
    if (scope.kind === 'own') return own;
    return `d.tree_id = ANY(${parameters.add(scope.trees, 'uuid[]')}) OR ${own}`;
  };
}
