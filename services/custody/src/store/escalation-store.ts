import { execute, query } from '@baro/chassis';
import type { Queryable } from '@baro/chassis';
import { ReminderKind } from '@baro/proto/baro/custody/v1/custody';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { EscalatedItem, EscalationStep } from '../domain/escalation.ts';
import type { UrgedItem } from '../domain/urged-items.ts';
import { isShown } from './confidential-sql.ts';
import type { ReminderRow } from './reminder-store.ts';

/** Steps in force on a date `YYYY-MM-DD`, the mildest first. */
export async function findSteps(em: EntityManager, date: string): Promise<EscalationStep[]> {
  return query<EscalationStep>(
    em,
    `SELECT id, working_days AS "workingDays", urging_count AS "urgingCount", to_whom AS "toWhom"
     FROM escalation_steps WHERE valid_from <= $1::date AND (valid_to IS NULL OR valid_to >= $1::date)
     ORDER BY urging_count, working_days, id`,
    [date],
  );
}

/** An item that has come to a step. */
export interface ComingItem extends EscalatedItem {
  id: string;
}

/**
 * Notes that items have come to a step, at most `limit`; two replicas never note the same. `upTo`: due times that are
 * passed for the step.
 */
export async function takeComing(
  em: EntityManager,
  step: EscalationStep,
  upTo: Date,
  now: Date,
  limit: number,
): Promise<ComingItem[]> {
  return query<ComingItem>(
    em,
    `WITH taken AS (
       INSERT INTO item_escalations (item_id, due_time, holder_unit_id, step_id, create_time)
       SELECT i.id, i.due_time, i.holder_unit_id, $1, $2
       FROM items i LEFT JOIN item_urgings u ON u.item_id = i.id
       WHERE i.holder_unit_id IS NOT NULL AND i.due_time <= $3 AND coalesce(u.urging_count, 0) >= $4
         AND ${isShown('i.kind')}
         AND NOT EXISTS (SELECT FROM item_escalations e WHERE e.item_id = i.id AND e.due_time = i.due_time
           AND e.holder_unit_id = i.holder_unit_id AND e.step_id = $1)
       ORDER BY i.due_time, i.id LIMIT $5
       ON CONFLICT DO NOTHING RETURNING item_id
     )
     SELECT i.id, i.owner_unit_id AS "ownerUnitId", i.holder_unit_id AS "holderUnitId",
       i.holder_post_id AS "holderPostId", u.assigner_post_id AS "assignerPostId"
     FROM taken t JOIN items i ON i.id = t.item_id LEFT JOIN item_urgings u ON u.item_id = i.id`,
    [step.id, now, upTo, step.urgingCount, limit],
  );
}

/** Reminds posts of items at a step. @returns the new reminders */
export async function addEscalations(
  em: EntityManager,
  step: EscalationStep,
  told: readonly { itemId: string; postId: string; unitId: string }[],
  now: Date,
): Promise<ReminderRow[]> {
  if (told.length === 0) return [];
  return query<ReminderRow>(
    em,
    `INSERT INTO reminders (item_id, post_id, unit_id, due_time, kind, working_days, urging_count, item_kind, root_id,
       number_symbol, subject, create_time)
     SELECT i.id, r."postId", r."unitId", i.due_time, ${ReminderKind.ESCALATED}, $2, $3, i.kind, i.root_id,
       i.number_symbol, i.subject, $4
     FROM jsonb_to_recordset($1) AS r ("itemId" uuid, "postId" uuid, "unitId" uuid) JOIN items i ON i.id = r."itemId"
     ON CONFLICT DO NOTHING RETURNING *`,
    [JSON.stringify(told), step.workingDays, step.urgingCount, now],
  );
}

/** Keeps who assigned items and how often they were urged, as the newest event says. */
export async function storeUrgings(em: Queryable, rows: readonly UrgedItem[]): Promise<void> {
  if (rows.length === 0) return;
  await execute(
    em,
    `INSERT INTO item_urgings AS u (item_id, facts_version, assigner_post_id, urging_count)
     SELECT * FROM jsonb_to_recordset($1) AS r ("itemId" uuid, version integer, "assignerPostId" uuid, "urgingCount" integer)
     ON CONFLICT (item_id) DO UPDATE SET facts_version = excluded.facts_version,
       assigner_post_id = excluded.assigner_post_id, urging_count = excluded.urging_count
     WHERE excluded.facts_version > u.facts_version`,
    [JSON.stringify(rows)],
  );
}
