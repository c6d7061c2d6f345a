import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { callMetadata, openClient } from '@baro/chassis';
import type { Event } from '@baro/chassis';
import { eventually, expectReason } from '@baro/chassis/testing';
import { EventLogServiceClient } from '@baro/proto/baro/platform/v1/event_log';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSource } from '../src/operations/event-source.ts';
import { startSample } from './sample-service.ts';
import type { Sample } from './sample-service.ts';

const aggregates = 400;
const versions = 6;
const filter = 'baro.log.thing.>';
/** Makes the log some megabytes, so that a reader is in its middle when it is cut off. */
const ballast = 'Về "việc"\\ mới\n'.repeat(80);

let sample: Sample;
let client: EventLogServiceClient;
let dir: string;
let tokenFile: string;
beforeAll(async () => {
  sample = await startSample('log', { natsUrl: 'nats://127.0.0.1:1' });
  client = openClient(EventLogServiceClient, sample.service.address);
  dir = mkdtempSync(path.join(tmpdir(), 'baro-log-'));
  tokenFile = path.join(dir, 'token');
  writeFileSync(tokenFile, sample.token);
  for (let version = versions; version > 0; version -= 1) await addVersion('thing', version);
  await addVersion('other', 1);
});
afterAll(async () => {
  client.close();
  rmSync(dir, { recursive: true });
  await sample.close();
});

const ids = Array.from({ length: aggregates }, () => randomUUID());

/** One event of every aggregate. */
async function addVersion(kind: string, aggregateVersion: number): Promise<void> {
  const rows = ids.map((aggregateId) => {
    const id = randomUUID();
    const subject = `baro.log.${kind}.happened.none`;
    const body = { id, type: 'x.Happened', subject, aggregateType: kind, aggregateId, aggregateVersion };
    return {
      id,
      subject,
      aggregate_id: aggregateId,
      aggregate_version: aggregateVersion,
      body: { ...body, data: { ballast } },
    };
  });
  await sample.rows(
    `INSERT INTO outbox (id, occur_time, type, subject, aggregate_type, aggregate_id, aggregate_version, body)
     SELECT id, now(), 'x.Happened', subject, 'thing', aggregate_id, aggregate_version, body
     FROM jsonb_to_recordset($1) AS r (id uuid, subject text, aggregate_id uuid, aggregate_version integer, body jsonb)`,
    [JSON.stringify(rows)],
  );
}

/** All versions of these aggregates, in the order a log is read. */
const inOrder = (of: readonly string[]): [string, number][] =>
  of
    .toSorted()
    .flatMap((id) => Array.from({ length: versions }, (_, index): [string, number] => [id, index + 1]));
const places = (events: readonly Event[]): [string, number][] =>
  events.map((event) => [event.aggregateId, event.aggregateVersion]);

async function stream(subjectFilter: string, afterAggregateId = '', token = sample.token): Promise<Event[]> {
  const lines: string[] = [];
  const metadata = callMetadata(token);
  for await (const message of client.streamEvents({ subjectFilter, afterAggregateId }, metadata)) {
    lines.push(...(message as { events: Buffer }).events.toString('utf8').trimEnd().split('\n'));
  }
  return lines.filter(Boolean).flatMap((line) => JSON.parse(line) as Event[]);
}

describe('the event log in bulk', { timeout: 120_000 }, () => {
  it('gives whole aggregates by id, each from its first version on, as they are stored; only of the subject', async () => {
    const events = await stream(filter);
    expect(places(events)).toEqual(inOrder(ids));
    expect(new Set(events.map((event) => JSON.stringify(event.data)))).toEqual(
      new Set([JSON.stringify({ ballast })]),
    );
    expect(await stream('baro.log.nothing.>')).toEqual([]);
    expect(await stream('baro.log.other.>')).toHaveLength(aggregates);
  });

  it('goes on after an aggregate', async () => {
    const sorted = ids.toSorted();
    const after = sorted[aggregates - 3] ?? '';
    expect(places(await stream(filter, after))).toEqual(inOrder(sorted.slice(-2)));
  });

  it('is for who operates the platform, well asked for, and audited', async () => {
    const stranger = await sample.issuer.token(randomUUID());
    await expectReason(stream(filter, '', stranger), 'PERMISSION_DENIED');
    await expectReason(stream('%'), 'FIELD_INVALID', ['subject_filter']);
    await expectReason(stream(filter, 'x'), 'FIELD_INVALID', ['after_aggregate_id']);
    const trail = "SELECT details FROM audit WHERE method = 'StreamEvents' ORDER BY id";
    const before = await sample.rows(trail);
    await stream('baro.log.nothing.>');
    const details = { ids: [], subjectFilter: 'baro.log.nothing.>', afterAggregateId: '' };
    expect((await sample.rows(trail)).slice(before.length)).toEqual([{ details }]);
  });

  it('lets its connection go when the reader leaves', async () => {
    const call = client.streamEvents(
      { subjectFilter: filter, afterAggregateId: '' },
      callMetadata(sample.token),
    );
    call.on('error', () => undefined);
    await new Promise((resolve) => call.once('data', resolve));
    call.cancel();
    await eventually(async () =>
      expect(
        await sample.rows(
          "SELECT FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'COPY%'",
        ),
      ).toEqual([]),
    );
  });
});

describe('a reader of a source', { timeout: 120_000 }, () => {
  const read = async (address: string): Promise<{ events: Event[]; batches: Event[][] }> => {
    const batches: Event[][] = [];
    const source = { service: 'log', address, filter };
    for await (const batch of readSource(source, { tokenFile, caFile: '' })) batches.push(batch);
    return { events: batches.flat(), batches };
  };

  it('gets every aggregate once and never half of one, though its connection is cut twice', async () => {
    const line = await openCutLine(sample.service.address, [1_500_000, 2_500_000]);
    const { events, batches } = await read(line.address);
    line.close();
    expect(line.cuts()).toBe(2);
    expect(places(events)).toEqual(inOrder(ids));
    for (const batch of batches) expect(batch.length % versions).toBe(0);
  });

  it('gives up when it is refused', async () => {
    writeFileSync(tokenFile, await sample.issuer.token(randomUUID()));
    await expectReason(read(sample.service.address), 'PERMISSION_DENIED');
    writeFileSync(tokenFile, sample.token);
  });
});

/** A line to the service whose first connections break after so many bytes of answer. */
async function openCutLine(
  address: string,
  limits: readonly number[],
): Promise<{ address: string; cuts: () => number; close: () => void }> {
  const [host = '', port = ''] = address.split(':');
  let connections = 0;
  let cuts = 0;
  const open = new Set<Socket>();
  const server: Server = createServer((inside) => {
    const limit = limits[connections] ?? Infinity;
    connections += 1;
    const outside = connect(Number(port), host);
    let bytes = 0;
    for (const socket of [inside, outside]) {
      open.add(socket);
      socket.on('error', () => undefined);
    }
    inside.pipe(outside);
    outside.on('data', (data) => {
      bytes += data.length;
      if (bytes < limit) {
        inside.write(data);
        return;
      }
      if (!inside.destroyed) cuts += 1;
      inside.destroy();
      outside.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port: own } = server.address() as AddressInfo;
  return {
    address: `127.0.0.1:${own}`,
    cuts: () => cuts,
    close: () => {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}
