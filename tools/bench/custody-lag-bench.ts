import { randomUUID } from 'node:crypto';
import { connect } from '@nats-io/transport-node';
import type { NatsConnection } from '@nats-io/transport-node';
import {
  HandOverItemRequest,
  IncomingDocumentServiceClient,
  RegisterIncomingDocumentRequest,
  RouteIncomingDocumentRequest,
} from '@baro/proto/baro/documents/v1/incoming';
import { DocumentForm } from '@baro/proto/baro/documents/v1/resources';
import { call, openClient } from '@baro/chassis';
import { eventually } from '@baro/chassis/testing';
import { seedDirectory } from '../testing/seed-directory.ts';
import type { SeededUnit } from '../testing/seed-directory.ts';
import { startTestPlatform } from '../testing/test-platform.ts';
import type { TestPlatform } from '../testing/test-platform.ts';
import { load } from './load.ts';
import { cpuBetween, cpuByProcess } from './process-cpu.ts';
import { median, percentile } from './statistics.ts';

const copyMs = 60_000;
const clients = 8;
const ceilingSeconds = 8;
const loadSeconds = 15;
const idleHandOvers = 60;
const idleRestMs = 50;
const patienceMs = 30_000;
const accounts = { clerk: 1, leader: 2, official: 5, head: 4 } as const;
const accountOf = (n: number): string => `0190a000-0000-7000-8000-00000000000${n}`;

/** How long the ledger takes to know what was committed, under load against one hand-over in an idle house. */
export interface LagResult {
  ceiling: number;
  rate: number;
  idleMs: number;
  loadedP99Ms: number;
  ratio: number;
  wanted: number;
  /** Where the slowest of the times went. */
  profile: string[];
}

/** Commit to the ledger's new state with registrations at half the ceiling, p99, against one idle hand-over. */
export async function benchCustodyLag(say: (line: string) => void, scale: number): Promise<LagResult> {
  const platform = await startTestPlatform({
    services: ['directory', 'documents', 'custody'],
    durable: true,
  });
  const nats = await connect({ servers: platform.natsUrl() });
  try {
    const bench = await LagBench.open(platform, nats);
    const idleMs = median(await bench.handOvers());
    say(`idle hand-over: ${idleMs.toFixed(1)} ms from commit to ledger`);
    const { rate: ceiling } = await load(clients, Math.max(ceilingSeconds * scale, 3), () =>
      bench.register().then(() => undefined),
    );
    say(`ceiling: ${ceiling.toFixed(0)} registrations/s`);
    await bench.settle();
    const rate = ceiling / 2;
    const cpu = cpuByProcess();
    const times = await bench.registrationsAt(rate, Math.max(loadSeconds * scale, 5));
    const shares = cpuBetween(cpu, cpuByProcess()).map(
      ([name, ms]) => `${name} ${(ms / times.length).toFixed(2)}`,
    );
    const all = times.map(({ published, known }) => published + known);
    const loadedP99Ms = percentile(all, 0.99);
    const spread = (numbers: number[]): string =>
      [0.5, 0.9, 0.99, 1].map((share) => percentile(numbers, share).toFixed(0)).join(', ');
    const profile = [
      `answer to publication, p50, p90, p99, most: ${spread(times.map(({ published }) => published))} ms`,
      `publication to ledger: ${spread(times.map(({ known }) => known))} ms`,
      `CPU ms a registration: ${shares.join(', ')}`,
    ];
    return { ceiling, rate, idleMs, loadedP99Ms, ratio: loadedP99Ms / idleMs, wanted: 5, profile };
  } finally {
    await nats.close();
    await platform.stop();
  }
}

class LagBench {
  readonly #client: IncomingDocumentServiceClient;
  readonly #unit: SeededUnit;
  readonly #tokens: Record<keyof typeof accounts, string>;
  /** When the ledger told of each item last. */
  readonly #recorded = new Map<string, { at: number; version: number }>();
  /** When the first event of each item was published. */
  readonly #published = new Map<string, number>();

