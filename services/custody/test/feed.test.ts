import { statementCounter } from '@baro/chassis';
import type { Event } from '@baro/chassis';
import { eventually, expectReason } from '@baro/chassis/testing';
import { ServiceAccount } from '@baro/proto/baro/directory/v1/directory';
import { UnitEventKind } from '@baro/proto/baro/custody/v1/feed';
import type { UnitEvent } from '@baro/proto/baro/custody/v1/feed';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cursorOf, placeOf } from '../src/domain/feed-cursor.ts';
import { purgeFeed } from '../src/store/feed-store.ts';
import { accountOf, idOf } from './city.ts';
import { FeedReader } from './feed-reader.ts';
import { ToldItem } from './told-item.ts';
import { at, startWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
const readers: FeedReader[] = [];

/** A system of a unit, and of a ward nothing concerns. */
const systems = ['stc', 'commune-a', 'commune-b'];

beforeAll(async () => {
  world = await startWorld();
  await world.learn({
    serviceAccounts: systems.map((unit) =>
      ServiceAccount.fromPartial({
        id: idOf(`${unit}-system`),
        accountId: accountOf(`${unit}-system`),
        unitId: idOf(unit),
        name: `${unit}-system`,
        validFrom: '2020-01-01',
      }),
    ),
  });
});
afterAll(() => world.close());
afterEach(() => {
  for (const reader of readers.splice(0)) reader.close();
});

type Options = ConstructorParameters<typeof FeedReader>[3];

async function open(
  system: string,
  request: ConstructorParameters<typeof FeedReader>[2] = {},
  options: Options & { claims?: Record<string, unknown> } = {},
): Promise<FeedReader> {
  const token = await world.issuer.token(accountOf(`${system}-system`), options.claims);
  const reader = new FeedReader(world.service.address, token, request, options);
  readers.push(reader);
  return reader;
}

/** Reads until so many events have come. */
async function eventsOf(reader: FeedReader, count: number): Promise<UnitEvent[]> {
  await eventually(() => expect(reader.events.length).toBeGreaterThanOrEqual(count));
  return reader.events;
}

/** How a stream that must fail ends, as a call that rejects. */
const failed = async (reader: FeedReader): Promise<void> => {
  const error = await reader.ended;
  if (error) throw error;
};

const ofWard = (): ToldItem =>
  new ToldItem({ owner: 'ba-dinh' })
    .give('ward-leader', at('2026-11-03T09:00:00'), 'registered')
    .give('ward-official', at('2026-11-04T09:00:00'))
    .describe({ state: 'ACCEPTED' }, at('2026-11-04T10:00:00'));

describe('StreamUnitEvents', () => {
  it('tells a unit what concerns it and its divisions, in one order, and no other unit', async () => {
    const ward = ofWard();
    // Owned by the ward, handed to a division of the department, which hands it on inside.
    const crossing = new ToldItem({ owner: 'ba-dinh' })
      .give('ward-leader', at('2026-11-03T09:00:00'), 'registered')
      .give('head', at('2026-11-04T09:00:00'))
      .give('other', at('2026-11-05T09:00:00'));
    await world.hear([...ward.events, ...crossing.events]);
    const stranger = await open('commune-b');
    const wards = await eventsOf(await open('ward'), 6);
    const departments = await eventsOf(await open('stc'), 2);
    const ids = (events: Event[]): string[] => events.map((event) => event.id);
    expect(wards.map((event) => event.eventId)).toEqual(ids([...ward.events, ...crossing.events]));
    expect(departments.map((event) => event.eventId)).toEqual(ids(crossing.events.slice(1)));
    await eventually(() => expect(stranger.answers.length).toBe(1));
    expect(stranger.events).toEqual([]);
    expect(departments[1]).toMatchObject({
      kind: UnitEventKind.CHANGED_HANDS,
      itemId: crossing.id,
      itemVersion: 3,
      ownerUnitId: idOf('ba-dinh'),
      from: { unitId: idOf('ns') },
      to: { unitId: idOf('tcdn') },
      reason: 'handed_over',
    });
  });

  it('says no person and no title', async () => {
    await world.hear(ofWard().events);
    const rows = await world.rows<{ body: object }>('SELECT body FROM feed_entries');
    const text = JSON.stringify(rows);
    expect(rows.length).toBeGreaterThan(0);
    expect(text).not.toContain('Về việc giao dự toán');
    expect(text).not.toMatch(/person|subject|fromName|numberSymbol/i);
  });

  it('goes on after a cursor, and with what comes while it is open', async () => {
    const first = await open('ward');
    const known = await endOf('ba-dinh');
    await eventually(() => expect(first.answers.at(-1)?.sequence).toBe(known));
    const cursor = first.cursor;
    first.close();
    const item = ofWard();
    await world.hear(item.events.slice(0, 1));
    const second = await open('ward', { cursor });
    await eventsOf(second, 1);
    await world.hear(item.events.slice(1));
    const events = await eventsOf(second, 3);
    expect(events.map((event) => event.eventId)).toEqual(item.events.map((event) => event.id));
    const sequences = second.answers.flatMap(({ event, sequence }) => (event ? [sequence] : []));
    expect(sequences).toEqual([known + 1, known + 2, known + 3]);
  });

  it('leaves other kinds out, and counts them as read', async () => {
    const item = ofWard();
    const start = await open('ward');
    await eventually(() => expect(start.answers.length).toBeGreaterThan(1));
    await world.hear(item.events);
    const reader = await open('ward', { kinds: [UnitEventKind.DESCRIBED] });
    await eventually(() => expect(reader.events.at(-1)?.itemId).toBe(item.id));
    expect(new Set(reader.events.map((event) => event.kind))).toEqual(new Set([UnitEventKind.DESCRIBED]));
    const more = ofWard();
    await world.hear(more.events.slice(0, 2));
    const end = await endOf('ba-dinh');
    await eventually(() => expect(placeOf(reader.cursor)?.sequence).toBe(end));
    expect(reader.events.at(-1)?.itemId).toBe(item.id);
  });

  it('refuses people, another unit and what is no request', async () => {
    const token = await world.issuer.token(accountOf('ward-leader'));
    const person = new FeedReader(world.service.address, token, { unitId: idOf('ba-dinh') });
    readers.push(person);
    await expectReason(failed(person), 'PERMISSION_DENIED');
    await expectReason(failed(await open('ward', { unitId: idOf('stc') })), 'PERMISSION_DENIED');
    await expectReason(failed(await open('ward', { unitId: 'x' })), 'FIELD_INVALID', ['unitId']);
    const kinds = [9 as UnitEventKind];
    await expectReason(failed(await open('ward', { kinds })), 'FIELD_INVALID', ['kinds[0]']);
  });

  it('ends when the token ends, and with OK when its time is over', async () => {
    const exp = Math.floor(Date.now() / 1000) + 2;
    const reader = await open('ward', {}, { claims: { exp } });
    await expectReason(failed(reader), 'UNAUTHENTICATED');
    expect(reader.answers.length).toBeGreaterThan(0);
    const short = await open('ward', {}, { deadlineMs: 3_000 });
    expect(await short.ended).toBeUndefined();
    expect(short.cursor).not.toBe('');
  });
});

describe('cursors of the feed', () => {
  it('are refused when they are of another feed, forged, or ahead', async () => {
    await world.hear(ofWard().events);
    const reader = await open('ward');
    await eventsOf(reader, 1);
    const place = placeOf(reader.cursor);
    if (!place) throw new Error('no place');
    for (const cursor of [
      'nonsense',
      cursorOf({ ...place, unitId: idOf('stc') }),
      cursorOf({ ...place, sequence: place.sequence + 10_000 }),
      cursorOf({ ...place, chain: Buffer.alloc(16, 7) }),
    ]) {
      await expectReason(failed(await open('ward', { cursor })), 'EVENT_CURSOR_INVALID');
    }
  });

  it('are refused when the database was restored to a moment before and filled in another order', async () => {
    const [a, b] = [0, 1].map(() =>
      new ToldItem({ owner: 'commune-a' }).give('leader-a', at('2026-11-05T09:00:00')),
    );
    const [first, second] = [a?.events ?? [], b?.events ?? []];
    await world.hear([...first, ...second]);
    const reader = await open('commune-a');
    await eventsOf(reader, 2);
    const { cursor } = reader;
    await setBack('commune-a');
    // Ahead of the restored feed; then level with it, but of another past.
    await expectReason(failed(await open('commune-a', { cursor })), 'EVENT_CURSOR_INVALID');
    await world.hear([...second, ...first]);
    await expectReason(failed(await open('commune-a', { cursor })), 'EVENT_CURSOR_INVALID');
    // And an open stream does not go on as if nothing had been.
    await expectReason(failed(reader), 'EVENT_CURSOR_INVALID');
    expect(await eventsOf(await open('commune-a'), 2)).toHaveLength(2);
  }, 60_000);

  it('are refused when what comes after them is no longer kept, and hold exactly there', async () => {
    const item = new ToldItem({ owner: 'commune-b' });
    for (let n = 0; n < 6; n += 1) item.give('leader-b', at(`2026-11-05T09:0${n}:00`));
    await world.hear(item.events);
    const reader = await open('commune-b');
    await eventsOf(reader, 6);
    const cursors = reader.answers.map(({ cursor }) => cursor);
    const em = world.service.orm.em.fork();
    await purgeFeed(em, idOf('commune-b'), new Date(world.clock.now.getTime() + 1), 4);
    await expectReason(failed(await open('commune-b', { cursor: cursors[3] ?? '' })), 'EVENT_CURSOR_EXPIRED');
    for (const cursor of [cursors[4] ?? '', '']) {
      const rest = await eventsOf(await open('commune-b', { cursor }), 2);
      expect(rest.map((event) => event.eventId)).toEqual(item.events.slice(4).map((event) => event.id));
    }
  });
});

it('reads no further than the caller takes', async () => {
  const items = Array.from({ length: 4_000 }, ofWard);
  for (let at = 0; at < items.length; at += 500) {
    await world.hear(items.slice(at, at + 500).flatMap((item) => item.events));
  }
  let reads = 0;
  const stop = statementCounter.listen((text) => {
    if (text.includes('FROM feed_entries') && text.includes('LIMIT')) reads += 1;
  });
  const slow = await open('ward', {}, { paused: true });
  // It reads on until the line is full, and then no more.
  await eventually(() => expect(reads).toBeGreaterThan(0));
  const settled = await steady(() => reads);
  expect(settled).toBeLessThan(40);
  slow.read();
  await eventually(() => expect(slow.events.length).toBeGreaterThanOrEqual(12_000));
  stop();
  expect(reads).toBeGreaterThanOrEqual(60);
  const sequences = slow.answers.flatMap(({ event, sequence }) => (event ? [sequence] : []));
  expect(sequences.every((sequence, index) => sequence === index + 1)).toBe(true);
}, 120_000);

/** Last sequence of the feed of a unit. */
async function endOf(unit: string): Promise<number> {
  const rows = await world.rows<{ n: number }>(
    'SELECT last_sequence::int AS n FROM feed_units WHERE unit_id = $1',
    [idOf(unit)],
  );
  return rows[0]?.n ?? 0;
}

/** A number once it has not changed for a second. */
async function steady(of: () => number): Promise<number> {
  let last = of();
  let since = Date.now();
  return eventually(() => {
    if (of() !== last) [last, since] = [of(), Date.now()];
    if (Date.now() - since < 1_000) throw new Error('still moving');
    return last;
  });
}

/** Takes the feed of a unit back to its beginning, as a restored database would have it. */
async function setBack(unit: string): Promise<void> {
  const client = new pg.Client({ connectionString: world.service.database.migratorUrl });
  await client.connect();
  await client.query('DELETE FROM feed_entries WHERE unit_id = $1', [idOf(unit)]);
  await client.query('DELETE FROM feed_units WHERE unit_id = $1', [idOf(unit)]);
  await client.end();
}
