import { Client, Server, ServerCredentials, credentials } from '@grpc/grpc-js';
import type { ServerReadableStream, sendUnaryData } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wholeStream } from './whole-stream.ts';

const path = '/test.Uploads/Upload';
const asBytes = (value: Buffer): Buffer => value;

describe('wholeStream()', () => {
  const server = new Server();
  let client: Client;
  let outcome: PromiseWithResolvers<string>;
  let begun: PromiseWithResolvers<void>;

  beforeAll(async () => {
    const read = async (call: ServerReadableStream<Buffer, Buffer>): Promise<string> => {
      let size = 0;
      for await (const part of wholeStream<Buffer>(call)) {
        size += part.length;
        begun.resolve();
      }
      return `whole ${size}`;
    };
    const upload = (call: ServerReadableStream<Buffer, Buffer>, reply: sendUnaryData<Buffer>): void => {
      void read(call)
        .catch((error: unknown) => `broken ${error instanceof Error ? error.message : ''}`)
        .then((text) => {
          outcome.resolve(text);
          reply(null, Buffer.from(text));
        });
    };
    server.register(path, upload, asBytes, asBytes, 'clientStream');
    const port = await new Promise<number>((resolve, reject) => {
      server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) => {
        if (error) reject(error);
        else resolve(bound);
      });
    });
    client = new Client(`127.0.0.1:${port}`, credentials.createInsecure());
  });
  afterAll(() => {
    client.close();
    server.forceShutdown();
  });

  const open = () => {
    outcome = Promise.withResolvers();
    begun = Promise.withResolvers();
    const stream = client.makeClientStreamRequest(path, asBytes, asBytes, () => {});
    stream.on('error', () => {}); // a cancelled call says so here
    stream.write(Buffer.alloc(1000));
    return stream;
  };

  it('gives every message of an upload its sender closed', async () => {
    const stream = open();
    stream.write(Buffer.alloc(24));
    stream.end();
    expect(await outcome.promise).toBe('whole 1024');
  });

  it('ends with an error when the sender breaks off', async () => {
    const stream = open();
    await begun.promise;
    stream.cancel();
    expect(await outcome.promise).toBe('broken DEADLINE_EXCEEDED');
  });
});
