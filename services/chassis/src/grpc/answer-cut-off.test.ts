import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { Client, Metadata, Server, ServerCredentials, credentials, status } from '@grpc/grpc-js';
import type { ServiceError, ServerUnaryCall, sendUnaryData } from '@grpc/grpc-js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../testing/eventually.ts';
import { channelOptions } from './channel-options.ts';

const path = '/test.Answers/Get';
const asBytes = (value: Buffer): Buffer => value;
const method = { path, requestStream: false, responseStream: false } as const;
const codec = { requestSerialize: asBytes, requestDeserialize: asBytes };
const definition = { ...method, ...codec, responseSerialize: asBytes, responseDeserialize: asBytes };

describe('an answer that is cut off', () => {
  const server = new Server();
  const sockets = new Set<Socket>();
  let line: ReturnType<typeof createServer>;
  let client: Client;
  let asked: string[];
  /** What the service does at its first call; from the second on it answers. */
  let first: (call: ServerUnaryCall<Buffer, Buffer>, reply: sendUnaryData<Buffer>) => void;

  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };

  beforeAll(async () => {
    const get = (call: ServerUnaryCall<Buffer, Buffer>, reply: sendUnaryData<Buffer>): void => {
      asked.push(call.request.toString());
      if (asked.length === 1) first(call, reply);
      else reply(null, Buffer.from('whole'));
    };
    server.addService({ get: definition }, { get });
    const port = await new Promise<number>((resolve, reject) => {
      server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
        error ? reject(error) : resolve(bound),
      );
    });
    // The wire between the two, which the test cuts.
    line = createServer((socket) => {
      const onward = connect(port, '127.0.0.1');
      for (const end of [socket, onward]) sockets.add(end.on('error', () => undefined));
      socket.pipe(onward).pipe(socket);
    });
    line.listen(0, '127.0.0.1');
    await once(line, 'listening');
    const address = `127.0.0.1:${(line.address() as AddressInfo).port}`;
    client = new Client(address, credentials.createInsecure(), channelOptions([method]));
  });

  beforeEach(() => {
    asked = [];
  });

  afterAll(() => {
    client.close();
    cut();
    line.close();
    server.forceShutdown();
  });

  const ask = async (onHead: () => void = () => undefined): Promise<string> =>
    new Promise((resolve, reject) => {
      const deadline = { deadline: Date.now() + 20_000 };
      const done = (error: ServiceError | null, answer?: Buffer): void =>
        error ? reject(error) : resolve(String(answer));
      const call = client.makeUnaryRequest(path, asBytes, asBytes, Buffer.from('who'), deadline, done);
      call.on('metadata', onHead);
    });

  it('after its head is asked for once more', async () => {
    first = (call) => call.sendMetadata(new Metadata());
    expect(await ask(cut)).toBe('whole');
    expect(asked).toEqual(['who', 'who']);
  });

  it('is not asked for again when the service said so itself', async () => {
    first = (call, reply) => {
      call.sendMetadata(new Metadata());
      reply({ code: status.PERMISSION_DENIED, details: 'no' });
    };
    await expect(ask()).rejects.toMatchObject({ code: status.PERMISSION_DENIED });
    expect(asked).toEqual(['who']);
  });

  it('ends when it is cut off a second time', async () => {
    first = (call) => call.sendMetadata(new Metadata());
    const heads: number[] = [];
    const answer = ask(() => heads.push(1));
    await eventually(() => expect(heads).toHaveLength(1));
    line.close();
    cut();
    await expect(answer).rejects.toMatchObject({ code: status.UNAVAILABLE });
  });
});
