import { randomUUID } from 'node:crypto';
import { OperationsServiceClient } from '@baro/proto/baro/platform/v1/operations';
import { call, openClient, query } from '@baro/chassis';
import { eventually, expectReason, testIssuer, testService } from '@baro/chassis/testing';
import type { TestIssuer, TestService } from '@baro/chassis/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { behaviour, operator, poison, sampleService } from './sample-service.ts';

let issuer: TestIssuer;
let service: TestService;
let client: OperationsServiceClient;
let token: string;

beforeAll(async () => {
  issuer = await testIssuer();
  service = await testService(sampleService, { issuer: issuer.issuer });
  client = openClient(OperationsServiceClient, service.address);
  token = await issuer.token(operator);
});

afterAll(async () => {
  client.close();
  await service.close();
  await issuer.stop();
});

async function addEvent(type = 'baro.sample.v1.Happened'): Promise<string> {
  const id = randomUUID();
  const body = {
    id,
    type,
    subject: 'baro.sample.thing.happened.none',
    aggregateType: 'thing',
    aggregateId: id,
    aggregateVersion: 1,
  };
  await query(
    service.orm.em.fork(),
    `INSERT INTO outbox (id, occur_time, type, subject, aggregate_type, aggregate_id, aggregate_version, body)
     VALUES ($1, now(), $2, 'baro.sample.thing.happened.none', 'thing', $1, 1, $3)`,
    [id, type, JSON.stringify(body)],
  );
  return id;
}

async function effects(eventId: string): Promise<number> {
  const rows = await query<{ n: number }>(
    service.orm.em.fork(),
    'SELECT count(*)::int AS n FROM seen WHERE event_id = $1',
    [eventId],
  );
  return rows[0]?.n ?? 0;
}

const replay = (requestId: string, consumer = 'sample--own', by = token): Promise<{ eventCount: number }> =>
  call(
    client,
    client.replayEvents,
    { service: 'sample', consumer, startTime: undefined, requestId },
    { token: by },
  );

describe('token verification', () => {
  it('refuses a call without, with a foreign, and with an ID token as UNAUTHENTICATED', async () => {
    await expectReason(replay(randomUUID(), 'sample--own', ''), 'UNAUTHENTICATED');
    const stranger = await testIssuer();
    await expectReason(
      replay(randomUUID(), 'sample--own', await stranger.token(operator)),
      'UNAUTHENTICATED',
    );
    await stranger.stop();
    const idToken = await issuer.token(operator, { typ: 'ID' });
    await expectReason(replay(randomUUID(), 'sample--own', idToken), 'UNAUTHENTICATED');
    const otherAudience = await issuer.token(operator, { aud: 'other' });
    await expectReason(replay(randomUUID(), 'sample--own', otherAudience), 'UNAUTHENTICATED');
  });

  it('refuses an account without the right as PERMISSION_DENIED', async () => {
    await expectReason(
      replay(randomUUID(), 'sample--own', await issuer.token(randomUUID())),
      'PERMISSION_DENIED',
    );
  });
});

describe('a write', () => {
  it('returns the stored answer for the same request_id and acts once', async () => {
    const requestId = randomUUID();
    const first = await replay(requestId);
    await addEvent();
    expect(await replay(requestId)).toEqual(first);
    const rows = await query(service.orm.em.fork(), 'SELECT 1 FROM audit WHERE request_id = $1', [requestId]);
    expect(rows).toHaveLength(1);
  });

  it('acts once for twenty parallel calls with one request_id', async () => {
    const requestId = randomUUID();
    await Promise.all(Array.from({ length: 20 }, () => replay(requestId)));
    const rows = await query(service.orm.em.fork(), 'SELECT 1 FROM audit WHERE request_id = $1', [requestId]);
    expect(rows).toHaveLength(1);
  });

  it('refuses another body under a used request_id and a missing one, naming the field', async () => {
    const requestId = randomUUID();
    await replay(requestId);
    await expectReason(replay(requestId, 'sample--other'), 'REQUEST_ID_REUSED');
    await expectReason(replay(''), 'FIELD_INVALID', ['requestId']);
    await expectReason(replay('x'), 'FIELD_INVALID', ['requestId']);
  });
});

describe('the audit and the event log', () => {
  it('cannot be changed or removed by the app role', async () => {
    const em = service.orm.em.fork();
    for (const statement of [
      'UPDATE audit SET action = $1',
      'DELETE FROM audit WHERE action = $1',
      'DELETE FROM outbox WHERE type = $1',
      'UPDATE outbox SET type = $1',
    ]) {
      await expect(query(em, statement, ['x'])).rejects.toThrow(/permission denied/);
    }
  });
});

describe('relay and consumer', () => {
  it('brings an event of the outbox to its consumer once, and a replay changes nothing', async () => {
    const id = await addEvent();
    await eventually(async () => expect(await effects(id)).toBe(1));
    await replay(randomUUID());
    const runs = () => query(service.orm.em.fork(), 'SELECT 1 FROM replays WHERE finish_time IS NULL');
    await eventually(async () => expect(await runs()).toHaveLength(0));
    expect(await effects(id)).toBe(1);
  });

  it('puts a poison event into the dead letters, lists it, and takes it off when its replay works', async () => {
    behaviour.handle = (event) => (event.type === 'baro.sample.v1.Poison' ? poison() : undefined);
    const id = await addEvent('baro.sample.v1.Poison');
    const after = await addEvent();
    const list = () =>
      call(client, client.listDeadLetters, { service: 'sample', pageSize: 0, pageToken: '' }, { token });
    const letter = await eventually(async () => {
      const found = (await list()).deadLetters.find((dead) => dead.eventId === id);
      expect(found?.reason).toBe('SAMPLE_POISON');
      return found;
    });
    await eventually(async () => expect(await effects(after)).toBe(1));
    behaviour.handle = () => {};
    await call(
      client,
      client.replayDeadLetter,
      { service: 'sample', id: letter?.id ?? '', requestId: randomUUID() },
      { token },
    );
    await eventually(async () => expect(await effects(id)).toBe(1));
    await eventually(async () =>
      expect((await list()).deadLetters.some((dead) => dead.eventId === id)).toBe(false),
    );
  });

  it('tries a failing event again without losing it', async () => {
    let failures = 0;
    behaviour.handle = (event) => {
      if (event.type === 'baro.sample.v1.Flaky' && failures++ < 2) throw new Error('not yet');
    };
    const id = await addEvent('baro.sample.v1.Flaky');
    await eventually(async () => expect(await effects(id)).toBe(1));
    expect(failures).toBeGreaterThanOrEqual(2);
  });
});
