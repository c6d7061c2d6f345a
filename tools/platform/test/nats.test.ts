import { rm } from 'node:fs/promises';
import path from 'node:path';

import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { obtainNats } from '../nats-binary.ts';
import { startNats } from '../nats.ts';
import { findFreePort } from '../ports.ts';
import { makeThrowAwayDir } from '../throw-away.ts';

let dir: string;

beforeAll(async () => {
  dir = await makeThrowAwayDir();
});

afterAll(() => rm(dir, { recursive: true }));

describe('the embedded nats-server', () => {
  it('keeps what JetStream acknowledged over a restart, and wants the password', async () => {
    const binary = await obtainNats();
    const options = {
      port: await findFreePort(),
      password: 'p"w',
      dir: path.join(dir, 'nats'),
      logFile: path.join(dir, 'nats.log'),
    };
    const first = await startNats(binary, options);
    const login = { servers: `127.0.0.1:${options.port}`, user: 'baro', pass: 'p"w' };
    const writer = await connect(login);
    await (await jetstreamManager(writer)).streams.add({ name: 'KEPT', subjects: ['kept.>'] });
    await jetstream(writer).publish('kept.one', 'one');
    await writer.close();
    await expect(connect({ servers: login.servers, reconnect: false })).rejects.toThrow(/authorization/i);
    await first.stop();

    const second = await startNats(binary, options);
    const reader = await connect(login);
    const { state } = await (await jetstreamManager(reader)).streams.info('KEPT');
    expect(state.messages).toBe(1);
    await reader.close();
    await second.stop();
  });

  it('is at least 2.9, the oldest that is promised', async () => {
    const [major, minor] = (await obtainNats()).version.split('.').map(Number);
    expect(major).toBe(2);
    expect(minor).toBeGreaterThanOrEqual(9);
  });
});
