import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ServerUnaryCall, sendUnaryData } from '@grpc/grpc-js';
import { status } from '@grpc/grpc-js';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { JetStreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import type { NatsConnection } from '@nats-io/transport-node';
import { obtainNats } from '@baro/tools/platform/nats-binary.ts';
import type { NatsWish } from '@baro/tools/platform/nats-binary.ts';
import { startNats } from '@baro/tools/platform/nats.ts';
import type { RunningNats } from '@baro/tools/platform/nats.ts';
import { findFreePort } from '@baro/tools/platform/ports.ts';
import { makeThrowAwayDir } from '@baro/tools/platform/throw-away.ts';
import { describeNeeding } from '@baro/tools/testing/needs.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '@baro/chassis/testing';
import { DirectoryServiceService } from '@baro/proto/baro/directory/v1/directory';
import { liveStreams } from '../src/events/live-event.ts';
import { EventReader } from './event-reader.ts';
import { TestBrowser } from './test-browser.ts';
import { startTestGateway } from './test-gateway.ts';
import type { TestGateway } from './test-gateway.ts';

const unitA = randomUUID();
const unitB = randomUUID();

describe('live updates', () => {
  testLive({});
});
describeNeeding('nats29', 'live updates on nats-server 2.9', () => {
  testLive({ version: '2.9' });
});

function testLive(wish: NatsWish): void {
  let dir: string;
  let nats: RunningNats;
  let startServer: () => Promise<RunningNats>;
  let connection: NatsConnection;
  let manager: JetStreamManager;
  let gateway: TestGateway;
  let token: string;
  let unitsOfCaller: (() => string[]) | status = () => [unitA];

  beforeAll(async () => {
    dir = await makeThrowAwayDir();
    const binary = await obtainNats(wish);
    const port = await findFreePort();
    startServer = () => startNats(binary, { port, dir: join(dir, 'nats'), logFile: join(dir, 'nats.log') });
    nats = await startServer();
    gateway = await startTestGateway({
      natsUrl: nats.url,
      env: { LIVE_HEARTBEAT_MS: '100', LIVE_REFRESH_MS: '200', LIVE_CONNECTIONS_PER_CALLER: '2' },
    });
    gateway.directory.on(
      DirectoryServiceService.getMe.path,
      (_call: ServerUnaryCall<unknown, unknown>, reply: sendUnaryData<unknown>) => {
        if (typeof unitsOfCaller === 'number') reply({ code: unitsOfCaller, details: '' });
        else reply(null, { unitIds: unitsOfCaller(), posts: [] });
      },
    );
    token = await gateway.signOn.token('van-thu');
    connection = await connect({ servers: nats.url });
    // The streams come after the gateway, as they do when the services start later.
    manager = await jetstreamManager(connection);
    for (const { name, filter } of liveStreams.toReversed()) {
      await manager.streams.add({ name, subjects: [filter] });
    }
    await eventually(async () => {
      const ready = (await (await fetch(`${gateway.url}/readyz`)).json()) as { checks: { nats: string } };
      expect(ready.checks.nats).toBe('ok');
    });
  });
  afterAll(async () => {
    await connection.close();
    await gateway.close();
    await nats.stop();
    await rm(dir, { recursive: true, force: true });
  });

  const publish = async (unitIds: string[], service = 'documents'): Promise<string> => {
    const aggregateId = randomUUID();
    const event = {
      id: randomUUID(),
      type: 'baro.documents.v1.IncomingDocumentRegistered',
      aggregateType: 'incoming_document',
      aggregateId,
      aggregateVersion: 3,
      unitId: unitIds[0],
      unitIds,
      actor: 'someone',
      data: { subject: 'nobody else’s business' },
    };
    await jetstream(connection).publish(
      `baro.${service}.incoming_document.registered.u1`,
      JSON.stringify(event),
    );
    return aggregateId;
  };
  const open = async (headers: Record<string, string> = {}, signal?: AbortSignal): Promise<EventReader> => {
    const init = { headers: { authorization: `Bearer ${token}`, ...headers }, ...(signal ? { signal } : {}) };
    // The room of a page closed a moment ago is free a moment later.
    const response = await eventually(async () => {
      const answer = await fetch(`${gateway.url}/api/events`, init);
      expect(answer.status).toBe(200);
      return answer;
    });
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    const reader = new EventReader(response);
    await eventually(() => expect(reader.has('ready') || reader.has('reset')).toBe(true));
    return reader;
  };
  const withReader = async (
    work: (reader: EventReader) => Promise<void>,
    headers: Record<string, string> = {},
  ): Promise<void> => {
    const abort = new AbortController();
    try {
      await work(await open(headers, abort.signal));
    } finally {
      abort.abort();
    }
  };

  it('tells a page of events of its person’s units, of no others, and without their data', async () => {
    await withReader(async (reader) => {
      await publish([unitB]);
      const own = await publish([unitB, unitA]);
      const ofDirectory = await publish([unitA], 'directory');
      await eventually(() => expect(reader.aggregates).toHaveLength(2));
      expect(new Set(reader.aggregates)).toEqual(new Set([own, ofDirectory]));
      const told = reader.events.find(({ event }) => event === undefined);
      expect(told?.data).toEqual({
        type: 'baro.documents.v1.IncomingDocumentRegistered',
        aggregateType: 'incoming_document',
        aggregateId: reader.aggregates[0],
        aggregateVersion: 3,
      });
    });
  });

  it('follows the directory when the person’s units change', async () => {
    await withReader(async (reader) => {
      unitsOfCaller = () => [unitB];
      const seen = new Set<unknown>();
      await eventually(async () => {
        seen.add(await publish([unitB]));
        await eventually(() => expect(reader.aggregates.length).toBeGreaterThan(0), 300);
      });
      expect(reader.aggregates.every((id) => seen.has(id))).toBe(true);
      unitsOfCaller = () => [unitA];
    });
  });

  it('gives a page that comes back what it missed, once and in order', async () => {
    let lastId = '';
    await withReader(async (reader) => {
      await publish([unitA]);
      await eventually(() => expect(reader.aggregates).toHaveLength(1));
      lastId = reader.lastId;
    });
    const missed = [await publish([unitA]), await publish([unitA])];
    await publish([unitB]);
    // Read by the gateway before the page returns.
    await withReader(async (watcher) => {
      const mark = await publish([unitA]);
      missed.push(mark);
      await eventually(() => expect(watcher.aggregates).toContain(mark));
    });
    await withReader(
      async (reader) => {
        await eventually(() => expect(reader.aggregates).toEqual(missed));
        expect(reader.has('reset')).toBe(false);
      },
      { 'last-event-id': lastId },
    );
  });

  it('tells a page to read everything anew when its place is not known', async () => {
    await withReader(async (reader) => expect(reader.has('reset')).toBe(true), {
      'last-event-id': 'nonsense',
    });
  });

  it('sends heartbeats', async () => {
    await withReader(async (reader) => {
      await eventually(() => expect(reader.comments).toBeGreaterThan(2));
    });
  });

  it('refuses a stranger, and more pages than one person may have', async () => {
    expect((await fetch(`${gateway.url}/api/events`)).status).toBe(401);
    await withReader(() =>
      withReader(async () => {
        const third = await fetch(`${gateway.url}/api/events`, {
          headers: { authorization: `Bearer ${token}` },
        });
        expect(third.status).toBe(429);
        expect(await third.json()).toMatchObject({ error: { reason: 'LIVE_CONNECTIONS_EXHAUSTED' } });
      }),
    );
    // Room again once the pages are closed.
    await eventually(() => withReader(() => Promise.resolve()));
  });

  it('ends with the session', async () => {
    const browser = new TestBrowser();
    await browser.signIn(gateway, 'van-thu');
    const session = (await (await browser.send(`${gateway.url}/api/session`)).json()) as {
      csrfToken: string;
    };
    const reader = new EventReader(await browser.send(`${gateway.url}/api/events`));
    await eventually(() => expect(reader.has('ready')).toBe(true));
    await browser.send(`${gateway.url}/auth/logout`, {
      method: 'POST',
      headers: { 'x-csrf-token': session.csrfToken },
    });
    await reader.ended;
    expect((await browser.send(`${gateway.url}/api/events`)).status).toBe(401);
  });

  it('ends when the directory no longer knows the caller', async () => {
    const reader = await open();
    unitsOfCaller = status.PERMISSION_DENIED;
    await reader.ended;
    unitsOfCaller = () => [unitA];
  });

  it('lets a page in while the directory is away, and has it read everything once the directory answers', async () => {
    unitsOfCaller = status.UNAVAILABLE;
    await withReader(async (reader) => {
      expect(reader.has('ready')).toBe(true);
      unitsOfCaller = () => [unitA];
      await eventually(() => expect(reader.has('reset')).toBe(true));
      const own = await publish([unitA]);
      await eventually(() => expect(reader.aggregates).toContain(own));
    });
  });

  it('stays open while the directory is away', async () => {
    await withReader(async (reader) => {
      unitsOfCaller = status.UNAVAILABLE;
      const before = reader.comments;
      await eventually(() => expect(reader.comments).toBeGreaterThan(before + 5));
      const own = await publish([unitA]);
      await eventually(() => expect(reader.aggregates).toContain(own));
      unitsOfCaller = () => [unitA];
    });
  });

  it('keeps pages open while NATS is away and goes on when it is back', async () => {
    const abort = new AbortController();
    const reader = await open({}, abort.signal);
    const natsState = async (): Promise<string> =>
      ((await (await fetch(`${gateway.url}/readyz`)).json()) as { checks: { nats: string } }).checks.nats;
    await nats.stop();
    await eventually(async () => expect(await natsState()).toBe('away'));
    const before = reader.comments;
    await eventually(() => expect(reader.comments).toBeGreaterThan(before));
    nats = await startServer();
    await eventually(async () => expect(await natsState()).toBe('ok'));
    const seen: string[] = [];
    await eventually(async () => {
      seen.push(await publish([unitA]));
      await eventually(() => expect(reader.aggregates.length).toBeGreaterThan(0), 500);
    });
    expect(seen).toContain(reader.aggregates[0]);
    abort.abort();
  });

  it('goes on with a stream that was made anew, and tells pages that it was', async () => {
    await withReader(async (reader) => {
      await manager.streams.delete('DOCUMENTS');
      await manager.streams.add({ name: 'DOCUMENTS', subjects: ['baro.documents.>'] });
      const seen = new Set<unknown>();
      await eventually(async () => {
        seen.add(await publish([unitA]));
        await eventually(() => expect(reader.aggregates.length).toBeGreaterThan(0), 500);
      });
      expect(seen).toContain(reader.aggregates[0]);
      expect(reader.has('reset')).toBe(true);
    });
  });
}
