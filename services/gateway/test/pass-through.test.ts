import { once } from 'node:events';
import { Client, Metadata, credentials, status } from '@grpc/grpc-js';
import type { ServerUnaryCall, ServiceError, sendUnaryData } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError, call, decodeStatus, defineReasons, openClient, toGrpcFault } from '@baro/chassis';
import { expectReason } from '@baro/chassis/testing';
import {
  GetIncomingDocumentRequest,
  IncomingDocumentServiceClient,
  IncomingDocumentServiceService,
} from '@baro/proto/baro/documents/v1/incoming';
import { IncomingDocument } from '@baro/proto/baro/documents/v1/resources';
import { OperationsServiceClient, OperationsServiceService } from '@baro/proto/baro/platform/v1/operations';
import { startTestGateway } from './test-gateway.ts';
import type { TestGateway } from './test-gateway.ts';

const { getIncomingDocument } = IncomingDocumentServiceService;
const testReasons = defineReasons('documents', {
  DOCUMENT_NOT_FOUND: { code: 'NOT_FOUND', en: 'No such document.', vi: 'Không có văn bản này.' },
});

describe('gRPC pass-through', () => {
  let gateway: TestGateway;
  let token: string;
  let incoming: IncomingDocumentServiceClient;

  beforeAll(async () => {
    gateway = await startTestGateway();
    token = await gateway.signOn.clientToken();
    incoming = openClient(IncomingDocumentServiceClient, gateway.grpcAddress);
  });
  afterAll(async () => {
    incoming.close();
    await gateway.close();
  });

  const get = (id: string, options: { token?: string; deadlineMs?: number } = { token }) =>
    call(incoming, incoming.getIncomingDocument, GetIncomingDocumentRequest.fromPartial({ id }), options);
  const withToken = (): Metadata => {
    const metadata = new Metadata();
    metadata.set('authorization', `Bearer ${token}`);
    return metadata;
  };

  it('passes message, token and metadata to the service, and answer, headers and trailers back', async () => {
    const seen: { metadata?: Metadata; id?: string } = {};
    gateway.documents.on(
      getIncomingDocument.path,
      (incomingCall: ServerUnaryCall<GetIncomingDocumentRequest, unknown>, reply: sendUnaryData<unknown>) => {
        seen.metadata = incomingCall.metadata;
        seen.id = incomingCall.request.id;
        const headers = new Metadata();
        headers.set('x-header', 'one');
        incomingCall.sendMetadata(headers);
        const trailers = new Metadata();
        trailers.set('x-trailer', 'two');
        reply(null, { document: IncomingDocument.fromPartial({ id: 'd-1', subject: 'Về việc' }) }, trailers);
      },
    );
    const metadata = withToken();
    metadata.set('traceparent', '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01');
    metadata.set('x-bytes-bin', Buffer.from([1, 2, 3]));
    const got = Promise.withResolvers<{ subject: string | undefined }>();
    const running = incoming.getIncomingDocument({ id: 'd-1' }, metadata, (error, answer) => {
      if (error) got.reject(error);
      else got.resolve({ subject: answer.document?.subject });
    });
    const headers = once(running, 'metadata');
    const end = once(running, 'status');
    expect(await got.promise).toEqual({ subject: 'Về việc' });
    expect(((await headers)[0] as Metadata).get('x-header')).toEqual(['one']);
    expect(((await end)[0] as { metadata: Metadata }).metadata.get('x-trailer')).toEqual(['two']);
    expect(seen.id).toBe('d-1');
    expect(seen.metadata?.get('authorization')).toEqual([`Bearer ${token}`]);
    expect(seen.metadata?.get('traceparent')).toEqual(metadata.get('traceparent'));
    expect(seen.metadata?.get('x-bytes-bin')).toEqual([Buffer.from([1, 2, 3])]);
  });

  it('passes status details through untouched', async () => {
    gateway.documents.on(getIncomingDocument.path, (_call: unknown, reply: sendUnaryData<unknown>) =>
      reply(toGrpcFault(new AppError('DOCUMENT_NOT_FOUND', { metadata: { id: 'd-2' } }), testReasons)),
    );
    const seen = await expectReason(get('d-2'), 'DOCUMENT_NOT_FOUND');
    expect(seen).toMatchObject({ code: status.NOT_FOUND, domain: 'documents.baro', metadata: { id: 'd-2' } });
    expect(seen.sentences['vi']).toBe('Không có văn bản này.');
  });

  it('hides what a broken hop says, and gives a reason instead', async () => {
    gateway.documents.on(getIncomingDocument.path, (_call: unknown, reply: sendUnaryData<unknown>) =>
      reply({ code: status.INTERNAL, details: 'connect to 10.0.0.7 failed' }),
    );
    const error = await get('d').catch((thrown: unknown) => thrown as ServiceError);
    expect((error as ServiceError).message).not.toContain('10.0.0.7');
    expect(decodeStatus((error as ServiceError).metadata)?.reason).toBe('INTERNAL');
  });

  it('passes the deadline on: the service sees it, and it ends the call', async () => {
    const left = Promise.withResolvers<number>();
    gateway.documents.on(getIncomingDocument.path, (incomingCall: ServerUnaryCall<unknown, unknown>) => {
      const deadline = incomingCall.getDeadline();
      left.resolve((deadline instanceof Date ? deadline.getTime() : deadline) - Date.now());
    });
    const error = await get('d', { token, deadlineMs: 3_000 }).catch(
      (thrown: unknown) => thrown as ServiceError,
    );
    expect((error as ServiceError).code).toBe(status.DEADLINE_EXCEEDED);
    expect(await left.promise).toBeLessThanOrEqual(3_000);
  });

  it('gives a call without a deadline one', async () => {
    const left = Promise.withResolvers<number>();
    gateway.documents.on(
      getIncomingDocument.path,
      (incomingCall: ServerUnaryCall<unknown, unknown>, reply: sendUnaryData<unknown>) => {
        const deadline = incomingCall.getDeadline();
        left.resolve((deadline instanceof Date ? deadline.getTime() : deadline) - Date.now());
        reply(null, { document: undefined });
      },
    );
    await new Promise<void>((resolve) => {
      incoming.getIncomingDocument({ id: 'd' }, withToken(), () => resolve());
    });
    expect(await left.promise).toBeLessThanOrEqual(60_000);
  });

  it('cancels the service’s call when the client cancels', async () => {
    const begun = Promise.withResolvers<void>();
    const cancelled = Promise.withResolvers<void>();
    gateway.documents.on(getIncomingDocument.path, (incomingCall: ServerUnaryCall<unknown, unknown>) => {
      incomingCall.on('cancelled', () => cancelled.resolve());
      begun.resolve();
    });
    const running = incoming.getIncomingDocument({ id: 'd' }, withToken(), () => {});
    await begun.promise;
    running.cancel();
    await cancelled.promise;
  });

  it.each([
    ['no token', undefined],
    ['a token that is none', 'abc'],
  ])('refuses a call with %s before any service is asked', async (_, wrong) => {
    let asked = false;
    gateway.documents.on(getIncomingDocument.path, () => {
      asked = true;
    });
    await expectReason(get('d', wrong === undefined ? {} : { token: wrong }), 'UNAUTHENTICATED');
    expect(asked).toBe(false);
  });

  it('knows no method beyond the exposed services', async () => {
    const client = new Client(gateway.grpcAddress, credentials.createInsecure());
    const bytes = (value: Buffer): Buffer => value;
    const ended = await new Promise<number>((resolve) => {
      client.makeUnaryRequest(
        '/baro.secret.v1.Inner/Do',
        bytes,
        bytes,
        Buffer.alloc(0),
        withToken(),
        (error) => {
          resolve(error?.code ?? 0);
        },
      );
    });
    client.close();
    expect(ended).toBe(status.UNIMPLEMENTED);
  });

  it('sends operators’ calls to the service the message names', async () => {
    const operations = openClient(OperationsServiceClient, gateway.grpcAddress);
    for (const [name, services] of [
      ['directory', gateway.directory],
      ['documents', gateway.documents],
    ] as const) {
      services.on(
        OperationsServiceService.listDeadLetters.path,
        (_call: unknown, reply: sendUnaryData<unknown>) =>
          reply(null, { deadLetters: [], nextPageToken: name }),
      );
    }
    const list = (service: string) =>
      call(operations, operations.listDeadLetters, { service, pageSize: 0, pageToken: '' }, { token });
    expect((await list('directory')).nextPageToken).toBe('directory');
    expect((await list('documents')).nextPageToken).toBe('documents');
    await expectReason(list('nobody'), 'SERVICE_UNKNOWN');
    operations.close();
  });
});
