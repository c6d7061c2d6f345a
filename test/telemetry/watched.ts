import { randomBytes, randomUUID } from 'node:crypto';
import { eventually } from '@baro/chassis/testing';
import { findFreePort } from '@baro/tools/platform/ports.ts';
import { gateway, services } from '@baro/tools/start/services.ts';
import { seedDirectory } from '@baro/tools/testing/seed-directory.ts';
import type { SeededUnit } from '@baro/tools/testing/seed-directory.ts';
import { startTestPlatform } from '@baro/tools/testing/test-platform.ts';
import type { TestPlatform, TestPlatformOptions } from '@baro/tools/testing/test-platform.ts';
import { logins, units } from '../ledger/scene.ts';
import { Receiver } from './receiver.ts';

/** When the test's story begins; the clock stands still but for `setTime`. */
export const begin = new Date('2026-03-02T09:00:00+07:00');
const dayMs = 86_400_000;

/** Names of every process that is watched. */
export const processNames = [...services, gateway].map(({ name }) => name);

/** The real platform, every process exporting to `receiver` and serving its metrics. */
export class Watched {
  readonly receiver = new Receiver();
  readonly #metrics = new Map<string, string>();
  #platform: TestPlatform | undefined;
  #units: SeededUnit[] = [];

  get platform(): TestPlatform {
    if (!this.#platform) throw new Error('not open');
    return this.#platform;
  }

  get units(): SeededUnit[] {
    return this.#units;
  }

  /** Starts the processes; all of them unless a test needs fewer. */
  async open(more: Record<string, string> = {}, names: readonly string[] = processNames): Promise<void> {
    const env: Record<string, string> = {
      // Nobody listens there: what accounts at Keycloak show when they never were in step.
      DIRECTORY_KEYCLOAK_URL: 'http://127.0.0.1:9',
      OTEL_EXPORTER_OTLP_ENDPOINT: await this.receiver.open(),
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
      OTEL_BSP_SCHEDULE_DELAY: '200',
      OTEL_BLRP_SCHEDULE_DELAY: '200',
    };
    for (const name of names) {
      const address = `127.0.0.1:${await findFreePort()}`;
      this.#metrics.set(name, address);
      env[`${name.toUpperCase()}_METRICS_ADDRESS`] = address;
      env[`${name.toUpperCase()}_LOG_LEVEL`] = 'debug';
    }
    this.#platform = await startTestPlatform({
      services: names as unknown as TestPlatformOptions['services'],
      testClock: begin,
      env: { ...env, ...more },
    });
    const admin = await this.platform.signOn.token('quan-tri');
    this.#units = await seedDirectory(this.platform.address('directory'), admin, units);
  }

  async close(): Promise<void> {
    await this.#platform?.stop();
    await this.receiver.close();
  }

  /** What a process shows as metrics now. */
  async scrape(name: string): Promise<string> {
    const response = await fetch(`http://${this.#metrics.get(name)}/metrics`);
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    return response.text();
  }

  /** Asks the gateway as a page does, in a trace of its own. @returns the answer and the trace's id */
  async ask(
    login: string,
    path: string,
    body?: object,
  ): Promise<{ status: number; answer: Record<string, unknown>; traceId: string }> {
    const traceId = randomBytes(16).toString('hex');
    const response = await this.#fetch(login, path, body, traceId);
    const answer = (await response.json()) as Record<string, unknown>;
    return { status: response.status, answer, traceId };
  }

  /** A file, as a page fetches it. @throws when it is refused */
  async file(login: string, path: string, body?: object): Promise<Buffer> {
    const response = await this.#fetch(login, path, body, randomBytes(16).toString('hex'));
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return Buffer.from(await response.arrayBuffer());
  }

  async #fetch(login: string, path: string, body: object | undefined, traceId: string): Promise<Response> {
    return fetch(`${this.platform.gatewayUrl}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        authorization: `Bearer ${await this.platform.signOn.token(login)}`,
        'content-type': 'application/json',
        traceparent: `00-${traceId}-${randomBytes(8).toString('hex')}-01`,
      },
      ...(body ? { body: JSON.stringify({ requestId: randomUUID(), ...body }) } : {}),
    });
  }

  /** As `ask`, once the city's events have arrived everywhere. @throws when it is refused for long */
  async done(login: string, path: string, body?: object): ReturnType<Watched['ask']> {
    return eventually(async () => {
      const asked = await this.ask(login, path, body);
      if (asked.status !== 200) throw new Error(`${path}: ${asked.status} ${JSON.stringify(asked.answer)}`);
      return asked;
    });
  }

  /** The clerk registers an incoming document. */
  async register(subject: string, issuerName = 'Sở Tài chính'): ReturnType<Watched['ask']> {
    const document = { unitId: this.#units[0]?.id, subject, issuerName, secrecy: 'SECRECY_NONE' };
    return this.done(logins.clerk, '/v1/documents/incoming', {
      document: { ...document, urgency: 'URGENCY_NORMAL', form: 'DOCUMENT_FORM_PAPER' },
    });
  }

  /** The leader assigns a task that is due in a day. */
  async assign(work: string): ReturnType<Watched['ask']> {
    const task = {
      unitId: this.#units[0]?.id,
      sourceKind: 'TASK_SOURCE_KIND_CITY_DOCUMENT',
      work,
      product: 'Báo cáo',
      leadPostId: this.#units[1]?.posts[0]?.id,
      dueTime: new Date(begin.getTime() + dayMs).toISOString(),
    };
    return this.done(logins.leader, '/v1/tasks', { task });
  }

  /** Days go by until the task is late, and the leader urges it by a letter: a command from tasks to documents. */
  async urge(): ReturnType<Watched['ask']> {
    await this.platform.setTime(new Date(begin.getTime() + 6 * dayMs));
    return this.done(logins.leader, '/v1/urgingLetters', {
      unitId: this.#units[0]?.id,
      urgedUnitId: this.#units[1]?.id,
      signerPostId: this.#units[0]?.posts[1]?.id,
      signingCapacity: 'SIGNING_CAPACITY_HEAD',
    });
  }
}
