import { randomUUID } from 'node:crypto';
import { jetstream } from '@nats-io/jetstream';
import {
  AppError,
  PoisonError,
  call,
  connectNats,
  defineCommand,
  execute,
  openLog,
  query,
  streamOf,
} from '@baro/chassis';
import type { Event, ServiceDefinition, Tx } from '@baro/chassis';
import { eventually, testService } from '@baro/chassis/testing';
import type { TestService } from '@baro/chassis/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sampleDefinition, startSample } from './sample-service.ts';
import type { Sample } from './sample-service.ts';

const name = 'commands';
const data = { toJSON: (value: object) => value };

/** What doing the command is, beside its one row in `seen`; tests change it. */
const nothing = async (): Promise<void> => {};
const behaviour: {
  handle: (event: Event, tx: Tx, replica: string) => Promise<void>;
  refuse: () => Promise<void>;
} = { handle: nothing, refuse: nothing };

function answer(tx: Tx, event: Event, verb: string, facts: object): void {
  tx.emit({
    type: data,
    typeName: `baro.${name}.v1.Thing`,
    data: facts,
    verb,
    aggregateType: 'answer',
    aggregateId: event.id,
    aggregateVersion: 1,
    unitId: '',
    unitCode: '',
  });
}

/** A service that asks itself; `done` is what takes effect of a command. */
function asking(replica: string): (definition: ServiceDefinition) => ServiceDefinition {
  return (definition) => ({
    ...definition,
    commands: () => [
      defineCommand({
        name: 'things',
        stream: streamOf(name),
        filter: `baro.${name}.thing.asked.>`,
        handle: async (event, tx) => {
          await execute(tx.em, 'INSERT INTO seen (event_id, note) VALUES ($1, $2)', [event.id, replica]);
          answer(tx, event, 'done', {});
          await behaviour.handle(event, tx, replica);
        },
        refuse: async (event, refusal, tx) => {
          await behaviour.refuse();
          answer(tx, event, 'refused', refusal);
        },
      }),
    ],
  });
}

let sample: Sample;
let second: TestService;

beforeAll(async () => {
  sample = await startSample(name, { change: asking('first') });
  const { issuer } = sample.issuer;
  const { database } = sample.service;
  second = await testService(asking('second')(sampleDefinition(name, sample.behaviour)), {
    issuer,
    database,
  });
});

beforeEach(() => {
  Object.assign(behaviour, { handle: nothing, refuse: nothing });
});

afterAll(async () => {
  await second.close();
  await sample.close();
});

/** Asks as a write of another service would. @returns the id of the event */
async function ask(): Promise<string> {
  const aggregateId = randomUUID();
  await sample.service.act('ask', async (tx) =>
    tx.emit({
      type: data,
      typeName: `baro.${name}.v1.ThingAsked`,
      data: { thing: aggregateId },
      verb: 'asked',
      aggregateType: 'thing',
      aggregateId,
      aggregateVersion: 1,
      unitId: '',
      unitCode: '',
    }),
  );
  const [row] = await sample.rows('SELECT id FROM outbox WHERE aggregate_id = $1', [aggregateId]);
  return String(row?.['id']);
}

const commandOf = async (id: string) =>
  (await sample.rows('SELECT state, reason, tries FROM commands WHERE id = $1', [id]))[0];
const ended = (id: string, state: string) =>
  eventually(async () => {
    const command = await commandOf(id);
    expect(command?.['state']).toBe(state);
    return command;
  }, 60_000);
const answersOf = async (id: string) => {
  const rows = await sample.rows(
    `SELECT subject, body -> 'data' AS data FROM outbox WHERE aggregate_id = $1 AND aggregate_type = 'answer'`,
    [id],
  );
  return rows.map((row) => ({ verb: String(row['subject']).split('.')[3], data: row['data'] }));
};
/** What the command itself did; the sample's own consumer notes the type of each event. */
const doneBy = async (id: string) =>
  (await sample.rows(`SELECT note FROM seen WHERE event_id = $1 AND note IN ('first', 'second')`, [id])).map(
    (row) => row['note'],
  );