  private constructor(
    client: IncomingDocumentServiceClient,
    unit: SeededUnit,
    tokens: Record<keyof typeof accounts, string>,
    nats: NatsConnection,
  ) {
    this.#client = client;
    this.#unit = unit;
    this.#tokens = tokens;
    nats.subscribe('baro.custody.work_item.recorded.>', {
      callback: (_error, message) => {
        const event = message.json<{ aggregateId: string; aggregateVersion: number }>();
        this.#recorded.set(event.aggregateId, { at: performance.now(), version: event.aggregateVersion });
      },
    });
    nats.subscribe('baro.documents.item.>', {
      callback: (_error, message) => {
        const { aggregateId } = message.json<{ aggregateId: string }>();
        if (!this.#published.has(aggregateId)) this.#published.set(aggregateId, performance.now());
      },
    });
  }

  static async open(platform: TestPlatform, nats: NatsConnection): Promise<LagBench> {
    const admin = await platform.signOn.token('quan-tri');
    const [unit] = await seedDirectory(platform.address('directory'), admin, [
      {
        code: 'TRE',
        name: 'Đơn vị đo độ trễ',
        posts: [
          { role: 'RECORDS_CLERK', accountId: accountOf(accounts.clerk) },
          { role: 'LEADER', accountId: accountOf(accounts.leader) },
          { role: 'OFFICIAL', accountId: accountOf(accounts.official) },
          { role: 'HEAD_OF_DIVISION', accountId: accountOf(accounts.head) },
        ],
      },
    ]);
    if (!unit) throw new Error('the directory was not seeded');
    const tokens = {
      clerk: await platform.signOn.token('van-thu'),
      leader: await platform.signOn.token('lanh-dao'),
      official: await platform.signOn.token('chuyen-vien'),
      head: await platform.signOn.token('truong-phong'),
    };
    const client = openClient(IncomingDocumentServiceClient, platform.address('documents'));
    const bench = new LagBench(client, unit, tokens, nats);
    await eventually(() => bench.register(), copyMs);
    await bench.settle();
    return bench;
  }

  /** Registers one document. @returns its id and when the answer came */
  async register(): Promise<{ id: string; at: number }> {
    const request = RegisterIncomingDocumentRequest.fromPartial({
      requestId: randomUUID(),
      document: {
        unitId: this.#unit.id,
        form: DocumentForm.PAPER,
        number: randomUUID().slice(0, 8),
        symbol: 'CV-DO',
        issuerName: 'Bộ Xây dựng',
        issueDate: '2026-01-05',
        subject: 'Về việc báo cáo kết quả thực hiện nhiệm vụ',
      },
    });
    const { document } = await call(this.#client, this.#client.registerIncomingDocument, request, {
      token: this.#tokens.clerk,
    });
    return { id: document?.id ?? '', at: performance.now() };
  }

  /** Hands one document to and fro in an idle house. @returns milliseconds from answer to ledger, each */
  async handOvers(): Promise<number[]> {
    const { id } = await this.register();
    const [, , official, head] = this.#unit.posts;
    await call(
      this.#client,
      this.#client.routeIncomingDocument,
      RouteIncomingDocumentRequest.fromPartial({
        id,
        lead: { postId: official?.id ?? '' },
        direction: 'Giải quyết',
        requestId: randomUUID(),
      }),
      { token: this.#tokens.leader },
    );
    await this.settle();
    const times: number[] = [];
    for (let turn = 0; turn < idleHandOvers; turn += 1) {
      const there = turn % 2 === 0;
      const before = this.#recorded.get(id)?.version ?? 0;
      const request = HandOverItemRequest.fromPartial({
        itemId: id,
        postId: (there ? head : official)?.id ?? '',
        requestId: randomUUID(),
      });
      const token = there ? this.#tokens.official : this.#tokens.head;
      await call(this.#client, this.#client.handOverItem, request, { token });
      const at = performance.now();
      times.push((await this.#known(id, before + 1)) - at);
      await rest(idleRestMs);
    }
    return times;
  }

  /** Registers at a rate, whatever the answers take. @returns milliseconds from answer to publication and on to the ledger */
  async registrationsAt(rate: number, seconds: number): Promise<{ published: number; known: number }[]> {
    const started = performance.now();
    const all: Promise<{ published: number; known: number }>[] = [];
    for (let count = 0; count < rate * seconds; count += 1) {
      const wait = started + (count * 1000) / rate - performance.now();
      if (wait > 0) await rest(wait);
      all.push(
        this.register().then(async ({ id, at }) => {
          const known = await this.#known(id, 1);
          const published = this.#published.get(id) ?? known;
          return { published: published - at, known: known - published };
        }),
      );
    }
    return Promise.all(all);
  }

  /** Waits until nothing has been told for a while. */
  async settle(): Promise<void> {
    for (let size = -1; size !== this.#recorded.size;) {
      size = this.#recorded.size;
      await rest(1_500);
    }
  }

  async #known(id: string, version: number): Promise<number> {
    const end = performance.now() + patienceMs;
    for (;;) {
      const told = this.#recorded.get(id);
      if (told && told.version >= version) return told.at;
      if (performance.now() > end) throw new Error('the ledger was never told');
      await rest(1);
    }
  }
}

function rest(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
