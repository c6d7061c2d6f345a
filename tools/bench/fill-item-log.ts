import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { CustodyChanged } from '@baro/proto/baro/custody/v1/custody_events';
import { newId } from '@baro/chassis';
import pg from 'pg';
import { seedDirectory } from '../testing/seed-directory.ts';
import type { SeededUnit } from '../testing/seed-directory.ts';
import { bootstrapAdmin, startTestPlatform } from '../testing/test-platform.ts';
import type { TestPlatform } from '../testing/test-platform.ts';
import { insertBare } from './bare-insert.ts';
import { cpuBetween, cpuByProcess } from './process-cpu.ts';
import { rebuildOnce } from './rebuild-once.ts';
import { median } from './statistics.ts';

const fullItems = 100_000;
const changesEach = 10;
const rounds = 3;
const wanted = 0.5;
/** Items begin a minute apart and change hands after as many others have begun. */
const stepItems = 480;
/** Everything a rebuild writes. */
const tables = ['change_points', 'items', 'work_counts', 'unit_counts', 'unit_totals'];

/** Rows a second: the ledger rebuilt from the event log against the same rows inserted in batches with no logic. */
export interface RebuildResult {
  points: number;
  rebuiltRate: number;
  bareRate: number;
  ratio: number;
  wanted: number;
  /** Where the time of the last rebuild went. */
  profile: string[];
}

/** Rebuilds a ledger of 1,000,000 change points from the log of the documents service, by `main.ts rebuild`. */
export async function benchRebuild(say: (line: string) => void, scale: number): Promise<RebuildResult> {
  const platform = await startTestPlatform({
    services: ['directory', 'documents', 'tasks', 'custody'],
    durable: true,
  });
  const ledger = new pg.Client({ connectionString: platform.databaseUrl('baro_custody') });
  await ledger.connect();
  try {
    const unit = await seedUnit(platform);
    const points = Math.ceil(fullItems * scale) * changesEach;
    await fillLog(platform, unit, points / changesEach);
    say(`${points} events in the log`);
    const tokenFile = path.join(platform.dir, 'operator-token');
    await writeFile(tokenFile, await platform.signOn.token('quan-tri'), { mode: 0o600 });
    const rates = { rebuilt: [] as number[], bare: [] as number[] };
    let profile: string[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const rebuilt = await rebuildOnce(platform, tokenFile);
      await expectPoints(ledger, points);
      profile = rebuilt.profile;
      const before = cpuByProcess();
      const bare = await insertBare(ledger, tables);
      const shares = cpuBetween(before, cpuByProcess()).map(
        ([name, ms]) => `${name} ${(ms / 1000).toFixed(1)}`,
      );
      profile.push(`CPU seconds of the bare insert and its preparation: ${shares.join(', ')}`);
      rates.rebuilt.push(points / rebuilt.seconds);
      rates.bare.push(points / bare);
      say(`rebuilt in ${rebuilt.seconds.toFixed(1)} s, inserted bare in ${bare.toFixed(1)} s`);
    }
    const [rebuiltRate, bareRate] = [median(rates.rebuilt), median(rates.bare)];
    return { points, rebuiltRate, bareRate, ratio: rebuiltRate / bareRate, wanted, profile };
  } finally {
    await ledger.end();
    await platform.stop();
  }
}

async function expectPoints(ledger: pg.Client, points: number): Promise<void> {
  const { rows } = await ledger.query<{ count: number }>('SELECT count(*)::int AS count FROM change_points');
  if (rows[0]?.count !== points) throw new Error(`rebuilt ${rows[0]?.count} change points of ${points}`);
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
    if (minute < items) waiting.set(minute, itemEvents(unit, started + minute * 60_000));
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

function itemEvents(unit: SeededUnit, begin: number): object[] {
  const itemId = newId();
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
