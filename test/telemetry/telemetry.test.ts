import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { eventually } from '@baro/chassis/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readExposition, registry, shows } from './exposition.ts';
import type { ShownMetric } from './exposition.ts';
import { kinds } from './receiver.ts';
import type { ReceivedSpan } from './receiver.ts';
import { Watched, processNames } from './watched.ts';

// Words that stand in what people write, and nowhere else.
const marks = ['DAUHIEUTRICHYEU', 'DAUHIEUCOQUAN', 'DAUHIEUNHIEMVU'] as const;

const watched = new Watched();
let registration = '';
let assignment = '';
let urging = '';

beforeAll(async () => {
  await watched.open();
  registration = (await watched.register(`Về việc ${marks[0]}`, `Sở ${marks[1]}`)).traceId;
  assignment = (await watched.assign(`Rà soát ${marks[2]}`)).traceId;
  urging = (await watched.urge()).traceId;
}, 600_000);

afterAll(() => watched.close());

/** What a span came of: "gateway → documents" as names of both ends. */
function edges(traceId: string): Set<string> {
  const spans = watched.receiver.trace(traceId);
  const byId = new Map(spans.map((span) => [span.spanId, span]));
  const name = (span: ReceivedSpan | undefined): string =>
    span ? `${span.process} ${shortName(span)}` : 'page';
  return new Set(spans.map((span) => `${name(byId.get(span.parentSpanId))} → ${name(span)}`));
}

function shortName({ name, kind }: ReceivedSpan): string {
  return kind === kinds.server ? (name.split('/').at(-1) ?? name) : name;
}

/** Every process's metrics, once each has something to show. */
async function scrapeAll(): Promise<Map<string, Map<string, ShownMetric>>> {
  const pairs = processNames.map(async (name) => [name, readExposition(await watched.scrape(name))] as const);
  return new Map(await Promise.all(pairs));
}

function faultsOf(process: string, name: string, shown: ShownMetric): string[] {
  const row = registry.find((one) => one.name === name);
  if (!row) return [`${process} shows ${name}, which deploy/metrics.json does not list`];
  const faults: string[] = [];
  if (!shows(process, row)) faults.push(`${process} shows ${name}, which is from ${row.from}`);
  if (shown.type !== row.type) faults.push(`${name} is a ${shown.type}, listed as ${row.type}`);
  if (shown.help !== row.meaning) faults.push(`${name} says "${shown.help}", listed as "${row.meaning}"`);
  const labels = [...shown.labels].toSorted();
  const listed = [...row.labels, 'service_name'].toSorted();
  if (labels.join() !== listed.join()) {
    faults.push(`${name} of ${process} has labels ${labels.join()}, listed: ${listed.join()}`);
  }
  return faults;
}

/** The number of the first sample whose line begins so. */
function valueOf(text: string, sample: RegExp): number {
  const line = text.split('\n').find((one) => sample.test(one));
  return line === undefined
    ? Number.NaN
    : Number(
        line
          .slice(line.lastIndexOf('}') + 1)
          .trim()
          .split(' ')[0],
      );
}

async function expectEdges(traceId: () => string, wanted: readonly string[]): Promise<void> {
  await eventually(() => expect([...edges(traceId())]).toEqual(expect.arrayContaining([...wanted])));
}

describe('one trace', () => {
  it('follows a registration from the page to the ledger, and to what the ledger tells', async () => {
    await expectEdges(
      () => registration,
      [
        'page → baro-gateway incoming',
        'baro-gateway incoming → baro-documents RegisterIncomingDocument',
        'baro-documents RegisterIncomingDocument → baro-documents transaction',
        'baro-documents transaction → baro-documents publish baro.documents.item.changed_hands',
        'baro-documents publish baro.documents.item.changed_hands → baro-custody custody--documents',
        'baro-custody custody--documents → baro-custody publish baro.custody.work_item.recorded',
        'baro-custody publish baro.custody.work_item.recorded → baro-gateway gateway live',
      ],
    );
  });

  it('counts what the database was asked in it, without a statement or a value', async () => {
    const transaction = watched.receiver
      .trace(registration)
      .find(({ process, name }) => process === 'baro-documents' && name === 'transaction');
    expect(transaction?.kind).toBe(kinds.client);
    expect(Object.keys(transaction?.attributes ?? {}).toSorted()).toEqual([
      'baro.db.seconds',
      'baro.db.statements',
      'db.system.name',
    ]);
    expect(Number(transaction?.attributes['baro.db.statements'])).toBeGreaterThan(3);
  });

  it('follows a task to the ledger', async () => {
    await expectEdges(
      () => assignment,
      [
        'baro-gateway tasks → baro-tasks AssignTask',
        'baro-tasks publish baro.tasks.item.changed_hands → baro-custody custody--tasks',
      ],
    );
  });

  it('follows a command to the other service and its answer back', async () => {
    await expectEdges(
      () => urging,
      [
        'baro-gateway urgingLetters → baro-tasks CreateUrgingLetter',
        'baro-tasks publish baro.tasks.urging_letter.number_asked → baro-documents documents--letter-numbers',
        'baro-documents documents--letter-numbers → baro-documents command letter-numbers',
        'baro-documents command letter-numbers → baro-documents publish baro.documents.letter_number.given',
      ],
    );
  });

  it('is whole for each of many registrations that are taken in one batch', async () => {
    const many = await Promise.all(Array.from({ length: 12 }, () => watched.register('Về việc chung')));
    const taken =
      'baro-documents publish baro.documents.item.changed_hands → baro-custody custody--documents';
    for (const { traceId } of many) await expectEdges(() => traceId, [taken]);
  });
});

