import { LockMode } from '@mikro-orm/core';
import { execute, joinAll, Parameters, query } from '@baro/chassis';
import type { Condition } from '@baro/chassis';
import type { Reach } from '@baro/directory-client';
import type { EntityManager } from '@mikro-orm/postgresql';
import { UrgingLetterEntity } from './urging-entities.ts';
import type { UrgingLetterRow } from './urging-entities.ts';

/** A task with what a letter says of it. */
export interface OverdueTask {
  id: string;
  work: string;
  sourceNumberSymbol: string;
  dueTime: Date;
  urgingCount: number;
  leadUnitId: string;
  holderUnitId: string;
}

/**
 * Tasks a unit assigned that are in hands to be urged (assigned, accepted) and over their due time, most overdue first:
 * all of them, or those of `ids`.
 */
export async function findOverdue(
  em: EntityManager,
  unitId: string,
  now: Date,
  limit: number,
  ids?: readonly string[],
): Promise<OverdueTask[]> {
  return query<OverdueTask>(
    em,
    `SELECT d.id, d.work, d.source_number_symbol AS "sourceNumberSymbol", d.due_time AS "dueTime",
       d.urging_count AS "urgingCount", d.lead_unit_id AS "leadUnitId", i.holder_unit_id AS "holderUnitId"
     FROM tasks d JOIN task_items i ON i.id = d.id
     WHERE d.unit_id = $1 AND d.state IN (2, 3) AND d.due_time < $2 AND ($3::uuid[] IS NULL OR d.id = ANY ($3))
     ORDER BY d.due_time, d.id LIMIT $4`,
    [unitId, now, ids ?? null, limit],
  );
}

/** A task on a letter as stored. */
export interface LetterTask {
  taskId: string;
  work: string;
  sourceNumberSymbol: string;
  dueTime: Date;
  overdueDays: number;
  urgingNumber: number | null;
}

/** Keeps what a letter lists, in order. */
export async function addLetterTasks(
  em: EntityManager,
  letterId: string,
  tasks: readonly Omit<LetterTask, 'urgingNumber'>[],
): Promise<void> {
  await execute(
    em,
    `INSERT INTO urging_letter_tasks (letter_id, task_id, place, work, source_number_symbol, due_time, overdue_days)
     SELECT $1, r."taskId", r.place, r.work, r."sourceNumberSymbol", r."dueTime", r."overdueDays"
     FROM jsonb_to_recordset($2) AS r ("taskId" uuid, place smallint, work text, "sourceNumberSymbol" text,
       "dueTime" timestamptz, "overdueDays" integer)`,
    [letterId, JSON.stringify(tasks.map((task, place) => ({ ...task, place })))],
  );
}

/** What a letter lists, in order. */
export async function findLetterTasks(em: EntityManager, letterId: string): Promise<LetterTask[]> {
  return query<LetterTask>(
    em,
    `SELECT task_id AS "taskId", work, source_number_symbol AS "sourceNumberSymbol", due_time AS "dueTime",
       overdue_days AS "overdueDays", urging_number AS "urgingNumber"
     FROM urging_letter_tasks WHERE letter_id = $1 ORDER BY place`,
    [letterId],
  );
}

/** Counts a letter on one of its tasks, once. @returns whether it was not counted before */
export async function countUrging(
  em: EntityManager,
  letterId: string,
  taskId: string,
  urgingNumber: number,
): Promise<boolean> {
  const rows = await query(
    em,
    `UPDATE urging_letter_tasks SET urging_number = $3
     WHERE letter_id = $1 AND task_id = $2 AND urging_number IS NULL RETURNING 1`,
    [letterId, taskId, urgingNumber],
  );
  return rows.length > 0;
}

/** An urging of a task. */
export interface UrgingRow {
  letterId: string;
  urgingNumber: number;
  numberSymbol: string;
  documentId: string;
  urgeTime: Date;
  overdueDays: number;
  answerDueTime: Date | null;
}

/** Urgings of a task, newest first. */
export async function findUrgings(em: EntityManager, taskId: string): Promise<UrgingRow[]> {
  return query<UrgingRow>(
    em,
    `SELECT l.id AS "letterId", t.urging_number AS "urgingNumber", l.number_symbol AS "numberSymbol",
       l.document_id AS "documentId", l.answer_time AS "urgeTime", t.overdue_days AS "overdueDays",
       l.answer_due_time AS "answerDueTime"
     FROM urging_letter_tasks t JOIN urging_letters l ON l.id = t.letter_id
     WHERE t.task_id = $1 AND t.urging_number IS NOT NULL ORDER BY t.urging_number DESC`,
    [taskId],
  );
}

/** The letter alone. */
export async function findLetter(em: EntityManager, id: string): Promise<UrgingLetterRow | null> {
  return em.findOne(UrgingLetterEntity, { id });
}

/** Locks the letter until the end of the transaction. */
export async function lockLetter(em: EntityManager, id: string): Promise<UrgingLetterRow | null> {
  return em.findOne(UrgingLetterEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
}

/** What is asked of the list of letters. */
export interface LetterQuery {
  reach: Reach;
  filters: readonly Condition[];
  size: number;
  after: readonly (string | number | null)[] | undefined;
}

/** A page and one row more, newest first; each ground on which letters are seen is read in order from its own index. */
export async function findLetters(em: EntityManager, list: LetterQuery): Promise<UrgingLetterRow[]> {
  const parameters = new Parameters();
  const limit = list.size + 1;
  const branches = groundsOf(list.reach).map((ground) => {
    const where = [ground, ...list.filters];
    const { after } = list;
    if (after) {
      where.push(
        (p) =>
          `(d.create_time, d.id) < (${p.add(String(after[0] ?? ''), 'timestamptz')}, ${p.add(String(after[1] ?? ''), 'uuid')})`,
      );
    }
    return `(SELECT d.id, d.create_time FROM urging_letters d WHERE ${joinAll(where, parameters)}
      ORDER BY d.create_time DESC, d.id DESC LIMIT ${limit})`;
  });
  if (branches.length === 0) return [];
  const found = await query<{ id: string }>(
    em,
    `SELECT DISTINCT id, create_time FROM (${branches.join(' UNION ALL ')}) AS b
     ORDER BY create_time DESC, id DESC LIMIT ${limit}`,
    parameters.values,
  );
  const ids = found.map((row) => row.id);
  const rows = await em.find(UrgingLetterEntity, { id: { $in: ids } }, { disableIdentityMap: true });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

function groundsOf(reach: Reach): Condition[] {
  if (reach.everything) return [() => 'true'];
  const on = (column: string, ids: readonly string[]): Condition[] =>
    ids.map((id) => (parameters) => `d.${column} = ${parameters.add(id, 'uuid')}`);
  return [
    ...on('tree_id', reach.trees),
    ...on('unit_id', reach.books),
    ...on('urged_unit_id', reach.books),
    ...on('signer_post_id', reach.viewers),
  ];
}
