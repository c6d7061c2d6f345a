import { tell } from '@baro/chassis/testing';
import { randomUUID } from 'node:crypto';
import type { Event } from '@baro/chassis';
import { CalendarDay } from '@baro/proto/baro/directory/v1/directory';
import { GetItemPathRequest } from '@baro/proto/baro/custody/v1/custody';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { daysOff, plainLedger, plainMinutes } from './reference-ledger.ts';
import type { PlainItem } from './reference-ledger.ts';
import { Logs, wholeLedger } from './rebuild-world.ts';
import { ToldItem } from './told-item.ts';
import { at, startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
let logs: Logs;
/** All that was delivered, as it was delivered: the log of the service that told it. */
const delivered: Event[] = [];
beforeAll(async () => {
  world = await startWorld();
  logs = await Logs.open(world);
  const day = { dayOff: true, name: 'Nghỉ', legalRef: 'x', confidence: 'high' };
  await world.learn({ calendarDays: daysOff.map((date) => CalendarDay.fromPartial({ date, ...day })) });
  world.clock.now = at('2026-12-10T10:20:30');
});
afterAll(async () => {
  await logs.close();
  await world.close();
});

const hands = ['official', 'colleague', 'head', 'director', undefined];
const dues = ['2026-11-09T00:00:00', '2026-11-27T17:00:00', undefined];

/** One act: who gets it (5 and above: nobody, it is described anew), after how many seconds, and what is shown then. */
const act = fc.record({
  kind: fc.nat({ max: 6 }),
  pause: fc.oneof(fc.nat({ max: 90 }), fc.nat({ max: 400_000 })),
  awaiting: fc.boolean(),
  due: fc.nat({ max: dues.length - 1 }),
});
const history = fc.record({
  acts: fc.array(act, { minLength: 1, maxLength: 7 }),
  // Doubles and order: places in the history, any number of times.
  order: fc.array(fc.nat({ max: 99 }), { minLength: 0, maxLength: 8 }),
  batch: fc.integer({ min: 1, max: 5 }),
  seed: fc.nat(),
});

function itemOf(acts: readonly { kind: number; pause: number; awaiting: boolean; due: number }[]): ToldItem {
  const item = new ToldItem({ facts: { state: 'S0' } });
  let time = at('2026-11-02T07:30:10').getTime();
  item.give('official', new Date(time), 'registered');
  for (const [index, { kind, pause, awaiting, due }] of acts.entries()) {
    time += pause * 1000;
    const facts = { state: `S${index + 1}`, awaiting };
    const dueText = dues[due];
    if (kind >= hands.length) {
      item.describe(facts, new Date(time), dueText === undefined ? undefined : at(dueText));
    } else item.give(hands[kind], new Date(time), 'handed_over', facts);
  }
  return item;
}

/** The ledger as it is stored, in the form of the reference. */
async function stored(id: string): Promise<Omit<PlainItem, 'age'>> {
  const points = await world.rows<{
    version: number;
    to: string | null;
    at: Date;
    until: Date | null;
    minutes: number | null;
  }>(
    `SELECT version, to_post_id AS to, change_time AS at, until_time AS until, held_minutes AS minutes
     FROM change_points WHERE item_id = $1 ORDER BY version`,
    [id],
  );
  const [item] = await world.rows<Record<string, Date | string | boolean | null>>(
    'SELECT * FROM items WHERE id = $1',
    [id],
  );
  const time = (value: unknown): number | null => (value instanceof Date ? value.getTime() : null);
  return {
    points: points.map((point) => ({ ...point, at: point.at.getTime(), until: time(point.until) })),
    holder: item?.['holder_post_id'] as string | null,
    since: time(item?.['since_time']),
    end: time(item?.['end_time']),
    state: String(item?.['state']),
    awaiting: item?.['awaiting'] === true,
    due: time(item?.['due_time']),
  };
}

describe('the ledger of a random history, delivered shuffled and doubled', () => {
  it('is the one the history in its right order gives, and its holdings add up to the age', async () => {
    const property = fc.asyncProperty(history, async ({ acts, order, batch, seed }) => {
      const item = itemOf(acts);
      const { events } = item;
      const doubled = order.flatMap((place) => {
        const event = events[place % events.length];
        return event ? [{ ...event, id: randomUUID() }] : [];
      });
      const delivery = shuffled([...events, ...doubled], seed);
      delivered.push(...delivery);
      for (let first = 0; first < delivery.length; first += batch) {
        await world.hear(delivery.slice(first, first + batch));
      }
      const { age, ...plain } = plainLedger(events, world.clock.now.getTime());
      expect(await stored(item.id)).toEqual(plain);
      const path = await world.as(
        'auditor',
        world.client.getItemPath,
        GetItemPathRequest.create({ itemId: item.id }),
      );
      expect(path.ageWorkingMinutes).toBe(age);
      expect(path.path.map((change) => change.version)).toEqual(plain.points.map((_, index) => index + 1));
      const ends = plain.points.filter((point) => point.to === null);
      if (ends.length > 1 || (ends.length === 1 && plain.holder !== null)) return;
      // Held without a break: the age is one span.
      expect(age).toBe(plainMinutes(plain.points[0]?.at ?? 0, plain.end ?? world.clock.now.getTime()));
    });
    await fc.assert(property, { numRuns: 80 });
  });

  it('is the one a rebuild makes of the log', async () => {
    const before = await wholeLedger(world);
    expect(before['items']?.length).toBeGreaterThan(50);
    await tell(logs.documents, delivered);
    expect(await logs.rebuild()).toBe(delivered.length);
    expect(await wholeLedger(world)).toEqual(before);
  });

  it('leaves counters that are what counting gives', async () => {
    const counted = await world.rows(
      `SELECT post_id, CASE WHEN due_day < '2026-12-10' THEN '-infinity' ELSE due_day END AS due_day,
         sum(open)::int AS open, sum(awaiting)::int AS awaiting
       FROM (SELECT post_id, due_day, open, awaiting FROM work_counts
         UNION ALL SELECT post_id, due_day, open, awaiting FROM work_count_changes) AS c
       GROUP BY 1, 2 HAVING sum(open) <> 0 ORDER BY 1, 2`,
    );
    const plain = await world.rows(
      `SELECT holder_post_id AS post_id, CASE WHEN due_time IS NULL THEN 'infinity' ELSE '-infinity' END::date AS due_day,
         count(*)::int AS open, count(*) FILTER (WHERE awaiting)::int AS awaiting
       FROM items WHERE holder_post_id IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2`,
    );
    expect(plain.length).toBeGreaterThan(3);
    expect(counted).toEqual(plain);
  });
});

function shuffled<T>(values: readonly T[], seed: number): T[] {
  let state = seed;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state;
  };
  return values
    .map((value) => ({ value, key: next() }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ value }) => value);
}