describe('a command', () => {
  it('is done once and answered once, though its event comes five times and is replayed', async () => {
    const id = await ask();
    await ended(id, 'DONE');
    const [row] = await sample.rows('SELECT subject, body FROM outbox WHERE id = $1', [id]);
    const connection = await connectNats(
      process.env['BARO_TEST_NATS_URL'] ?? '',
      'test',
      openLog('test', 'silent'),
    );
    for (let copy = 0; copy < 5; copy += 1) {
      await jetstream(connection).publish(String(row?.['subject']), JSON.stringify(row?.['body']));
    }
    await connection.drain();
    const replay = {
      service: name,
      consumer: `${name}--things`,
      startTime: undefined,
      requestId: randomUUID(),
    };
    await call(sample.client, sample.client.replayEvents, replay, { token: sample.token });
    await eventually(async () =>
      expect(await sample.rows('SELECT 1 FROM replays WHERE finish_time IS NULL')).toHaveLength(0),
    );
    await ended(await ask(), 'DONE');
    expect(await doneBy(id)).toHaveLength(1);
    expect(await answersOf(id)).toEqual([{ verb: 'done', data: {} }]);
  });

  it('that the rules forbid is refused with its reason and both sentences, and nothing of it stays', async () => {
    behaviour.handle = async () => {
      throw new AppError('ETAG_STALE');
    };
    const id = await ask();
    expect(await ended(id, 'REFUSED')).toEqual({ state: 'REFUSED', reason: 'ETAG_STALE', tries: 1 });
    expect(await doneBy(id)).toEqual([]);
    expect(await answersOf(id)).toEqual([
      {
        verb: 'refused',
        data: {
          reason: 'ETAG_STALE',
          en: 'The resource has changed since it was read.',
          vi: 'Nội dung vừa được người khác thay đổi, hãy tải lại.',
        },
      },
    ]);
  });

  it('that fails is tried again, the others meanwhile', async () => {
    let failing = true;
    let first = '';
    behaviour.handle = async (event) => {
      first ||= event.id;
      if (failing && event.id === first) throw new Error('not yet');
    };
    const id = await ask();
    await eventually(() => expect(first).toBe(id));
    await ended(await ask(), 'DONE');
    expect((await commandOf(id))?.['state']).toBe('ASKED');
    failing = false;
    expect(Number((await ended(id, 'DONE'))?.['tries'])).toBeGreaterThan(1);
    expect(await doneBy(id)).toHaveLength(1);
    expect(await answersOf(id)).toHaveLength(1);
  });

  it('that fails again and again is given up and answered as refused', async () => {
    behaviour.handle = async () => {
      throw new Error('never');
    };
    const id = await ask();
    await eventually(async () => expect(Number((await commandOf(id))?.['tries'])).toBeGreaterThan(0));
    // Six more pauses would take two minutes.
    await sample.rows('UPDATE commands SET tries = 7, next_try_time = now() WHERE id = $1', [id]);
    expect(await ended(id, 'REFUSED')).toEqual({ state: 'REFUSED', reason: 'INTERNAL', tries: 8 });
    expect(await answersOf(id)).toMatchObject([{ verb: 'refused', data: { reason: 'INTERNAL' } }]);
    expect(await doneBy(id)).toEqual([]);
  });

  it('that can never work is given up at once, also when it does not tell whom to answer', async () => {
    const poison = async (): Promise<void> => {
      throw new PoisonError('SAMPLE_POISON');
    };
    behaviour.handle = poison;
    expect(await ended(await ask(), 'REFUSED')).toMatchObject({ reason: 'INTERNAL', tries: 1 });
    behaviour.refuse = poison;
    const id = await ask();
    expect(await ended(id, 'REFUSED')).toMatchObject({ reason: 'INTERNAL', tries: 1 });
    expect(await answersOf(id)).toEqual([]);
  });

  it('whose worker dies in the middle is done once by whoever comes next, however often that happens', async () => {
    let dying = true;
    behaviour.handle = async (_, tx) => {
      if (dying) await query(tx.em, 'SELECT pg_terminate_backend(pg_backend_pid())');
    };
    const id = await ask();
    const triedOver = (tries: number) =>
      eventually(async () => expect(Number((await commandOf(id))?.['tries'])).toBeGreaterThan(tries));
    await triedOver(0);
    await sample.rows('UPDATE commands SET tries = 20, next_try_time = now() WHERE id = $1', [id]);
    await triedOver(20);
    expect(await doneBy(id)).toEqual([]);
    dying = false;
    await sample.rows('UPDATE commands SET next_try_time = now() WHERE id = $1', [id]);
    await ended(id, 'DONE');
    expect(await doneBy(id)).toHaveLength(1);
    expect(await answersOf(id)).toEqual([{ verb: 'done', data: {} }]);
  });

  it('is not taken by a second replica while one has it in hand; the second works on', async () => {
    let release = (): void => undefined;
    let held = '';
    let holder = '';
    behaviour.handle = async (event, _, replica) => {
      if (held !== '') return;
      [held, holder] = [event.id, replica];
      await new Promise<void>((resolve) => {
        release = resolve;
      });
    };
    const id = await ask();
    await eventually(() => expect(held).toBe(id));
    const others = await Promise.all(Array.from({ length: 20 }, ask));
    for (const other of others) await ended(other, 'DONE');
    const workers = new Set((await Promise.all(others.map(doneBy))).flat());
    expect(workers).toEqual(new Set([holder === 'first' ? 'second' : 'first']));
    release();
    await ended(id, 'DONE');
    for (const one of [id, ...others]) {
      expect(await doneBy(one)).toHaveLength(1);
      expect(await answersOf(one)).toHaveLength(1);
    }
  });

  it('takes its turn for a scarce thing', async () => {
    const order: string[] = [];
    behaviour.handle = async (event, tx) =>
      tx.last(async () => {
        order.push(`in ${event.id}`);
        await query(tx.em, 'SELECT pg_sleep(0.02)');
        order.push(`out ${event.id}`);
      }, 'one series');
    const ids = await Promise.all(Array.from({ length: 10 }, ask));
    for (const id of ids) await ended(id, 'DONE');
    expect(order).toHaveLength(20);
    for (let at = 0; at < 20; at += 2) expect(order[at + 1]).toBe(order[at]?.replace('in', 'out'));
  });
});
