import { joinAll, Parameters, query } from '@baro/chassis';
import type { Condition } from '@baro/chassis';
import type { Reach } from '@baro/directory-client';
import type { EntityManager } from '@mikro-orm/postgresql';

/** What is asked of the list of tasks. Conditions are on the task `d` and its text index row `s`. */
export interface ListQuery {
  /** Whose tasks; `bookUnitId` set when one book is asked for that the caller sees whole. */
  scope: Pick<Reach, 'everything' | 'trees' | 'books' | 'viewers'> & { bookUnitId: string };
  order: 'due_time' | 'create_time desc';
  filters: readonly Condition[];
  /** On the words; none when nothing was searched for. */
  words: Condition | undefined;
  size: number;
  after: readonly (string | number | null)[] | undefined;
}

/** A row found: its id and sort key as text. */
export interface Found {
  id: string;
  key: string;
}

const orders = {
  due_time: {
    onTask: "coalesce(d.due_time, 'infinity')",
    onViewer: 'v.due_key',
    direction: 'ASC',
    past: '>',
  },
  'create_time desc': {
    onTask: 'd.create_time',
    onViewer: 'v.create_time',
    direction: 'DESC',
    past: '<',
  },
} as const;

/** A page and one row more. */
export async function findPage(em: EntityManager, list: ListQuery): Promise<Found[]> {
  const { sql, values } = pageSql(list);
  return sql ? query<Found>(em, sql, values) : [];
}

/**
 * Each ground on which the caller sees tasks is a branch read in order from an index of its own, so that work follows
 * the page and not the table. Empty where there is no ground.
 */
export function pageSql(list: ListQuery): { sql: string; values: unknown[] } {
  const parameters = new Parameters();
  const { direction } = orders[list.order];
  const limit = list.size + 1;
  const branches = branchesOf(list).map((branch) => `(${branchSql(list, branch, parameters, limit)})`);
  const sql = `SELECT b.id, to_json(b.key) #>> '{}' AS key
     FROM (SELECT DISTINCT id, key FROM (${branches.join(' UNION ALL ')}) AS branches) AS b
     ORDER BY b.key ${direction}, b.id ${direction} LIMIT ${limit}`;
  return { sql: branches.length > 0 ? sql : '', values: parameters.values };
}

/** One ground: a condition on the task, or a viewer whose rows are walked. */
type Branch = { kind: 'task'; where: Condition } | { kind: 'viewer'; viewerId: string };

function branchesOf({ scope }: ListQuery): Branch[] {
  if (scope.bookUnitId) return [onTask('unit_id', scope.bookUnitId)];
  if (scope.everything) return [{ kind: 'task', where: () => 'true' }];
  return [
    ...scope.trees.map((treeId) => onTask('tree_id', treeId)),
    ...scope.books.map((unitId) => onTask('unit_id', unitId)),
    ...scope.viewers.map((viewerId): Branch => ({ kind: 'viewer', viewerId })),
  ];
}

function onTask(column: string, id: string): Branch {
  return { kind: 'task', where: (parameters) => `d.${column} = ${parameters.add(id, 'uuid')}` };
}

function branchSql(list: ListQuery, branch: Branch, parameters: Parameters, limit: number): string {
  const { onTask: taskKey, onViewer, direction, past } = orders[list.order];
  const viewer = branch.kind === 'viewer';
  const [key, id] = viewer ? [onViewer, 'v.task_id'] : [taskKey, 'd.id'];
  const where: Condition[] = [
    branch.kind === 'viewer' ? (p) => `v.viewer_id = ${p.add(branch.viewerId, 'uuid')}` : branch.where,
    ...list.filters,
    ...(list.words ? [list.words] : []),
  ];
  const { after } = list;
  if (after) {
    where.push(
      (p) =>
        `(${key}, ${id}) ${past} (${p.add(String(after[0] ?? ''), 'timestamptz')}, ${p.add(String(after[1] ?? ''), 'uuid')})`,
    );
  }
  const from = [
    viewer ? 'task_viewers v JOIN tasks d ON d.id = v.task_id' : 'tasks d',
    list.words ? 'JOIN task_search s ON s.task_id = d.id' : '',
  ].join(' ');
  return `SELECT d.id, ${key} AS key FROM ${from} WHERE ${joinAll(where, parameters)}
    ORDER BY ${key} ${direction}, ${id} ${direction} LIMIT ${limit}`;
}
