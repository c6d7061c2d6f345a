import { status } from '@grpc/grpc-js';
import type { ServerUnaryCall, sendUnaryData, Metadata } from '@grpc/grpc-js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AppError, defineReasons, toGrpcFault } from '@baro/chassis';
import { IncomingDocumentServiceService } from '@baro/proto/baro/documents/v1/incoming';
import type {
  ListIncomingDocumentsRequest,
  RegisterIncomingDocumentRequest,
  RegisterIncomingDocumentResponse,
} from '@baro/proto/baro/documents/v1/incoming';
import { IncomingDocument } from '@baro/proto/baro/documents/v1/resources';
import { OperationsServiceService } from '@baro/proto/baro/platform/v1/operations';
import { RegisterServiceService } from '@baro/proto/baro/documents/v1/registers';
import { RestClient, errorOf, faultsOf } from './rest-client.ts';
import { startTestGateway } from './test-gateway.ts';
import type { TestGateway } from './test-gateway.ts';

const { registerIncomingDocument, getIncomingDocument, listIncomingDocuments, returnIncomingDocument } =
  IncomingDocumentServiceService;
const registerReasons = defineReasons('documents', {
  DUPLICATE_DOCUMENT: {
    code: 'ALREADY_EXISTS',
    en: 'There is a like document.',
    vi: 'Đã có văn bản giống như vậy.',
  },
});

