import { randomUUID } from 'node:crypto';
import { call } from '@baro/chassis';
import { expectReason, testIssuer } from '@baro/chassis/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operator, startSample } from './sample-service.ts';
import type { Sample } from './sample-service.ts';

let sample: Sample;

beforeAll(async () => {
  sample = await startSample('write');
});

afterAll(() => sample.close());

/** The one mutating call every service has. */
function replay(
  requestId: string,
  consumer = 'write--own',
  token = sample.token,
): Promise<{ eventCount: number }> {
  const request = { service: 'write', consumer, startTime: undefined, requestId };
  return call(sample.client, sample.client.replayEvents, request, { token });
}

const audited = (requestId: string) => sample.rows('SELECT 1 FROM audit WHERE request_id = $1', [requestId]);

describe('token verification', () => {
  it('refuses a missing, a foreign, an ID, a wrong-audience and an expired token as UNAUTHENTICATED', async () => {
    const stranger = await testIssuer();
    const tokens = [
      '',
      'no-token',
      await stranger.token(operator),
      await sample.issuer.token(operator, { typ: 'ID' }),
      await sample.issuer.token(operator, { aud: 'other' }),
      await sample.issuer.token(operator, { iss: stranger.issuer }),
    ];
    await stranger.stop();
    for (const token of tokens) {
      await expectReason(replay(randomUUID(), 'write--own', token), 'UNAUTHENTICATED');
    }
  });

  it('refuses an account without the right as PERMISSION_DENIED and writes nothing', async () => {
    const requestId = randomUUID();
    const token = await sample.issuer.token(randomUUID());
    const status = await expectReason(replay(requestId, 'write--own', token), 'PERMISSION_DENIED');
    expect(status.sentences['vi']).toBe('Bạn không có quyền thực hiện việc này.');
    expect(await sample.rows('SELECT 1 FROM request_keys WHERE request_id = $1', [requestId])).toHaveLength(
      0,
    );
  });
});

describe('a write', () => {
  it('returns the stored answer for the same request_id and acts once', async () => {
    const requestId = randomUUID();
    const first = await replay(requestId);
    await sample.addEvent();
    expect(await replay(requestId)).toEqual(first);
    expect(await audited(requestId)).toHaveLength(1);
  });

  it('acts once for twenty parallel calls with one request_id', async () => {
    const requestId = randomUUID();
    const answers = await Promise.all(Array.from({ length: 20 }, () => replay(requestId)));
    expect(new Set(answers.map((answer) => answer.eventCount)).size).toBe(1);
    expect(await audited(requestId)).toHaveLength(1);
  });

  it('refuses another body under a used request_id, and a missing or malformed one by field', async () => {
    const requestId = randomUUID();
    await replay(requestId);
    await expectReason(replay(requestId, 'write--other'), 'REQUEST_ID_REUSED');
    await expectReason(replay(''), 'FIELD_INVALID', ['requestId']);
    await expectReason(replay('x'), 'FIELD_INVALID', ['requestId']);
  });

  it('lets a failed call be tried again under its request_id', async () => {
    const requestId = randomUUID();
    await expectReason(replay(requestId, 'not a consumer'), 'FIELD_INVALID', ['consumer']);
    await replay(requestId);
    expect(await audited(requestId)).toHaveLength(1);
  });
});

describe('the audit and the event log', () => {
  it('cannot be changed or removed by the app role', async () => {
    await sample.addEvent();
    const statements = [
      'UPDATE audit SET action = $1',
      'DELETE FROM audit WHERE action = $1',
      'DELETE FROM outbox WHERE type = $1',
      'UPDATE outbox SET type = $1',
    ];
    for (const statement of statements) {
      await expect(sample.rows(statement, ['x'])).rejects.toThrow(/permission denied/);
    }
  });
});
