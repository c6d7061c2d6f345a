import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, credentials } from '@grpc/grpc-js';
import type { ServerUnaryCall, sendUnaryData } from '@grpc/grpc-js';
import { findFreePort } from '@baro/tools/platform/ports.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '@baro/chassis/testing';
import { DirectoryServiceService } from '@baro/proto/baro/directory/v1/directory';
import { EventReader } from './event-reader.ts';
import { gatewayEnv, startSurroundings } from './test-gateway.ts';

interface Ended {
  code: number | null;
  output: string;
}

const main = join(import.meta.dirname, '../src/main.ts');

describe('the gateway as a process', () => {
  const secrets = mkdtempSync(join(tmpdir(), 'baro-test-'));
  let surroundings: Awaited<ReturnType<typeof startSurroundings>>;
  let url: string;
  let grpcAddress: string;
  let env: Record<string, string>;

  beforeAll(async () => {
    url = `http://127.0.0.1:${await findFreePort()}`;
    grpcAddress = `127.0.0.1:${await findFreePort()}`;
    surroundings = await startSurroundings({}, url);
    const options = { env: { GRPC_ADDRESS: grpcAddress, LOG_LEVEL: 'info' } };
    env = gatewayEnv(options, url, surroundings, secrets);
    surroundings.directory.on(
      DirectoryServiceService.getMe.path,
      (_call: ServerUnaryCall<unknown, unknown>, reply: sendUnaryData<unknown>) =>
        reply(null, { unitIds: [], posts: [] }),
    );
  });
  afterAll(async () => {
    await surroundings.stop();
    rmSync(secrets, { recursive: true });
  });

  const start = (args: string[], settings: Record<string, string>) => {
    const child = spawn(process.execPath, [main, ...args], {
      env: { PATH: process.env['PATH'], ...settings },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (part: Buffer) => {
        output += part.toString();
      });
    }
    const ended = new Promise<Ended>((resolve) => child.once('exit', (code) => resolve({ code, output })));
    return { child, ended };
  };

  it('ends with one sentence that names every missing setting', async () => {
    const { code, output } = await start([], { GATEWAY_HTTP_ADDRESS: '127.0.0.1:0' }).ended;
    expect(code).toBe(1);
    expect(output).toContain(
      'gateway cannot start: GATEWAY_GRPC_ADDRESS is missing; GATEWAY_PUBLIC_URL is missing',
    );
  });

  it('refuses to serve an unmigrated database, and says what to run', async () => {
    const { code, output } = await start([], env).ended;
    expect(code).toBe(1);
    expect(output).toContain('gateway cannot start: run \\"main.ts migrate\\" first');
  });

  it('migrates, serves, answers health and reflection, and leaves in order on SIGTERM although a page is open', async () => {
    expect((await start(['migrate'], env).ended).code).toBe(0);
    const { child, ended } = start([], env);
    try {
      await eventually(async () => expect((await fetch(`${url}/readyz`)).status).toBe(200));
      // HealthCheckRequest{} → HealthCheckResponse{status: SERVING}
      expect(await unary(grpcAddress, '/grpc.health.v1.Health/Check')).toEqual(Buffer.from([0x08, 0x01]));
      expect(await reflectedServices(grpcAddress)).toContain('baro.documents.v1.IncomingDocumentService');
      const headers = { authorization: `Bearer ${await surroundings.signOn.token('van-thu')}` };
      const reader = new EventReader(await fetch(`${url}/api/events`, { headers }));
      await eventually(() => expect(reader.has('ready')).toBe(true));
      child.kill('SIGTERM');
      await reader.ended;
      const { code, output } = await ended;
      expect(code).toBe(0);
      expect(output).toContain('gateway stopped');
      expect(output).not.toContain('eyJ');
    } finally {
      child.kill('SIGKILL');
    }
  });
});

const asBytes = (value: Buffer): Buffer => value;

async function unary(address: string, path: string): Promise<Buffer | undefined> {
  const client = new Client(address, credentials.createInsecure());
  try {
    return await new Promise((resolve, reject) => {
      client.makeUnaryRequest(path, asBytes, asBytes, Buffer.alloc(0), (error, answer) => {
        if (error) reject(error);
        else resolve(answer);
      });
    });
  } finally {
    client.close();
  }
}

/** Asks the reflection service for its list; the names stand in the answer as plain text. */
async function reflectedServices(address: string): Promise<string> {
  const client = new Client(address, credentials.createInsecure());
  const path = '/grpc.reflection.v1.ServerReflection/ServerReflectionInfo';
  const stream = client.makeBidiStreamRequest(path, asBytes, asBytes);
  // ServerReflectionRequest{list_services: "*"}
  stream.write(Buffer.from([0x3a, 0x01, 0x2a]));
  stream.end();
  let text = '';
  for await (const answer of stream as AsyncIterable<Buffer>) text += answer.toString('latin1');
  client.close();
  return text;
}
