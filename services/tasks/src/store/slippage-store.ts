import { joinAll, Parameters, query } from '@baro/chassis';
import type { Condition } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import { DueMoveEntity } from './programme-entities.ts';
import type { DueMoveRow } from './programme-entities.ts';
import { seenCondition } from './seen-condition.ts';
import type { Scope } from './seen-condition.ts';

/** Which moves are looked at. */
export interface MovesQuery {
  scope: Scope;
  /** Units that led; any when absent. */
  leadUnitIds: readonly string[] | undefined;
  from: Date;
  until: Date;
}

/** A task that moved and how far in the period. */
export interface MovedTask {
  id: string;
  days: number;
}

/** Moves summed up by one of lead unit, who asked, reason. */
export interface MovesTotal {
  grouping: number;
  key: string | null;
  moves: number;
  tasks: number;
  days: number;
}

/** Most rows of one grouping. */
const maxTotals = 50;

function conditionsOf({ scope, leadUnitIds, from, until }: MovesQuery): Condition[] {
  const conditions: Condition[] = [
    (p) => `m.move_time >= ${p.add(from, 'timestamptz')}`,
    (p) => `m.move_time < ${p.add(until, 'timestamptz')}`,
    seenCondition(scope, 'm', 'task_id'),
  ];
  if (leadUnitIds) conditions.push((p) => `m.lead_unit_id = ANY(${p.add(leadUnitIds, 'uuid[]')})`);
  return conditions;
}

/** A page of tasks that moved, farthest first, and one more. */
export async function findMovedTasks(
  em: EntityManager,
  moves: MovesQuery,
  size: number,
  after: readonly (string | number | null)[] | undefined,
): Promise<MovedTask[]> {
  const parameters = new Parameters();
  const where = joinAll(conditionsOf(moves), parameters);
  const having = after
    ? `HAVING (sum(m.working_days), m.task_id) < (${parameters.add(Number(after[0] ?? 0), 'bigint')},
         ${parameters.add(String(after[1] ?? ''), 'uuid')})`
    : '';
  return query<MovedTask>(
    em,
    `SELECT m.task_id AS id, sum(m.working_days)::int AS days FROM task_due_moves m WHERE ${where}
     GROUP BY m.task_id ${having} ORDER BY sum(m.working_days) DESC, m.task_id DESC LIMIT ${size + 1}`,
    parameters.values,
  );
}

/** The moves summed up by lead unit (1), who asked (2) and reason (3), farthest first. */
export async function sumMoves(em: EntityManager, moves: MovesQuery): Promise<MovesTotal[]> {
  const parameters = new Parameters();
  const where = joinAll(conditionsOf(moves), parameters);
  return query<MovesTotal>(
    em,
    `SELECT s.grouping, s.key, s.moves, s.tasks, s.days FROM (
       SELECT g.grouping, g.key, count(*)::int AS moves, count(DISTINCT m.task_id)::int AS tasks,
         sum(m.working_days)::int AS days,
         row_number() OVER (PARTITION BY g.grouping ORDER BY sum(m.working_days) DESC, g.key) AS place
       FROM task_due_moves m, LATERAL (VALUES (1, m.lead_unit_id::text),
         (2, coalesce(m.asked_post_id, m.asked_unit_id)::text), (3, m.reason)) AS g (grouping, key)
       WHERE ${where} GROUP BY g.grouping, g.key) AS s
     WHERE s.place <= ${maxTotals} ORDER BY s.grouping, s.place`,
    parameters.values,
  );
}

/** Moves of tasks, oldest first; `within` limits them to those of a list. */
export async function findMoves(
  em: EntityManager,
  taskIds: readonly string[],
  within?: Pick<MovesQuery, 'leadUnitIds' | 'from' | 'until'>,
): Promise<DueMoveRow[]> {
  if (taskIds.length === 0) return [];
  const leads = within?.leadUnitIds;
  return em.find(
    DueMoveEntity,
    {
      taskId: { $in: [...taskIds] },
      ...(within ? { moveTime: { $gte: within.from, $lt: within.until } } : {}),
      ...(leads ? { leadUnitId: { $in: [...leads] } } : {}),
    },
    { orderBy: { moveTime: 'asc', id: 'asc' }, disableIdentityMap: true },
  );
}
