import { credentials } from '@grpc/grpc-js';
import { randomUUID } from 'node:crypto';
import {
  call,
  decodeStatus,
  openClient,
  toAppError,
  toGrpcFault,
  defineReasons,
  AppError,
} from '@baro/chassis';
import { OperationsServiceClient } from '@baro/proto/baro/platform/v1/operations';
import { eventually, expectReason } from '@baro/chassis/testing';
import { loadSync } from '@grpc/proto-loader';
import { loadPackageDefinition } from '@grpc/grpc-js';
import { protoPath } from 'grpc-health-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSample } from './sample-service.ts';
import type { Sample } from './sample-service.ts';

let sample: Sample;

beforeAll(async () => {
  sample = await startSample('server');
});

afterAll(() => sample.close());

interface HealthClient {
  check: (
    request: { service: string },
    reply: (error: Error | null, answer: { status: string }) => void,
  ) => void;
  close: () => void;
}

function healthOf(service: string): Promise<string> {
  const loaded = loadPackageDefinition(loadSync(protoPath, { enums: String })) as unknown as {
    grpc: { health: { v1: { Health: new (address: string, creds: unknown) => HealthClient } } };
  };
  const client = new loaded.grpc.health.v1.Health(sample.service.address, credentials.createInsecure());
  return new Promise((resolve, reject) => {
    client.check({ service }, (error, answer) => {
      client.close();
      if (error) reject(error);
      else resolve(answer.status);
    });
  });
}

describe('the server of a service', () => {
  it('says SERVING for itself without a token', async () => {
    expect(await healthOf('server')).toBe('SERVING');
    expect(await healthOf('')).toBe('SERVING');
    expect(await healthOf('readiness')).toBe('SERVING');
    expect(await healthOf('liveness')).toBe('SERVING');
  });

  it('refuses a call whose deadline has passed and changes nothing', async () => {
    const requestId = randomUUID();
    const request = { service: 'server', consumer: 'server--own', startTime: undefined, requestId };
    const late = call(sample.client, sample.client.replayEvents, request, {
      token: sample.token,
      deadlineMs: -1,
    });
    await expect(late).rejects.toMatchObject({ code: 4 });
    expect(await sample.rows('SELECT 1 FROM audit WHERE request_id = $1', [requestId])).toHaveLength(0);
  });

  it('refuses a page token of another list and a negative page size', async () => {
    const list = (pageSize: number, pageToken: string) => {
      const request = { service: 'server', pageSize, pageToken };
      return call(sample.client, sample.client.listDeadLetters, request, { token: sample.token });
    };
    await expectReason(list(0, 'forged'), 'PAGE_TOKEN_INVALID');
    await expectReason(list(-1, ''), 'FIELD_INVALID', ['pageSize']);
  });

  it('ends calls in flight before it stops', async () => {
    const other = await startSample('drain');
    const client = openClient(OperationsServiceClient, other.service.address);
    const request = {
      service: 'drain',
      consumer: 'drain--own',
      startTime: undefined,
      requestId: randomUUID(),
    };
    const calls = Array.from({ length: 10 }, () =>
      call(client, client.replayEvents, request, { token: other.token }),
    );
    await Promise.race(calls);
    await other.close();
    const answers = await Promise.all(calls);
    expect(answers).toHaveLength(10);
    client.close();
  });
});

function unknownCall(client: Sample['client']): Promise<void> {
  const asBytes = (value: Buffer): Buffer => value;
  return new Promise((resolve, reject) => {
    client.makeUnaryRequest('/none.None/None', asBytes, asBytes, Buffer.alloc(0), (error) =>
      error ? reject(error) : resolve(),
    );
  });
}

describe('a service with more to do than it can', () => {
  it('refuses who comes to a full line, and never begins what nobody waits for any more', async () => {
    const open = Promise.withResolvers<void>();
    let begun = 0;
    const full = await startSample('overload', {
      env: { CALLS_AT_ONCE: '1', CALLS_WAITING: '1' },
      change: (same) => ({
        ...same,
        mayOperate: () => async () => {
          begun += 1;
          await open.promise;
          return true;
        },
      }),
    });
    const list = (deadlineMs: number) =>
      call(full.client, full.client.listDeadLetters, listed, { token: full.token, deadlineMs });
    const listed = { service: 'overload', pageSize: 0, pageToken: '' };
    const first = list(30_000);
    await eventually(() => expect(begun).toBe(1));
    const second = list(2_000);
    await expectReason(list(30_000), 'OVERLOADED');
    await expect(second).rejects.toMatchObject({ code: 4 });
    // Answered on the same connection after the word that the second has gone.
    await expect(unknownCall(full.client)).rejects.toMatchObject({ code: 12 });
    open.resolve();
    expect(await first).toMatchObject({ deadLetters: [] });
    expect(await list(30_000)).toMatchObject({ deadLetters: [] });
    expect(begun).toBe(2);
    await full.close();
  });
});

describe('errors on the wire', () => {
  const table = defineReasons('sample', {
    NUMBER_TAKEN: { code: 'ALREADY_EXISTS', en: 'Number {number} is taken.', vi: 'Số {number} đã có.' },
  });

  it('carry reason, domain, metadata, fields and both sentences', () => {
    const fields = [{ field: 'document.number', rule: 'TAKEN', en: 'is taken', vi: 'đã có' }];
    const fault = toGrpcFault(new AppError('NUMBER_TAKEN', { metadata: { number: '5' }, fields }), table);
    const status = decodeStatus(fault.metadata);
    expect(status).toMatchObject({
      code: 6,
      reason: 'NUMBER_TAKEN',
      domain: 'sample.baro',
      metadata: { number: '5' },
    });
    expect(status?.sentences).toEqual({ en: 'Number 5 is taken.', vi: 'Số 5 đã có.' });
    expect(status?.fields).toEqual([
      { field: 'document.number', rule: 'TAKEN', en: 'document.number is taken', vi: 'đã có' },
    ]);
  });

  it('tell channels that try again by themselves not to, where that would add to an overload', () => {
    const pushback = (reason: string) =>
      toGrpcFault(new AppError(reason), table).metadata.get('grpc-retry-pushback-ms');
    expect(pushback('OVERLOADED')).toEqual(['-1']);
    expect(pushback('UNAVAILABLE')).toEqual([]);
  });

  it('never show the text of an unknown error or an unlisted reason', () => {
    const unknown = toGrpcFault(toAppError(new Error('password of Nguyễn Văn A')), table);
    expect(decodeStatus(unknown.metadata)).toMatchObject({
      reason: 'INTERNAL',
      message: 'An internal error occurred.',
    });
    expect(decodeStatus(toGrpcFault(new AppError('NOT_LISTED'), table).metadata)?.reason).toBe('INTERNAL');
  });
});
