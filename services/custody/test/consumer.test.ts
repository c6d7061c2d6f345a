import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { PoisonError, query } from '@baro/chassis';
import type { Event } from '@baro/chassis';
import { eventually, tell } from '@baro/chassis/testing';
import type { TestService } from '@baro/chassis/testing';
import { makeThrowAwayDir, startThrowAwayNats } from '@baro/tools/platform/throw-away.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from './city.ts';
import { letter } from './letters.ts';
import { Logs, wholeLedger } from './rebuild-world.ts';
import { ToldItem } from './told-item.ts';
import { at, startWorld } from './world.ts';
import type { World } from './world.ts';

let dir: string;
let nats: Awaited<ReturnType<typeof startThrowAwayNats>>;
let world: World;
let logs: Logs;
let documents: TestService;

beforeAll(async () => {
  // Its own server: what other files of this run tell must not come into this ledger.
  dir = await makeThrowAwayDir();
  nats = await startThrowAwayNats(dir);
  world = await startWorld(nats.url);
  logs = await Logs.open(world, nats.url);
  ({ documents } = logs);
});
afterAll(async () => {
  await logs.close();
  await world.close();
  await nats.stop();
  await rm(dir, { recursive: true, force: true });
});

const newItem = (): ToldItem =>
  new ToldItem({ dueTime: at('2026-11-20T17:00:00') })
    .give('director', at('2026-11-03T09:00:00'), 'registered')
    .give('head', at('2026-11-04T09:00:00'), 'routed', { awaiting: true })
    .describe({ awaiting: false, state: 'ACCEPTED' }, at('2026-11-04T10:00:00'))
    .give('official', at('2026-11-05T09:00:00'));
const holderOf = async (item: ToldItem): Promise<unknown> => {
  const rows = await world.rows('SELECT facts_version, holder_person_id FROM items WHERE id = $1', [item.id]);
  return rows[0];
};
const holder = (item: ToldItem): unknown => {
  const last = item.events.findLast((event) => event.type.endsWith('CustodyChanged'));
  const to = (last?.data as { to?: { personId: string } } | undefined)?.to;
  return { facts_version: item.events.length, holder_person_id: to?.personId ?? null };
};
const recorded = (): Promise<{ subject: string; body: { unitIds: string[]; data: unknown } }[]> =>
  world.rows("SELECT subject, body FROM outbox WHERE aggregate_type = 'work_item' ORDER BY seq");

describe('the ledger fed through NATS', () => {
  it('takes in what a service tells of its items, and tells that it has', async () => {
    const item = newItem();
    await tell(documents, item.events.slice(0, 2));
    await eventually(async () => expect(await holderOf(item)).toMatchObject({ facts_version: 2 }));
    await tell(documents, item.events.slice(2));
    await eventually(async () => expect(await holderOf(item)).toEqual(holder(item)));
    const last = (await recorded()).at(-1);
    expect(last).toMatchObject({
      subject: 'baro.custody.work_item.recorded.NS',
      body: { data: { itemId: item.id, itemVersion: 4 } },
    });
    expect(last?.body.unitIds.toSorted()).toEqual([idOf('ns'), idOf('stc')].toSorted());
  });

  it('takes in letters, and tells of none', async () => {
    const item = letter().give('official', at('2026-11-03T09:00:00'), 'received');
    item.give('head', at('2026-11-04T09:00:00'));
    const before = await recorded();
    await tell(logs.complaints, item.events);
    await eventually(async () => expect(await holderOf(item)).toEqual(holder(item)));
    expect(await recorded()).toEqual(before);
  });

  it('buries what is malformed and takes in what came with it', async () => {
    const [good, bad] = [newItem(), newItem()];
    const broken = bad.events.slice(0, 1).map((event) => ({ ...event, data: { itemId: bad.id } }));
    await tell(documents, [...good.events.slice(0, 2), ...broken, ...good.events.slice(2)]);
    await eventually(async () => expect(await holderOf(good)).toEqual(holder(good)));
    await eventually(async () =>
      expect(await world.rows('SELECT consumer, reason FROM dead_letters')).toEqual([
        { consumer: 'custody--documents', reason: 'ITEM_EVENT_MALFORMED' },
      ]),
    );
    expect(await holderOf(bad)).toBeUndefined();
  });

  it('is the same when it is rebuilt from the log, and tells nothing twice', async () => {
    const items = Array.from({ length: 30 }, newItem);
    items[0]?.give(undefined, at('2026-11-06T09:00:00'), 'finished');
    await tell(
      documents,
      items.flatMap((item) => item.events),
    );
    const other = { ...newItem().events[0], id: randomUUID(), subject: 'baro.documents.series.created.STC' };
    await tell(documents, [
      { ...other, type: 'baro.documents.v1.SeriesCreated', aggregateType: 'series' } as Event,
    ]);
    await eventually(async () => {
      for (const item of items) expect(await holderOf(item)).toEqual(holder(item));
    });
    const before = await wholeLedger(world);
    const tellings = (await recorded()).length;
    const told = async ({ orm }: TestService): Promise<number> =>
      (await query(orm.em.fork(), "SELECT FROM outbox WHERE aggregate_type = 'item'")).length;
    expect(await logs.rebuild()).toBe((await told(documents)) + (await told(logs.complaints)));
    expect(await wholeLedger(world)).toEqual(before);
    // What comes after finds its way through the same consumer.
    const later = newItem();
    await tell(documents, later.events);
    await eventually(async () => expect(await holderOf(later)).toEqual(holder(later)));
    const ofLater = (await recorded()).filter(
      ({ body }) => (body.data as { itemId: string }).itemId === later.id,
    );
    expect((await recorded()).length).toBe(tellings + ofLater.length);
  });
});

describe('what the ledger makes of an event', () => {
  it('emits nothing and changes nothing for other facts, and refuses malformed ones as poison', async () => {
    const [event] = newItem().events;
    if (!event) throw new Error('no event');
    expect(await world.hear([{ ...event, type: 'baro.custody.v1.SomethingElse' }])).toEqual([]);
    const data = event.data ?? {};
    const broken: Partial<Event>[] = [
      { data: {} },
      { data: { ...data, facts: undefined } },
      { data: { ...data, itemKind: '' } },
      { data: { ...data, changeTime: undefined } },
      { data: { ...data, to: { unitId: 'x' } } },
      { aggregateId: randomUUID() },
      { unitId: '' },
    ];
    for (const fields of broken) {
      await expect(world.hear([{ ...event, ...fields }])).rejects.toThrow(PoisonError);
    }
    expect(await world.rows('SELECT FROM items WHERE id = $1', [event.aggregateId])).toEqual([]);
  });

  it('waits for whoever records the same item at the same time', async () => {
    const item = newItem();
    await Promise.all(item.events.map((event) => world.hear([event])));
    const points = await world.rows(
      'SELECT version, held_minutes FROM change_points WHERE item_id = $1 ORDER BY version',
      [item.id],
    );
    expect(points).toEqual([
      { version: 1, held_minutes: 480 },
      { version: 2, held_minutes: 480 },
      { version: 4, held_minutes: null },
    ]);
    expect(await holderOf(item)).toEqual(holder(item));
  });
});