describe('metrics', () => {
  it('shown by the running platform are those of deploy/metrics.json, both ways', async () => {
    const shown = await scrapeAll();
    const wrong: string[] = [];
    for (const row of registry) {
      const where = processNames.filter((name) => shown.get(name)?.has(row.name));
      const must = row.from === 'services' ? [] : processNames.filter((name) => shows(name, row));
      for (const name of must) if (!where.includes(name)) wrong.push(`${name} does not show ${row.name}`);
      if (where.length === 0) wrong.push(`nobody shows ${row.name}`);
    }
    for (const [name, metrics] of shown) {
      for (const [metric, facts] of metrics) wrong.push(...faultsOf(name, metric, facts));
    }
    expect(wrong).toEqual([]);
  });

  it('count what was done', async () => {
    await eventually(async () => {
      const documents = await watched.scrape('documents');
      expect(
        valueOf(documents, /^baro_rpc_calls_total\{.*RegisterIncomingDocument",code="OK",reason="OK"/m),
      ).toBeGreaterThan(0);
      expect(
        valueOf(documents, /^baro_commands_total\{(?=.*command="letter-numbers").*outcome="done"/m),
      ).toBe(1);
      expect(valueOf(documents, /^baro_outbox_unsent\{/m)).toBe(0);
      const custody = await watched.scrape('custody');
      expect(valueOf(custody, /^baro_overdue_items\{.*kind="task"/m)).toBe(1);
      expect(
        valueOf(custody, /^baro_event_age_seconds_count\{.*consumer="custody--documents"/m),
      ).toBeGreaterThan(0);
      expect(valueOf(custody, /^baro_consumer_pending\{.*consumer="custody--documents"/m)).toBe(0);
    });
  });

  it('show how long accounts have not been in step, from the start when they never were', async () => {
    const age = async (): Promise<number> =>
      valueOf(await watched.scrape('directory'), /^baro_account_sync_age_seconds\{/m);
    const first = await age();
    expect(first).toBeGreaterThan(0);
    await eventually(async () => expect(await age()).toBeGreaterThan(first + 1));
  });

  it('come back with the age of what waits while NATS is away, and say so', async () => {
    await watched.platform.stopNats();
    await watched.register('Về việc chờ gửi');
    await eventually(async () => {
      const documents = await watched.scrape('documents');
      expect(valueOf(documents, /^baro_nats_connected\{/m)).toBe(0);
      expect(valueOf(documents, /^baro_outbox_unsent\{/m)).toBeGreaterThan(0);
    });
    await watched.platform.startNats();
    await eventually(async () => {
      const documents = await watched.scrape('documents');
      expect(valueOf(documents, /^baro_nats_connected\{/m)).toBe(1);
      expect(valueOf(documents, /^baro_outbox_unsent\{/m)).toBe(0);
    });
  });
});

describe('log lines', () => {
  it('of a request carry its trace in the gateway, the service and the consumer', async () => {
    await eventually(() => {
      const lines = watched.receiver.lines.filter(({ traceId }) => traceId === registration);
      expect(new Set(lines.map(({ process }) => process))).toEqual(
        new Set(['baro-gateway', 'baro-documents', 'baro-custody', 'baro-reporting']),
      );
    });
  });

  it('of every call, request and event taken carry a trace', async () => {
    const lines = (await Promise.all(processNames.map(readLog))).flatMap((text) => text.split('\n'));
    const acts = lines.filter((line) => /"msg":"(call|request|events? taken)"/.test(line));
    const told = (act: string): boolean => acts.some((line) => line.includes(`"msg":"${act}"`));
    expect(['call', 'request', 'events taken'].filter((act) => !told(act))).toEqual([]);
    expect(acts.filter((line) => !/"traceId":"[\da-f]{32}"/.test(line)).slice(0, 5)).toEqual([]);
  });

  it('are the same on standard output', async () => {
    for (const name of ['gateway', 'documents', 'custody']) {
      expect(await readLog(name)).toContain(`"traceId":"${registration}"`);
    }
  });
});

/** A process's standard output. */
function readLog(name: string): Promise<string> {
  return readFile(path.join(watched.platform.dir, `${name}.log`), 'utf8');
}

/** All that is told of the acts: spans, log lines, standard output, metrics; once they have arrived. */
async function allTold(): Promise<string> {
  await expectEdges(() => urging, ['baro-gateway urgingLetters → baro-tasks CreateUrgingLetter']);
  const logs = await Promise.all(processNames.map(readLog));
  const metrics = await Promise.all(processNames.map((name) => watched.scrape(name)));
  for (const part of [watched.receiver.bodies, logs, metrics]) {
    expect(part.join('').length).toBeGreaterThan(10_000);
  }
  return [...watched.receiver.bodies, ...logs, ...metrics].join('\n');
}

describe('what is told', () => {
  it('holds nothing that people write', async () => {
    const told = await allTold();
    // Names of the people in the directory are made of these words.
    expect([...marks, 'Cán bộ'].filter((mark) => told.includes(mark))).toEqual([]);
  });

  it('holds no secret and no token', async () => {
    const told = await allTold();
    const values: Record<string, string> = { ...watched.platform.signOn.secrets };
    expect(Object.keys(values).filter((name) => told.includes(values[name] ?? name))).toEqual([]);
    // A JSON Web Token begins so; an address of a database has its password before the @.
    expect(told.match(/eyJ[\w-]{10,}\.\S{0,20}|postgres(ql)?:\/\/[^/\s]*@|PRIVATE KEY/)?.[0]).toBeUndefined();
  });
});
