import { randomUUID } from 'node:crypto';
import { CustodyChanged } from '@baro/proto/baro/custody/v1/custody_events';
import type pg from 'pg';

/** Events of one item: it comes to the unit and changes hands inside. */
function eventsOf(unitId: string, changes: number): Record<string, unknown>[] {
  const itemId = randomUUID();
  const hands = (): { unitId: string; postId: string; personId: string } => ({
    unitId,
    postId: randomUUID(),
    personId: randomUUID(),
  });
  let from: ReturnType<typeof hands> | undefined;
  return Array.from({ length: changes }, (_, index) => {
    const to = hands();
    const data = CustodyChanged.fromPartial({
      itemId,
      itemKind: 'outgoing_document',
      from,
      to,
      changeNumber: index + 1,
      changeTime: new Date(),
      reason: index === 0 ? 'drafted' : 'handed_over',
      facts: { rootId: itemId, subject: 'Dự thảo', state: 'DRAFT' },
    });
    from = to;
    return {
      id: randomUUID(),
      type: 'baro.custody.v1.CustodyChanged',
      subject: 'baro.documents.item.changed_hands.00004',
      aggregateType: 'item',
      aggregateId: itemId,
      aggregateVersion: index + 1,
      unitId,
      unitIds: [unitId],
      occurTime: new Date(),
      actor: 'integrators',
      requestId: '',
      data: CustodyChanged.toJSON(data),
    };
  });
}

/** Puts events of items of the unit into the log of the documents service. @returns their ids */
export async function tellEvents(
  pool: pg.Pool,
  unitId: string,
  items: number,
  changes: number,
): Promise<string[]> {
  const events = Array.from({ length: items }, () => eventsOf(unitId, changes)).flat();
  await pool.query(
    `INSERT INTO outbox (id, occur_time, type, subject, aggregate_type, aggregate_id, aggregate_version, unit_id, body)
     SELECT (e->>'id')::uuid, (e->>'occurTime')::timestamptz, e->>'type', e->>'subject', e->>'aggregateType',
       (e->>'aggregateId')::uuid, (e->>'aggregateVersion')::integer, (e->>'unitId')::uuid, e
     FROM jsonb_array_elements($1) AS e`,
    [JSON.stringify(events)],
  );
  return events.map((event) => String(event['id']));
}
