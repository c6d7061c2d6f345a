import { randomUUID } from 'node:crypto';
import { cp, rm } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { eventually } from '@baro/chassis/testing';
import { buildWebIfStale } from '@baro/tools/start/web-build.ts';
import { makeThrowAwayDir } from '@baro/tools/platform/throw-away.ts';
import { seedDirectory } from '@baro/tools/testing/seed-directory.ts';
import type { SeedDayOff, SeededUnit, SeedUnit } from '@baro/tools/testing/seed-directory.ts';
import { startTestPlatform } from '@baro/tools/testing/test-platform.ts';
import type { TestPlatform, TestPlatformOptions } from '@baro/tools/testing/test-platform.ts';
import { signIn } from './sign-on.ts';

const builtPages = path.resolve(import.meta.dirname, '../../services/web/dist');

/** A limit only ends what hangs: a browser shares its two cores with whatever else runs. */
export const limits = { testTimeout: 300_000, hookTimeout: 300_000 };
const lookLimitMs = 60_000;

const launchArguments = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Account of a demo login by the end of its id. */
export const account = (end: string): string => `0190a000-0000-7000-8000-0000000000${end}`;

/** The posts the pages are seen from; their people are called `Cán bộ <ROLE>`. */
const office: SeedUnit[] = [
  {
    code: 'VP',
    name: 'Văn phòng Ủy ban nhân dân Thành phố',
    posts: [
      { role: 'RECORDS_CLERK', accountId: account('01'), title: 'Văn thư' },
      { role: 'LEADER', accountId: account('02'), title: 'Phó Chủ tịch' },
      { role: 'OFFICIAL', accountId: account('05'), title: 'Chuyên viên' },
      { role: 'HEAD_OF_DIVISION', accountId: account('04'), title: 'Trưởng phòng' },
    ],
  },
  {
    code: 'BD',
    name: 'Ủy ban nhân dân Phường Ba Đình',
    posts: [{ role: 'RECORDS_CLERK', accountId: account('11'), title: 'Văn thư phường' }],
  },
];

/** What is played: where, on which services, on which clock. */
export interface Scene {
  services: TestPlatformOptions['services'];
  /** The first is the office whose book is kept. */
  units: SeedUnit[];
  daysOff?: readonly SeedDayOff[];
  /** First instant of the test clock, which browsers show too; the real clock when absent. */
  testClock?: Date;
}

/** What a document's address answers, as far as the tests look at it. */
export interface DocumentAnswer {
  id: string;
  etag: string;
  arrivalNumber: number;
  allowedActions?: string[];
}

/** The real platform with its pages, and Chromium in front of it. */
export class Stage {
  #webDir = '';
  #platform: TestPlatform | undefined;
  #browser: Browser | undefined;
  #units: SeededUnit[] = [];
  #now: Date | undefined;
  readonly #scene: Scene;
  readonly #pages = new Map<string, Page>();

  constructor(
    scene: Scene = { services: ['directory', 'documents', 'tasks', 'custody', 'gateway'], units: office },
  ) {
    this.#scene = scene;
    this.#now = scene.testClock;
  }

  async open(executablePath: string): Promise<void> {
    await buildWebIfStale();
    // A copy: another platform of this clone may build the pages anew while they are looked at.
    this.#webDir = await makeThrowAwayDir();
    await cp(builtPages, this.#webDir, { recursive: true });
    const { services, units, daysOff, testClock } = this.#scene;
    this.#platform = await startTestPlatform({
      services,
      env: { GATEWAY_WEB_DIR: this.#webDir },
      ...(testClock ? { testClock } : {}),
    });
    const { signOn, address } = this.#platform;
    const token = await signOn.token('quan-tri');
    this.#units = await seedDirectory(address('directory'), token, units, daysOff);
    await this.#hearOfTheCity();
    this.#browser = await chromium.launch({ executablePath, args: launchArguments });
  }

