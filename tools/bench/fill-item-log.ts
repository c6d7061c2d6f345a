import { randomUUID } from 'node:crypto';
import { CustodyChanged } from '@baro/proto/baro/custody/v1/custody_events';
import { OutgoingDocumentRecalled } from '@baro/proto/baro/documents/v1/documents_events';
import { newId } from '@baro/chassis';
import pg from 'pg';
import { seedDirectory } from '../testing/seed-directory.ts';
import type { SeededUnit } from '../testing/seed-directory.ts';
import { bootstrapAdmin } from '../testing/test-platform.ts';
import type { TestPlatform } from '../testing/test-platform.ts';

const changesEach = 10;
/** Items begin a minute apart and change hands after as many others have begun. */
const stepItems = 480;

/** Something is done without a change of hands on one item of so many. */
const actEvery = 10;

/** Fills the log of the documents service with items of ten changes of hands each and some acts. @returns how many changes */
export async function fillItemLog(platform: TestPlatform, items: number): Promise<number> {
  await fillLog(platform, await seedUnit(platform), items);
  return items * changesEach;
}

async function seedUnit(platform: TestPlatform): Promise<SeededUnit> {
  const admin = await platform.signOn.token('quan-tri');
  const [unit] = await seedDirectory(platform.address('directory'), admin, [
    {
      code: 'DUNG',
      name: 'Đơn vị dựng lại',
      posts: [
        { role: 'CITY_ADMINISTRATOR', accountId: bootstrapAdmin },
        ...Array.from({ length: 6 }, () => ({ role: 'OFFICIAL' as const, accountId: randomUUID() })),
      ],
    },
  ]);
  if (!unit) throw new Error('the directory was not seeded');
  return unit;
}

/** Writes the log as the documents service leaves it, in the order of time: every event sent long ago. */
async function fillLog(platform: TestPlatform, unit: SeededUnit, items: number): Promise<void> {
  const log = new pg.Client({ connectionString: platform.databaseUrl('baro_documents') });
  await log.connect();
  const started = Date.now() - (items + changesEach * stepItems) * 60_000;
  const waiting = new Map<number, object[]>();
  let rows: object[] = [];
  for (let minute = 0; minute < items + changesEach * stepItems; minute += 1) {
    if (minute < items) {
      const [itemId, begin] = [newId(), started + minute * 60_000];
      waiting.set(minute, itemEvents(unit, itemId, begin));
      if (minute % actEvery === 0) rows.push(actEvent(unit, itemId, begin));
    }
    for (let hand = 0; hand < changesEach; hand += 1) {
      const item = minute - hand * stepItems;
      const event = waiting.get(item)?.[hand];
      if (event) rows.push(event);
      if (hand === changesEach - 1) waiting.delete(item);
    }
    if (rows.length < 1_000 && minute + 1 < items + changesEach * stepItems) continue;
    await log.query(
      `INSERT INTO outbox (id, occur_time, type, subject, aggregate_type, aggregate_id, aggregate_version, unit_id, body, sent_time)
       SELECT r.*, now() FROM jsonb_to_recordset($1) AS r (id uuid, occur_time timestamptz, type text, subject text,
         aggregate_type text, aggregate_id uuid, aggregate_version integer, unit_id uuid, body jsonb)`,
      [JSON.stringify(rows)],
    );
    rows = [];
  }
  await log.query('VACUUM ANALYZE outbox');
  await log.end();
}

function itemEvents(unit: SeededUnit, itemId: string, begin: number): object[] {
  const holder = (hand: number) => {
    const post = unit.posts[1 + (hand % (unit.posts.length - 1))];
    return { unitId: unit.id, postId: post?.id ?? '', personId: post?.personId ?? '' };
  };
  return Array.from({ length: changesEach }, (_, hand) => {
    const time = new Date(begin + hand * stepItems * 60_000);
    const data = CustodyChanged.fromPartial({
      itemId,
      itemKind: 'incoming_document',
      ...(hand === 0 ? {} : { from: holder(hand - 1) }),
      to: holder(hand),
      changeTime: time,
      dueTime: new Date(begin + 14 * 86_400_000),
      reason: hand === 0 ? 'registered' : 'handed_over',
      facts: {
        rootId: itemId,
        numberSymbol: '1/CV-DO',
        subject: 'Về việc báo cáo kết quả thực hiện nhiệm vụ được giao',
        fromName: 'Bộ Xây dựng',
        state: 'ROUTED',
        urgency: 1,
      },
    });
    return rowOf(unit, {
      type: 'baro.custody.v1.CustodyChanged',
      aggregateType: 'item',
      aggregateId: itemId,
      aggregateVersion: hand + 1,
      time,
      data: CustodyChanged.toJSON(data),
    });
  });
}

function actEvent(unit: SeededUnit, documentId: string, begin: number): object {
  return rowOf(unit, {
    type: 'baro.documents.v1.OutgoingDocumentRecalled',
    aggregateType: 'outgoing_document',
    aggregateId: documentId,
    aggregateVersion: 1,
    time: new Date(begin),
    data: OutgoingDocumentRecalled.toJSON({ documentId }),
  });
}

interface Told {
  type: string;
  aggregateType: string;
  aggregateId: string;
  aggregateVersion: number;
  time: Date;
  data: unknown;
}

/** A row of the log. */
function rowOf(unit: SeededUnit, { time, data, ...told }: Told): object {
  const verb = told.aggregateType === 'item' ? 'changed_hands' : 'recalled';
  const envelope = {
    id: newId(),
    ...told,
    subject: `baro.documents.${told.aggregateType}.${verb}.${unit.code}`,
    unitId: unit.id,
    unitIds: [unit.id],
    occurTime: time.toISOString(),
    actor: 'bench',
    requestId: '',
  };
  return {
    id: envelope.id,
    occur_time: envelope.occurTime,
    type: envelope.type,
    subject: envelope.subject,
    aggregate_type: envelope.aggregateType,
    aggregate_id: envelope.aggregateId,
    aggregate_version: envelope.aggregateVersion,
    unit_id: unit.id,
    body: { ...envelope, data },
  };
}