describe('REST', () => {
  let gateway: TestGateway;
  let token: string;
  let client: RestClient;
  let seen: { request: unknown; metadata: Metadata; deadlineMs: number }[] = [];

  beforeAll(async () => {
    gateway = await startTestGateway();
    token = await gateway.signOn.token('van-thu');
    client = new RestClient(gateway.url, token);
  });
  afterAll(() => gateway.close());
  beforeEach(() => {
    seen = [];
  });

  const answerWith =
    (answer: unknown) =>
    (call: ServerUnaryCall<unknown, unknown>, reply: sendUnaryData<unknown>): void => {
      const deadline = call.getDeadline();
      const deadlineMs = (deadline instanceof Date ? deadline.getTime() : deadline) - Date.now();
      seen.push({ request: call.request, metadata: call.metadata, deadlineMs });
      reply(null, answer);
    };
  const refuseWith =
    (error: AppError) =>
    (_call: unknown, reply: sendUnaryData<unknown>): void =>
      reply(toGrpcFault(error, registerReasons));

  it('makes the request from the body and answers with the message as JSON', async () => {
    const answer: RegisterIncomingDocumentResponse = {
      document: IncomingDocument.fromPartial({
        id: 'd-1',
        arrivalNumber: 7,
        arrivalTime: new Date('2026-02-05T01:30:00Z'),
      }),
    };
    gateway.documents.on(registerIncomingDocument.path, answerWith(answer));
    const response = await client.post('/v1/documents/incoming', {
      document: {
        subject: 'V/v báo cáo',
        arrivalTime: '2026-02-05T08:30:00+07:00',
        urgency: 'URGENCY_URGENT',
        pageCount: '3',
        signer: { fullName: 'Trần Văn A' },
      },
      request_id: 'r-1',
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toMatchObject({
      document: { id: 'd-1', arrivalNumber: 7, arrivalTime: '2026-02-05T01:30:00.000Z' },
    });
    const request = seen[0]?.request as RegisterIncomingDocumentRequest;
    expect(request).toMatchObject({ requestId: 'r-1', document: { subject: 'V/v báo cáo', pageCount: 3 } });
    expect(request.document?.arrivalTime).toEqual(new Date('2026-02-05T01:30:00Z'));
    expect(request.document?.signer?.fullName).toBe('Trần Văn A');
  });

  it('passes the token, a deadline and the trace to the service', async () => {
    gateway.documents.on(getIncomingDocument.path, answerWith({ document: undefined }));
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    await client.send('/v1/documents/incoming/d-1', { headers: { traceparent, 'x-timeout-ms': '12000' } });
    expect(seen[0]?.metadata.get('authorization')).toEqual([`Bearer ${token}`]);
    expect(seen[0]?.metadata.get('traceparent')).toEqual([traceparent]);
    expect(seen[0]?.deadlineMs).toBeGreaterThan(0);
    expect(seen[0]?.deadlineMs).toBeLessThanOrEqual(12_000);
  });

  it('binds path variables, also before a verb', async () => {
    gateway.documents.on(returnIncomingDocument.path, answerWith({ document: undefined }));
    expect(
      (await client.post('/v1/documents/incoming/a%2Fb:return', { reason: 'sai nơi nhận' })).status,
    ).toBe(200);
    expect(seen[0]?.request).toMatchObject({ id: 'a/b', reason: 'sai nơi nhận' });
  });

  it('binds query parameters: text, numbers, repeated enums', async () => {
    gateway.documents.on(listIncomingDocuments.path, answerWith({ documents: [], nextPageToken: '' }));
    const query =
      'query=m%E1%BA%ADt%20%C4%91%E1%BB%99&year=2026&states=INCOMING_STATE_ROUTED&states=INCOMING_STATE_ACCEPTED&page_size=20';
    expect((await client.send(`/v1/documents/incoming?${query}`)).status).toBe(200);
    const request = seen[0]?.request as ListIncomingDocumentsRequest;
    expect(request).toMatchObject({ query: 'mật độ', year: 2026, pageSize: 20 });
    expect(request.states).toHaveLength(2);
  });

  it('binds an enum in the path', async () => {
    gateway.documents.on(
      RegisterServiceService.listRegisterRows.path,
      answerWith({ columns: ['Số đến'], rows: [], nextPageToken: '' }),
    );
    expect((await client.send('/v1/documents/registers/REGISTER_KIND_INCOMING/rows?unitId=u')).status).toBe(
      200,
    );
    expect(await faultsOf(await client.send('/v1/documents/registers/incoming/rows?unitId=u'))).toEqual([
      'kind UNKNOWN_VALUE',
    ]);
  });

  it('takes request_id from Idempotency-Key when the body has none', async () => {
    gateway.documents.on(registerIncomingDocument.path, answerWith({ document: undefined }));
    await client.post('/v1/documents/incoming', { document: {} }, { 'idempotency-key': 'k-1' });
    await client.post(
      '/v1/documents/incoming',
      { document: {}, requestId: 'b-1' },
      { 'idempotency-key': 'k-1' },
    );
    expect(seen.map(({ request }) => (request as RegisterIncomingDocumentRequest).requestId)).toEqual([
      'k-1',
      'b-1',
    ]);
  });

  it('shows a service’s refusal in Vietnamese first, in English when that is preferred', async () => {
    const fields = [{ field: 'document.subject', rule: 'REQUIRED', en: 'is required', vi: 'bắt buộc nhập' }];
    gateway.documents.on(
      registerIncomingDocument.path,
      refuseWith(new AppError('FIELD_INVALID', { fields })),
    );
    const vi = await errorOf(await client.post('/v1/documents/incoming', {}));
    expect(vi).toEqual({
      code: 'INVALID_ARGUMENT',
      reason: 'FIELD_INVALID',
      domain: 'documents.baro',
      message: 'Có trường chưa đúng, xem từng trường.',
      fields: [{ field: 'document.subject', rule: 'REQUIRED', message: 'bắt buộc nhập' }],
      metadata: {},
    });
    const en = await errorOf(
      await client.post('/v1/documents/incoming', {}, { 'accept-language': 'en-GB,en;q=0.9,vi;q=0.5' }),
    );
    expect(en.message).toBe('One or more fields are invalid.');
    expect(en.fields[0]?.message).toBe('document.subject is required');
  });

  it('turns gRPC codes into HTTP statuses and keeps reason and metadata', async () => {
    const duplicate = new AppError('DUPLICATE_DOCUMENT', { metadata: { documentId: 'd-9' } });
    gateway.documents.on(registerIncomingDocument.path, refuseWith(duplicate));
    const response = await client.post('/v1/documents/incoming', {});
    expect(response.status).toBe(409);
    expect(await errorOf(response)).toMatchObject({
      code: 'ALREADY_EXISTS',
      reason: 'DUPLICATE_DOCUMENT',
      metadata: { documentId: 'd-9' },
    });
  });

  it('hides what an error without details says', async () => {
    gateway.documents.on(getIncomingDocument.path, (_call: unknown, reply: sendUnaryData<unknown>) => {
      reply({ code: status.INTERNAL, details: 'password=hunter2 at 10.0.0.7' });
    });
    const response = await client.send('/v1/documents/incoming/d-1');
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(text).not.toContain('hunter2');
    expect(text).toContain('"INTERNAL"');
  });

  it('ends a call at its deadline with 504', async () => {
    gateway.documents.on(getIncomingDocument.path, () => {});
    const response = await client.send('/v1/documents/incoming/d-1', { headers: { 'x-timeout-ms': '100' } });
    expect([response.status, (await errorOf(response)).reason]).toEqual([504, 'DEADLINE_EXCEEDED']);
    expect(
      await faultsOf(
        await client.send('/v1/documents/incoming/d-1', { headers: { 'x-timeout-ms': 'soon' } }),
      ),
    ).toEqual(['X-Timeout-Ms NOT_AN_INTEGER']);
  });

  it('cancels the call when the client goes away', async () => {
    const cancelled = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    gateway.documents.on(getIncomingDocument.path, (call: ServerUnaryCall<unknown, unknown>) => {
      call.on('cancelled', () => cancelled.resolve());
      begun.resolve();
    });
    const abort = new AbortController();
    const running = client.send('/v1/documents/incoming/d-1', { signal: abort.signal });
    await begun.promise;
    abort.abort();
    await expect(running).rejects.toThrow('aborted');
    await cancelled.promise;
  });

  it('tries a call again when the service was away for a moment, a write under the request_id it brings', async () => {
    let calls = 0;
    const awayOnce = (_call: unknown, reply: sendUnaryData<unknown>): void => {
      calls += 1;
      if (calls === 1) reply({ code: status.UNAVAILABLE, details: 'restarting' });
      else reply(null, { document: undefined });
    };
    gateway.documents.on(getIncomingDocument.path, awayOnce);
    expect((await client.send('/v1/documents/incoming/d-1')).status).toBe(200);
    expect(calls).toBe(2);
    calls = 0;
    gateway.documents.on(registerIncomingDocument.path, awayOnce);
    expect((await client.post('/v1/documents/incoming', {})).status).toBe(200);
    expect(calls).toBe(2);
  });

  it('sends operators’ calls to the service they name', async () => {
    gateway.directory.on(
      OperationsServiceService.listDeadLetters.path,
      answerWith({ deadLetters: [], nextPageToken: 'directory' }),
    );
    gateway.documents.on(
      OperationsServiceService.listDeadLetters.path,
      answerWith({ deadLetters: [], nextPageToken: 'documents' }),
    );
    for (const service of ['directory', 'documents']) {
      const response = await client.send(`/v1/operations/${service}/deadLetters`);
      expect(await response.json()).toEqual({ nextPageToken: service });
    }
    const unknown = await client.send('/v1/operations/nobody/deadLetters');
    expect([unknown.status, (await errorOf(unknown)).reason]).toEqual([404, 'SERVICE_UNKNOWN']);
  });

  it.each([
    ['no token', {}],
    ['a token that is none', { authorization: 'Bearer abc' }],
    ['another scheme', { authorization: 'Basic abc' }],
  ])('refuses %s with 401', async (_, headers: Record<string, string>) => {
    const response = await fetch(`${gateway.url}/v1/documents/incoming`, { headers });
    expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="baro"']);
    expect((await errorOf(response)).reason).toBe('UNAUTHENTICATED');
  });

  it('needs no CSRF token from a program', async () => {
    gateway.documents.on(registerIncomingDocument.path, answerWith({ document: undefined }));
    expect((await client.post('/v1/documents/incoming', {}, { 'sec-fetch-site': 'cross-site' })).status).toBe(
      200,
    );
  });
});