  async close(): Promise<void> {
    await this.#browser?.close();
    await this.#platform?.stop();
    if (this.#webDir !== '') await rm(this.#webDir, { recursive: true, force: true });
  }

  get platform(): TestPlatform {
    return there(this.#platform);
  }

  /** The unit whose clerk, leader and officials act. */
  get office(): SeededUnit {
    return there(this.#units[0]);
  }

  /** A seeded unit by its code. */
  unit(code: string): SeededUnit {
    return there(this.#units.find((unit) => unit.code === code));
  }

  /** Moves the clock of every service and of every browser. */
  async setTime(instant: Date): Promise<void> {
    this.#now = instant;
    await there(this.#platform).setTime(instant);
    for (const context of there(this.#browser).contexts()) await context.clock.setFixedTime(instant);
  }

  get password(): string {
    return there(this.#platform).signOn.secrets.BARO_DEMO_PASSWORD;
  }

  /** A browser nobody has signed in with. */
  async browser(options: BrowserContextOptions = {}): Promise<BrowserContext> {
    const context = await there(this.#browser).newContext({
      baseURL: there(this.#platform).gatewayUrl,
      locale: 'vi-VN',
      timezoneId: 'Asia/Ho_Chi_Minh',
      reducedMotion: 'reduce',
      viewport: { width: 1280, height: 900 },
      ...options,
    });
    context.setDefaultTimeout(lookLimitMs);
    if (this.#now) await context.clock.setFixedTime(this.#now);
    return context;
  }

  /** The signed-in page of a login, in a browser of its own; the same one each time. */
  async pageOf(username: string): Promise<Page> {
    const known = this.#pages.get(username);
    if (known) return known;
    const page = await this.anotherPageOf(username);
    this.#pages.set(username, page);
    return page;
  }

  /** A second browser of a login. */
  async anotherPageOf(username: string): Promise<Page> {
    const page = await (await this.browser()).newPage();
    await page.goto('/');
    await signIn(page, username, this.password);
    return page;
  }

  /** Calls the REST address with a login's token, past the pages: to set a scene. */
  async ask(username: string, path: string, body?: object): Promise<DocumentAnswer> {
    const answer = await this.askFor<{ document?: DocumentAnswer }>(username, path, body);
    if (!answer.document) throw new Error(`${path}: ${JSON.stringify(answer)}`);
    return answer.document;
  }

  /** The same for any answer. */
  async askFor<Answer>(username: string, path: string, body?: object): Promise<Answer> {
    const { gatewayUrl, signOn } = there(this.#platform);
    const response = await fetch(gatewayUrl + path, {
      method: body ? 'POST' : 'GET',
      headers: {
        authorization: `Bearer ${await signOn.token(username)}`,
        'content-type': 'application/json',
      },
      ...(body ? { body: JSON.stringify({ requestId: randomUUID(), ...body }) } : {}),
    });
    const answer: unknown = await response.json();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(answer)}`);
    return answer as Answer;
  }

  /** A document in the office's book. */
  async register(subject: string, more: object = {}): Promise<DocumentAnswer> {
    const document = { unitId: this.office.id, subject, issuerName: 'Sở Tài chính', secrecy: 'SECRECY_NONE' };
    return this.ask('van-thu', '/v1/documents/incoming', {
      document: { ...document, urgency: 'URGENCY_NORMAL', form: 'DOCUMENT_FORM_PAPER', ...more },
    });
  }

  /** A document that waits for the leader. */
  async submit(subject: string): Promise<DocumentAnswer> {
    const { id, etag } = await this.register(subject);
    const postId = this.office.posts[1]?.id;
    return this.ask('van-thu', `/v1/documents/incoming/${id}:submit`, { postId, note: '', etag });
  }

  /** A document that waits for the official. */
  async route(subject: string): Promise<DocumentAnswer> {
    const { id, etag } = await this.submit(subject);
    const lead = { postId: this.office.posts[2]?.id };
    return this.ask('lanh-dao', `/v1/documents/incoming/${id}:route`, { direction: 'Xử lý', lead, etag });
  }

  /** Every service keeps its own copy of the directory, which arrives a moment later. */
  async #hearOfTheCity(): Promise<void> {
    const { gatewayUrl, signOn } = there(this.#platform);
    const unitId = this.office.id;
    const known = [
      {
        service: 'documents',
        login: 'van-thu',
        path: `/v1/documents/incoming:checkDuplicates?unitId=${unitId}&number=1`,
      },
      { service: 'tasks', login: 'lanh-dao', path: '/v1/tasks' },
      { service: 'custody', login: 'lanh-dao', path: `/v1/custody/units/${unitId}/map` },
    ];
    const { services } = this.#scene;
    for (const { login, path: asked } of known.filter(({ service }) =>
      services.some((one) => one === service),
    )) {
      const headers = { authorization: `Bearer ${await signOn.token(login)}` };
      await eventually(async () => {
        const response = await fetch(gatewayUrl + asked, { headers });
        if (!response.ok) throw new Error(`${asked}: ${response.status} ${await response.text()}`);
      });
    }
  }
}

function there<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the stage is not open');
  return value;
}
