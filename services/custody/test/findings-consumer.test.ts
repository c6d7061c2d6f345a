import { tell } from '@baro/chassis/testing';
import type { Event, EventInput } from '@baro/chassis';
import { FindingRule } from '@baro/proto/baro/custody/v1/findings';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personOf, postOf } from './city.ts';
import { Findings, looped } from './findings-world.ts';
import { Logs, dueMoves } from './rebuild-world.ts';
import { ToldItem } from './told-item.ts';
import { at, now, startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
let findings: Findings;
beforeAll(async () => {
  world = await startWorld();
  findings = new Findings(world);
});
afterAll(async () => {
  findings.close();
  await world.close();
});

const rowsOf = (item: ToldItem): Promise<Record<string, unknown>[]> =>
  world.rows(
    `SELECT rule, point_version, change_number, person_id, post_id, facts, parameters, state, reply, reply_due_time
     FROM findings WHERE item_id = $1 ORDER BY point_version, rule`,
    [item.id],
  );
const remindersOf = (item: ToldItem): Promise<unknown[]> =>
  world.rows('SELECT person_id, kind, finding_id FROM reminders WHERE item_id = $1 ORDER BY id', [item.id]);

/**
 * One way that every rule but the return finds something in, with a due time moved in between: due on Friday 27, from
 * Friday 13 on Friday 20; the last tenth of those five days begins on Friday 20 at 13:00.
 */
const longWay = (): ToldItem =>
  looped()
    .describe({}, at('2026-11-13T17:00:00'), at('2026-11-21T00:00:00'))
    .give('colleague', at('2026-11-20T14:00:00'))
    .give('other', at('2026-11-20T15:00:00'));

const namesOf = (rows: Record<string, unknown>[]): unknown[] =>
  rows.map(({ rule, change_number: number, person_id: person }) => [rule, number, person]);
const expected = [
  [FindingRule.LOOP, 3, personOf('colleague')],
  [FindingRule.LOOP, 4, personOf('official')],
  [FindingRule.LATE_HAND_OVER, 4, personOf('official')],
  [FindingRule.EMPTY_HAND_OVER, 5, personOf('colleague')],
];

describe('findings made as hands change', () => {
  it('name who handed on, keep rule and facts, and go to that person', async () => {
    const item = longWay();
    const told = await world.hear(item.events);
    const rows = await rowsOf(item);
    expect(namesOf(rows)).toEqual(expected);
    expect(rows[2]).toMatchObject({
      point_version: 5,
      post_id: postOf('official'),
      state: 1,
      // Monday 9, and three working days later to 24:00.
      reply_due_time: at('2026-11-13T00:00:00'),
      facts: {
        term: { minutes: 5 * 480, left: 180, leftAtReceipt: 5 * 480, start: '2026-11-13T10:00:00.000Z' },
      },
    });
    const made = told.filter((event) => event.typeName.endsWith('FindingMade'));
    expect(
      made.map(({ unitId, unitCode, unitIds, aggregateVersion }) => ({
        unitId,
        unitCode,
        unitIds,
        aggregateVersion,
      })),
    ).toEqual(expected.map(() => ({ unitId: '', unitCode: '', unitIds: undefined, aggregateVersion: 1 })));
    expect(told.filter((event) => event.typeName.endsWith('ReminderSent'))).toHaveLength(4);
    expect(await remindersOf(item)).toHaveLength(4);
  });

  it.each<[string, (events: Event[]) => Event[][]]>([
    ['doubled', (events) => [events, events, events.slice(2, 4)]],
    ['one by one', (events) => events.map((event) => [event])],
    ['in reverse, one by one', (events) => events.toReversed().map((event) => [event])],
    ['the first last', (events) => [events.slice(1), events.slice(0, 1)]],
    [
      'the moved due time last',
      (events) => [[...events.slice(0, 3), ...events.slice(4)], events.slice(3, 4)],
    ],
    [
      'the moved due time after its change',
      (events) => [events.slice(0, 3), events.slice(4, 5), events.slice(3, 4), events.slice(5)],
    ],
  ])('are the same when events come %s', async (_, batches) => {
    const [straight, item] = [longWay(), longWay()];
    await world.hear(straight.events);
    for (const batch of batches(item.events)) await world.hear(batch);
    const same = await rowsOf(straight);
    expect(namesOf(same)).toEqual(expected);
    expect(await rowsOf(item)).toEqual(same);
    expect(await remindersOf(item)).toHaveLength(expected.length);
  });

  it('outlast a rebuild with their replies, and are told once', async () => {
    const item = longWay();
    await world.hear(item.events.slice(0, -1));
    const [first] = await findings.list('colleague', { itemId: item.id });
    await findings.reply('colleague', first?.id ?? '');
    const before = await rowsOf(item);
    const moves = await dueMoves(world);
    const logs = await Logs.open(world);
    await tell(logs.documents, item.events.slice(0, -1));
    await logs.rebuild();
    await logs.close();
    const mine = (rows: unknown[] = []): unknown[] =>
      rows.filter((row) => Object.values(row as object).includes(item.id));
    expect(mine(await dueMoves(world))).toEqual(mine(moves));
    expect(await rowsOf(item)).toEqual(before);
    // What comes afterwards is judged by the way as it was built anew.
    const told = await world.hear(item.events.slice(-1));
    told.push(...(await world.hear(item.events)));
    const after = await rowsOf(item);
    expect(after.slice(0, -1)).toEqual(before);
    expect(namesOf(after)).toEqual(expected);
    expect(before[0]).toMatchObject({ state: 2, reply: 'Đã báo cáo lãnh đạo.' });
    expect(told.filter((event) => event.typeName.endsWith('FindingMade'))).toHaveLength(1);
    expect(await remindersOf(item)).toHaveLength(expected.length);
  });

  it('are not made by a rule that is off on the day, nor of items that do not count their changes', async () => {
    const off = new ToldItem()
      .give('official', at('2025-12-01T09:00:00'), 'routed')
      .give('colleague', at('2025-12-02T09:00:00'))
      .give('official', at('2025-12-03T09:00:00'));
    await world.hear(off.events);
    expect(await rowsOf(off)).toEqual([]);
    const old = looped();
    const events = old.events.map((event) => ({ ...event, data: { ...event.data, changeNumber: 0 } }));
    await world.hear(events);
    expect(await rowsOf(old)).toEqual([]);
  });

  it('are not made of what a stand-in did, and are of an act that came before', async () => {
    const item = looped().by('stand-in').give('colleague', at('2026-11-06T09:00:00'));
    await world.hear(item.events);
    expect(namesOf(await rowsOf(item))).toEqual(expected.slice(0, 1));
    const acted = looped().act().give('colleague', at('2026-11-06T09:00:00'));
    await world.hear(acted.events);
    expect(namesOf(await rowsOf(acted))).toEqual(expected.slice(0, 1));
    expect(world.clock.now).toEqual(now);
  });

  it('take facts that come late until the named person replies, and are left as read from then on', async () => {
    const due = at('2026-11-21T00:00:00');
    const late = (): ToldItem =>
      new ToldItem({ dueTime: at('2026-11-27T00:00:00') })
        .give('official', at('2026-11-03T09:00:00'), 'routed')
        .describe({}, at('2026-11-12T17:00:00'), due)
        .describe({ subject: 'Về việc giao dự toán năm' }, at('2026-11-13T17:00:00'))
        .give('colleague', at('2026-11-20T16:00:00'));
    const start = async (item: ToldItem): Promise<unknown> =>
      (await rowsOf(item)).map(({ facts }) => (facts as { term?: { start: string } }).term?.start);
    const [open, replied] = [late(), late()];
    for (const item of [open, replied]) {
      await world.hear(item.events.filter((event) => event.aggregateVersion !== 2));
      expect(await start(item)).toEqual(['2026-11-13T10:00:00.000Z']);
    }
    const [finding] = await findings.list('official', { itemId: replied.id });
    await findings.reply('official', finding?.id ?? '');
    const told: EventInput[] = [];
    for (const item of [open, replied]) told.push(...(await world.hear(item.events.slice(1, 2))));
    expect(told.filter((event) => event.typeName.endsWith('FindingMade'))).toEqual([]);
    expect(await start(open)).toEqual(['2026-11-12T10:00:00.000Z']);
    expect(await start(replied)).toEqual(['2026-11-13T10:00:00.000Z']);
  });

  it('cannot be given another name, nor be taken away, by the service', async () => {
    const item = looped();
    await world.hear(item.events);
    const change = world.rows('UPDATE findings SET person_id = gen_random_uuid() WHERE item_id = $1', [
      item.id,
    ]);
    await expect(change).rejects.toThrow('permission denied');
    const removal = world.rows('DELETE FROM findings WHERE item_id = $1', [item.id]);
    await expect(removal).rejects.toThrow('permission denied');
  });
});
