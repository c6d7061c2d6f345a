import { randomUUID } from 'node:crypto';
import { OperationsServiceClient, ReplayEventsRequest } from '@baro/proto/baro/platform/v1/operations';
import { CustodyChanged } from '@baro/proto/baro/custody/v1/custody_events';
import { call, newId, openClient } from '@baro/chassis';
import { eventually } from '@baro/chassis/testing';
import pg from 'pg';
import { seedDirectory } from '../testing/seed-directory.ts';
import type { SeededUnit } from '../testing/seed-directory.ts';
import { bootstrapAdmin, startTestPlatform } from '../testing/test-platform.ts';
import type { TestPlatform } from '../testing/test-platform.ts';

const copyMs = 60_000;
const rebuildMs = 300_000;
const items = 6_000;
const changesEach = 5;
const batchSize = 500;
const wanted = 0.5;

/** Rows a second: the ledger rebuilt from the event log against the same rows inserted in batches with no logic. */
export interface RebuildResult {
  rebuiltRate: number;
  bareRate: number;
  ratio: number;
  wanted: number;
}

/** Rebuilds a ledger of 30,000 change points from the log of the documents service. */
export async function benchRebuild(say: (line: string) => void): Promise<RebuildResult> {
  const platform = await startTestPlatform({
    services: ['directory', 'documents', 'custody'],
    durable: true,
  });
  const ledger = new pg.Client({ connectionString: platform.databaseUrl('baro_custody') });
  await ledger.connect();
  try {
    const unit = await seedUnit(platform);
    await fillLog(platform, unit);
    say(`${items * changesEach} events in the log`);
    const rebuiltRate = (items * changesEach) / (await rebuild(platform, ledger));
    const bareRate = (items * changesEach) / (await insertBare(ledger));
    return { rebuiltRate, bareRate, ratio: rebuiltRate / bareRate, wanted };
  } finally {
    await ledger.end();
    await platform.stop();
  }
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

/** Writes the log as the documents service leaves it: every event sent long ago. */
async function fillLog(platform: TestPlatform, unit: SeededUnit): Promise<void> {
  const log = new pg.Client({ connectionString: platform.databaseUrl('baro_documents') });
  await log.connect();
  const started = Date.now() - items * 60_000;
  for (let first = 0; first < items; first += 100) {
    const rows = Array.from({ length: 100 }, (_, index) =>
      itemEvents(unit, started + (first + index) * 60_000),
    );
    await log.query(
      `INSERT INTO outbox (id, occur_time, type, subject, aggregate_type, aggregate_id, aggregate_version, unit_id, body, sent_time)
       SELECT r.*, now() FROM jsonb_to_recordset($1) AS r (id uuid, occur_time timestamptz, type text, subject text,
         aggregate_type text, aggregate_id uuid, aggregate_version integer, unit_id uuid, body jsonb)`,
      [JSON.stringify(rows.flat())],
    );
  }
  await log.end();
}

function itemEvents(unit: SeededUnit, begin: number): object[] {
  const itemId = newId();
  const holder = (hand: number) => {
    const post = unit.posts[1 + (hand % (unit.posts.length - 1))];
    return { unitId: unit.id, postId: post?.id ?? '', personId: post?.personId ?? '' };
  };
  return Array.from({ length: changesEach }, (_, hand) => {
    const time = new Date(begin + hand * 600_000);
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
        subject: 'Về việc báo cáo',
        fromName: 'Bộ Xây dựng',
        state: 'ROUTED',
        urgency: 1,
      },
    });
    const envelope = {
      id: newId(),
      type: 'baro.custody.v1.CustodyChanged',
      subject: `baro.documents.item.changed_hands.${unit.code}`,
      aggregateType: 'item',
      aggregateId: itemId,
      aggregateVersion: hand + 1,
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
      aggregate_type: 'item',
      aggregate_id: itemId,
      aggregate_version: hand + 1,
      unit_id: unit.id,
      body: { ...envelope, data: CustodyChanged.toJSON(data) },
    };
  });
}

/** Has the log replayed to the empty ledger. @returns seconds until every change point is there */
async function rebuild(platform: TestPlatform, ledger: pg.Client): Promise<number> {
  const client = openClient(OperationsServiceClient, platform.address('documents'));
  const token = await platform.signOn.token('quan-tri');
  const request = ReplayEventsRequest.fromPartial({
    service: 'documents',
    consumer: 'custody--documents',
    requestId: randomUUID(),
  });
  await eventually(() => call(client, client.replayEvents, request, { token }), copyMs);
  const started = performance.now();
  await eventually(async () => {
    const { rows } = await ledger.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM change_points',
    );
    if (rows[0]?.count !== items * changesEach) throw new Error(`${rows[0]?.count} change points`);
  }, rebuildMs);
  client.close();
  return (performance.now() - started) / 1000;
}

/** Inserts the rows the ledger has now into tables like its own. @returns seconds */
async function insertBare(ledger: pg.Client): Promise<number> {
  const all: Record<string, object[]> = {};
  for (const table of ['change_points', 'items']) {
    await ledger.query(`CREATE TABLE bare_${table} (LIKE ${table} INCLUDING ALL)`);
    const { rows } = await ledger.query<{ row: object }>(`SELECT to_jsonb(t) AS row FROM ${table} AS t`);
    all[table] = rows.map(({ row }) => row);
  }
  const started = performance.now();
  for (const [table, rows] of Object.entries(all)) {
    for (let first = 0; first < rows.length; first += batchSize) {
      await ledger.query(
        `INSERT INTO bare_${table} SELECT * FROM jsonb_populate_recordset(NULL::bare_${table}, $1)`,
        [JSON.stringify(rows.slice(first, first + batchSize))],
      );
    }
  }
  return (performance.now() - started) / 1000;
}
