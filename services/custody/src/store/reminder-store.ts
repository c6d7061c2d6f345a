import { execute, query } from '@baro/chassis';
import { ReminderKind } from '@baro/proto/baro/custody/v1/custody';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { ReminderRule } from '../domain/reminder-rules.ts';
import { isShown } from './confidential-sql.ts';
import type { FindingRow } from './finding-store.ts';

/** A reminder as stored. */
export interface ReminderRow {
  id: string;
  item_id: string;
  post_id: string;
  unit_id: string;
  due_time: Date;
  kind: ReminderKind;
  working_days: number;
  urging_count: number;
  item_kind: string;
  root_id: string;
  number_symbol: string;
  subject: string;
  create_time: Date;
  read_time: Date | null;
  /** The one person it is for; null: whoever acts in the post. */
  person_id: string | null;
  finding_id: string | null;
}

/** Who reads reminders: the posts acted in and, for what is for one person alone, the person. */
export interface Reader {
  postIds: readonly string[];
  /** Empty for a system. */
  personId: string;
}

// A post that was reminded of the same due time at this step or a more pressing one is left alone.
const remindStatement = `
INSERT INTO reminders (item_id, post_id, unit_id, due_time, kind, working_days, item_kind, root_id, number_symbol,
  subject, create_time)
SELECT i.id, i.holder_post_id, i.holder_unit_id, i.due_time, $1, $2, i.kind, i.root_id, i.number_symbol, i.subject, $3
FROM items i
WHERE i.holder_unit_id IS NOT NULL AND i.holder_post_id IS NOT NULL AND i.due_time > $4 AND i.due_time <= $5
  AND NOT EXISTS (
    SELECT FROM reminders r
    WHERE r.item_id = i.id AND r.post_id = i.holder_post_id AND r.due_time = i.due_time AND r.kind = $1
      AND CASE WHEN $1 = ${ReminderKind.AHEAD} THEN r.working_days <= $2 ELSE r.working_days >= $2 END)
ORDER BY i.due_time, i.id LIMIT $6
ON CONFLICT DO NOTHING
RETURNING *`;

/** Writes down whom a step reminds, at most `limit`. @returns the new ones */
export async function addReminders(
  em: EntityManager,
  rule: ReminderRule,
  now: Date,
  limit: number,
): Promise<ReminderRow[]> {
  return query<ReminderRow>(em, remindStatement, [
    rule.kind,
    rule.workingDays,
    now,
    rule.after ?? '-infinity',
    rule.upTo,
    limit,
  ]);
}

/** Notices to the persons that findings name, once each. @returns the new ones */
export async function addFindingReminders(
  em: EntityManager,
  findings: readonly FindingRow[],
): Promise<ReminderRow[]> {
  return query<ReminderRow>(
    em,
    `INSERT INTO reminders (item_id, post_id, unit_id, due_time, kind, working_days, item_kind, root_id, number_symbol,
       subject, create_time, person_id, finding_id)
     SELECT item_id, post_id, unit_id, reply_due_time, ${ReminderKind.FINDING}, 0, item_kind, root_id, number_symbol,
       subject, create_time, person_id, id
     FROM findings WHERE id = ANY($1::uuid[])
     ON CONFLICT DO NOTHING RETURNING *`,
    [findings.map((row) => row.id)],
  );
}

/** Reminders of a reader, newest first, from below `beforeId`. */
export async function findReminders(
  em: EntityManager,
  reader: Reader,
  unread: boolean,
  limit: number,
  beforeId: string | undefined,
): Promise<ReminderRow[]> {
  return query<ReminderRow>(
    em,
    `SELECT * FROM (
       SELECT r.* FROM unnest($1::uuid[]) AS p (post_id)
       CROSS JOIN LATERAL (
         SELECT * FROM reminders WHERE post_id = p.post_id AND person_id IS NULL AND ($2::uuid IS NULL OR id < $2)
           ${unread ? 'AND read_time IS NULL' : ''}
         ORDER BY id DESC LIMIT ${limit}
       ) AS r
       UNION ALL
       (SELECT * FROM reminders WHERE person_id = $3 AND ($2::uuid IS NULL OR id < $2)
          ${unread ? 'AND read_time IS NULL' : ''}
        ORDER BY id DESC LIMIT ${limit})
     ) AS r ORDER BY r.id DESC LIMIT ${limit}`,
    [reader.postIds, beforeId ?? null, reader.personId || null],
  );
}

/** How many reminders of a reader are unread, at most `limit`. */
export async function countUnread(em: EntityManager, reader: Reader, limit: number): Promise<number> {
  const rows = await query<{ count: number }>(
    em,
    `SELECT count(*)::int AS count FROM (
       SELECT FROM reminders WHERE post_id = ANY($1::uuid[]) AND person_id IS NULL AND read_time IS NULL
       UNION ALL SELECT FROM reminders WHERE person_id = $2 AND read_time IS NULL
       LIMIT ${limit}) AS unread`,
    [reader.postIds, reader.personId || null],
  );
  return rows[0]?.count ?? 0;
}

/** Marks reminders of a reader as read. @returns ids of those marked now */
export async function markRead(
  em: EntityManager,
  reader: Reader,
  ids: readonly string[],
  now: Date,
): Promise<string[]> {
  const rows = await query<{ id: string }>(
    em,
    `UPDATE reminders SET read_time = $3
     WHERE id = ANY($1::uuid[]) AND read_time IS NULL
       AND (person_id = $4 OR (person_id IS NULL AND post_id = ANY($2::uuid[]))) RETURNING id`,
    [ids, reader.postIds, now, reader.personId || null],
  );
  return rows.map((row) => row.id);
}

/** Locks reminders that no mail has gone out for, oldest first; those another replica is sending are left to it. None of what is confidential. */
export async function lockUnmailed(em: EntityManager, since: Date, limit: number): Promise<ReminderRow[]> {
  return query<ReminderRow>(
    em,
    `SELECT * FROM reminders WHERE mail_time IS NULL AND create_time >= $1 AND ${isShown('item_kind')}
     ORDER BY create_time, id LIMIT $2 FOR UPDATE SKIP LOCKED`,
    [since, limit],
  );
}

/** Notes that their mails are out, or that there is nobody to write to. */
export async function markMailed(em: EntityManager, ids: readonly string[], now: Date): Promise<void> {
  await execute(em, 'UPDATE reminders SET mail_time = $2 WHERE id = ANY($1::uuid[])', [ids, now]);
}
