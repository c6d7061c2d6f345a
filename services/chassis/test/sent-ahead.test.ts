import { randomUUID } from 'node:crypto';
import { execute, query } from '@baro/chassis';
import { eventually } from '@baro/chassis/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sentAhead } from '../src/db/pipeline.ts';
import { takeTurn } from '../src/write/turns.ts';
import { startSample } from './sample-service.ts';
import type { Sample } from './sample-service.ts';

let sample: Sample;
const add = 'INSERT INTO seen (event_id, note) VALUES ($1, $2)';
const addAhead = sentAhead('INSERT INTO seen (note, event_id) VALUES ($2, $1)');

beforeAll(async () => {
  sample = await startSample('ahead');
});

afterAll(() => sample.close());

describe('a statement that is sent and not waited for', () => {
  it('takes effect with its transaction', async () => {
    const em = sample.service.orm.em.fork();
    const id = randomUUID();
    await em.begin();
    await execute(em, addAhead, [id, 'x']);
    await em.commit();
    expect(await sample.effects(id)).toBe(1);
  });

  it('makes commit throw its fault, and nothing of the transaction stays', async () => {
    const em = sample.service.orm.em.fork();
    const id = randomUUID();
    await em.begin();
    await execute(em, add, [id, 'x']);
    await execute(em, addAhead, [id, null]);
    await expect(em.commit()).rejects.toThrow(/not-null/);
    await em.rollback().catch(() => undefined); // as a write does
    expect(await sample.effects(id)).toBe(0);
  });

  it('makes the next statement throw its fault, and the connection is good for the next transaction', async () => {
    const em = sample.service.orm.em.fork();
    const id = randomUUID();
    await em.begin();
    await execute(em, addAhead, [id, null]);
    await expect(query(em, 'SELECT 1')).rejects.toThrow(/not-null/);
    await em.rollback();
    await em.begin();
    await execute(em, addAhead, [id, 'x']);
    await em.commit();
    expect(await sample.effects(id)).toBe(1);
  });
});

describe('a connection that is lost in a transaction', () => {
  it('goes back to its pool, which opens another', async () => {
    const lost = async (): Promise<void> => {
      const em = sample.service.orm.em.fork();
      await em.begin();
      await expect(query(em, 'SELECT pg_terminate_backend(pg_backend_pid())')).rejects.toThrow(/terminat/i);
      await em.rollback();
    };
    // More than the pool has.
    for (let time = 0; time < 25; time += 1) await lost();
    expect(await query(sample.service.orm.em.fork(), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});

describe('a turn', () => {
  it('comes when the one before has ended, in the order asked for', async () => {
    const order: number[] = [];
    const first = await takeTurn('series');
    const others = [1, 2].map(async (number) => {
      const end = await takeTurn('series');
      order.push(number);
      end();
    });
    (await takeTurn('another series'))();
    expect(order).toEqual([]);
    first();
    await Promise.all(others);
    expect(order).toEqual([1, 2]);
  });
});

describe('the relay', () => {
  it('publishes an event of years ago as it does one of today', async () => {
    const today = await sample.addEvent();
    await eventually(async () => expect(await sample.effects(today)).toBe(1));
    const old = await sample.addEvent('baro.sample.v1.Happened', '2024-02-01T00:00:00Z');
    await eventually(async () => expect(await sample.effects(old)).toBe(1));
  });
});
