import { randomUUID } from 'node:crypto';
import { jetstream } from '@nats-io/jetstream';
import { PoisonError, call, connectNats, defineConsumer, execute, openLog } from '@baro/chassis';
import type { ConsumerTx, Event } from '@baro/chassis';
import { eventually } from '@baro/chassis/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startSample } from './sample-service.ts';
import type { Sample } from './sample-service.ts';

const name = 'handle-all';
const natsUrl = process.env['BARO_TEST_NATS_URL'] ?? '';
const patienceMs = 90_000;
const poison = 'baro.sample.v1.Poison';
const flaky = 'baro.sample.v1.Flaky';

interface Call {
  ids: string[];
  replayed: boolean;
  /** Taken by `handle`, alone. */
  alone: boolean;
}

let sample: Sample;
let calls: Call[] = [];
let failures = 0;

async function take(events: Event[], tx: ConsumerTx, alone: boolean): Promise<void> {
  const ids = events.map((event) => event.id);
  await execute(tx.em, "INSERT INTO seen (event_id, note) SELECT id, '' FROM unnest($1::uuid[]) AS id", [
    ids,
  ]);
  if (events.some((event) => event.type === poison)) throw new PoisonError('SAMPLE_POISON');
  if (events.some((event) => event.type === flaky) && failures > 0) {
    failures -= 1;
    throw new Error('not yet');
  }
  calls.push({ ids, replayed: tx.replayed === true, alone });
}

beforeAll(async () => {
  sample = await startSample(name, {
    change: (definition) => ({
      ...definition,
      consumers: () => [
        defineConsumer({
          name: 'own',
          stream: name.toUpperCase(),
          filter: `baro.${name}.>`,
          handle: (event, tx) => take([event], tx, true),
          handleAll: (events, tx) => take(events, tx, false),
        }),
      ],
    }),
  });
});
afterAll(() => sample.close());
beforeEach(() => {
  calls = [];
  failures = 0;
});

/** Puts events into the outbox at once, with times as a clock here gives them. @returns their ids */
async function addEvents(types: readonly string[]): Promise<string[]> {
  const rows = types.map((type) => {
    const id = randomUUID();
    const subject = `baro.${name}.thing.happened.none`;
    const body = { id, type, subject, aggregateType: 'thing', aggregateId: id, aggregateVersion: 1 };
    return { id, type, subject, body };
  });
  await sample.rows(
    `INSERT INTO outbox (id, occur_time, type, subject, aggregate_type, aggregate_id, aggregate_version, body)
     SELECT id, date_trunc('milliseconds', now()), type, subject, 'thing', id, 1, body
     FROM jsonb_to_recordset($1) AS r (id uuid, type text, subject text, body jsonb)`,
    [JSON.stringify(rows)],
  );
  return rows.map((row) => row.id);
}

const plain = (count: number): string[] => Array.from({ length: count }, () => 'baro.sample.v1.Happened');
const taken = async (ids: readonly string[]): Promise<void> => {
  const rows = await sample.rows('SELECT event_id FROM seen WHERE event_id = ANY ($1)', [ids]);
  if (rows.length < ids.length) throw new Error(`${rows.length} of ${ids.length}`);
  expect(rows.map((row) => String(row['event_id'])).toSorted()).toEqual([...ids].toSorted());
};

describe('a consumer that takes many events at once', { timeout: 240_000 }, () => {
  it('takes what has come in few calls, each event once', async () => {
    const ids = await addEvents(plain(300));
    await eventually(() => taken(ids), patienceMs);
    expect(calls.flatMap((one) => one.ids).toSorted()).toEqual(ids.toSorted());
    expect(calls.filter((one) => !one.alone).length).toBeLessThan(60);
    expect(Math.max(...calls.map((one) => one.ids.length))).toBeGreaterThan(20);
  });

  it('is not given again what it has taken, nor one event twice in a batch', async () => {
    const ids = await addEvents(plain(20));
    await eventually(() => taken(ids), patienceMs);
    const rows = await sample.rows('SELECT subject, body FROM outbox WHERE id = ANY ($1)', [ids]);
    const [row] = rows;
    const fresh = { ...(row?.['body'] as object), id: randomUUID() };
    const connection = await connectNats(natsUrl, 'test', openLog('test', 'silent'));
    const bodies = [...rows.map(({ body }) => body), ...rows.map(({ body }) => body), fresh, fresh, fresh];
    const js = jetstream(connection);
    await Promise.all(bodies.map((body) => js.publish(String(row?.['subject']), JSON.stringify(body))));
    await connection.drain();
    const last = await addEvents(plain(1));
    await eventually(() => taken([...ids, fresh.id, ...last]), patienceMs);
    const counts = calls.flatMap((one) => one.ids);
    expect(counts.length).toBe(new Set(counts).size);
  });

  it('buries the one that is poison and takes the others, alone, each once', async () => {
    const ids = await addEvents([...plain(10), poison, ...plain(10)]);
    const bad = ids[10] ?? '';
    const good = ids.filter((id) => id !== bad);
    await eventually(() => taken(good), patienceMs);
    await eventually(async () => {
      const dead = await sample.rows('SELECT reason FROM dead_letters WHERE event_id = $1', [bad]);
      expect(dead).toEqual([{ reason: 'SAMPLE_POISON' }]);
    }, patienceMs);
    await taken(good);
    expect(await sample.effects(bad)).toBe(0);
    expect(await sample.rows('SELECT FROM inbox WHERE event_id = $1', [bad])).toEqual([]);
  });

  it('takes nothing of a batch that fails, and all of it in the end', async () => {
    failures = 3;
    const ids = await addEvents([...plain(5), flaky, ...plain(5)]);
    await eventually(() => taken(ids), patienceMs);
    expect(failures).toBe(0);
    const counts = calls.flatMap((one) => one.ids).filter((id) => ids.includes(id));
    expect(counts.toSorted()).toEqual(ids.toSorted());
  });

  it('is told what is replayed and what is not, never both in one call', async () => {
    const old = await addEvents(plain(30));
    await eventually(() => taken(old), patienceMs);
    const other = await startSample(`${name}-log`, { natsUrl });
    // A log of events this consumer has not taken, replayed to it while live ones come.
    const past = await logOf(other, 30);
    calls = [];
    const request = {
      service: `${name}-log`,
      consumer: `${name}--own`,
      startTime: undefined,
      requestId: randomUUID(),
    };
    await call(other.client, other.client.replayEvents, request, { token: other.token });
    const live = await addEvents(plain(30));
    await eventually(() => taken([...past, ...live]), patienceMs);
    await other.close();
    const told = calls.flatMap((one) => one.ids.map((id) => `${id} ${one.replayed}`));
    const wanted = [...past, ...live].map((id) => `${id} ${past.includes(id)}`);
    expect(told.toSorted()).toEqual(wanted.toSorted());
  });
});

/** Events in the log of another service, under the subjects this consumer wants. */
async function logOf(other: Sample, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUID());
  const rows = ids.map((id) => ({
    id,
    subject: `baro.${name}.thing.happened.none`,
    body: {
      id,
      type: 'baro.sample.v1.Happened',
      aggregateType: 'thing',
      aggregateId: id,
      aggregateVersion: 1,
    },
  }));
  await other.rows(
    `INSERT INTO outbox (id, occur_time, type, subject, aggregate_type, aggregate_id, aggregate_version, body, sent_time)
     SELECT id, now(), 'x', subject, 'thing', id, 1, body, now() FROM jsonb_to_recordset($1) AS r (id uuid, subject text, body jsonb)`,
    [JSON.stringify(rows)],
  );
  return ids;
}
