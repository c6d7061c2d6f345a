import { LockMode } from '@mikro-orm/core';
import { query } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import { SlotEntity } from './reception-entities.ts';
import type { SlotRow } from './reception-entities.ts';

/** Most times a schedule shows at once. */
export const maxSlots = 1000;

/** The time of the schedule; `lock` holds it until the end of the transaction. */
export async function findSlot(em: EntityManager, id: string, lock = false): Promise<SlotRow | null> {
  return em.findOne(SlotEntity, { id }, lock ? { lockMode: LockMode.PESSIMISTIC_WRITE } : {});
}

/** Times of a unit that begin in a span, the earliest first. */
export async function findSlots(em: EntityManager, unitId: string, from: Date, to: Date): Promise<SlotRow[]> {
  return em.find(
    SlotEntity,
    { unitId, startTime: { $gte: from, $lt: to } },
    { orderBy: { startTime: 'asc', id: 'asc' }, limit: maxSlots },
  );
}

/** Whether the post receives elsewhere at that time. */
export async function isTaken(
  em: EntityManager,
  { id, postId, startTime, endTime }: SlotRow,
): Promise<boolean> {
  const rows = await query(
    em,
    `SELECT 1 FROM reception_slots WHERE post_id = $1 AND cancel_time IS NULL
     AND start_time < $3 AND end_time > $2 AND id <> $4 LIMIT 1`,
    [postId, startTime, endTime, id],
  );
  return rows.length > 0;
}
