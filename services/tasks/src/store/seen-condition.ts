import type { Condition } from '@baro/chassis';
import type { Reach } from '@baro/directory-client';

/** Whose tasks. */
export type Scope = Pick<Reach, 'everything' | 'trees' | 'books' | 'viewers'>;

/**
 * That the caller may see the task of a row with columns `tree_id` and `unit_id`, named `alias`; `taskId` is its column
 * with the task. For what is looked up by other conditions: a list of all tasks walks the grounds one by one instead.
 */
export function seenCondition(scope: Scope, alias: string, taskId: string): Condition {
  if (scope.everything) return () => 'true';
  return (p) => `(${alias}.tree_id = ANY(${p.add(scope.trees, 'uuid[]')})
    OR ${alias}.unit_id = ANY(${p.add(scope.books, 'uuid[]')})
    OR EXISTS (SELECT FROM task_viewers v
      WHERE v.task_id = ${alias}.${taskId} AND v.viewer_id = ANY(${p.add(scope.viewers, 'uuid[]')})))`;
}
