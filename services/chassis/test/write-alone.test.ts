import { randomUUID } from 'node:crypto';
import { execute, writeAlone } from '@baro/chassis';
import type { ConsumerTx } from '@baro/chassis';
import { eventually } from '@baro/chassis/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startSample } from './sample-service.ts';
import type { Sample } from './sample-service.ts';

let sample: Sample;
beforeAll(async () => {
  sample = await startSample('alone');
});
afterAll(() => sample.close());

const now = new Date('2026-11-02T02:00:00Z');

/** Keeps a row and tells of it, as a job would. */
async function keep(id: string, fail = false): Promise<string> {
  const alone = { service: 'alone', orm: sample.service.orm, clock: () => now };
  return writeAlone(alone, async (tx: ConsumerTx) => {
    await execute(tx.em, 'INSERT INTO seen (event_id, note) VALUES ($1, $2)', [id, 'kept']);
    const unit = { unitId: randomUUID(), unitCode: 'H26' };
    const aggregate = { aggregateType: 'thing', aggregateId: id, aggregateVersion: 1, verb: 'kept' };
    const type = { toJSON: (data: object) => data };
    tx.emit({ type, typeName: 'baro.sample.v1.Kept', data: { id }, ...aggregate, ...unit });
    if (fail) throw new Error('breaks off');
    return tx.now.toISOString();
  });
}

const eventOf = (id: string) =>
  sample.rows('SELECT id, subject, body FROM outbox WHERE aggregate_id = $1', [id]);
const keptOf = (id: string) => sample.rows("SELECT 1 FROM seen WHERE event_id = $1 AND note = 'kept'", [id]);

it('stores what a job changes with what it tells, and the relay publishes it', async () => {
  const id = randomUUID();
  expect(await keep(id)).toBe(now.toISOString());
  const [event] = await eventOf(id);
  expect(event).toMatchObject({
    subject: 'baro.alone.thing.kept.H26',
    body: { actor: 'system:alone', occurTime: now.toISOString(), data: { id } },
  });
  expect(await keptOf(id)).toHaveLength(1);
  await eventually(async () => expect(await sample.effects(String(event?.['id']))).toBe(1));
});

it('leaves neither when it breaks off', async () => {
  const id = randomUUID();
  await expect(keep(id, true)).rejects.toThrow('breaks off');
  expect([await keptOf(id), await eventOf(id)]).toEqual([[], []]);
});
