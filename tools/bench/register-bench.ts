import { randomUUID } from 'node:crypto';
import http from 'node:http';
import { eventually } from '@baro/chassis/testing';
import { seedDirectory } from '../testing/seed-directory.ts';
import type { SeedUnit } from '../testing/seed-directory.ts';
import { startTestPlatform } from '../testing/test-platform.ts';
import type { TestPlatform } from '../testing/test-platform.ts';
import { startBarePlatform } from './bare-platform.ts';
import { load } from './load.ts';
import type { LoadResult } from './load.ts';
import { profileRegistration } from './profile-register.ts';
import { median, percentile } from './statistics.ts';

/** How long a service may take to hear of the seeded directory. */
const copyMs = 60_000;
const clients = 16;
const seriesCount = 150;
const roundSeconds = 6;
const rounds = 3;
const clerk = '0190a000-0000-7000-8000-000000000001';

/** One row of the table: real registrations against the bare hops, in the same run. */
export interface RegisterRow {
  name: string;
  realRate: number;
  bareRate: number;
  ratio: number;
  wanted: number;
  p95: number;
  /** Where the time of a registration goes. */
  profile: string[];
}

/** Registration through the gateway against the same hops with no logic, over 150 series and in one. */
export async function benchRegistration(say: (line: string) => void): Promise<RegisterRow[]> {
  const env = { GATEWAY_RATE_LIMIT_PER_MINUTE: '100000000' };
  const platform = await startTestPlatform({
    services: ['directory', 'documents', 'gateway'],
    durable: true,
    env,
  });
  const bare = await startBarePlatform(platform);
  try {
    const units = await seedUnits(platform);
    const token = await platform.signOn.token('van-thu');
    const agent = new http.Agent({ keepAlive: true, maxSockets: clients });
    const post = (url: string, unitId: string): Promise<void> => postRegistration(agent, url, token, unitId);
    await eventually(() => post(platform.gatewayUrl, units[0] ?? ''), copyMs);
    const rows: RegisterRow[] = [];
    for (const { name, spread, wanted } of [
      { name: `${seriesCount} series`, spread: seriesCount, wanted: 0.5 },
      { name: 'one series', spread: 1, wanted: 0.25 },
    ]) {
      let turn = 0;
      const unit = (): string => units[turn++ % spread] ?? '';
      const real = (): Promise<void> => post(platform.gatewayUrl, unit());
      const row = await compare(name, wanted, real, () => post(bare.url, unit()), say);
      const profile = await profileRegistration(platform.databaseUrl('postgres'), clients, real);
      rows.push({ ...row, profile });
    }
    return rows;
  } finally {
    await bare.stop();
    await platform.stop();
  }
}

/** Real and bare in turn, so that a machine that changes its speed changes both. */
async function compare(
  name: string,
  wanted: number,
  real: () => Promise<void>,
  bare: () => Promise<void>,
  say: (line: string) => void,
): Promise<Omit<RegisterRow, 'profile'>> {
  await load(clients, 2, real);
  await load(clients, 2, bare);
  const pairs: { real: LoadResult; bare: LoadResult }[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const pair = {
      bare: await load(clients, roundSeconds, bare),
      real: await load(clients, roundSeconds, real),
    };
    if (pair.real.failed + pair.bare.failed > 0) {
      throw new Error(`${pair.real.failed} real and ${pair.bare.failed} bare calls failed`);
    }
    pairs.push(pair);
    say(`${name}, round ${round}: ${pair.real.rate.toFixed(0)}/s real, ${pair.bare.rate.toFixed(0)}/s bare`);
  }
  return {
    name,
    wanted,
    realRate: median(pairs.map((pair) => pair.real.rate)),
    bareRate: median(pairs.map((pair) => pair.bare.rate)),
    ratio: median(pairs.map((pair) => pair.real.rate / pair.bare.rate)),
    p95: percentile(
      pairs.flatMap((pair) => pair.real.times),
      0.95,
    ),
  };
}

async function seedUnits(platform: TestPlatform): Promise<string[]> {
  const admin = await platform.signOn.token('quan-tri');
  const ids: string[] = [];
  // 500 rows an import: fifty units with post, person and holding are 200.
  for (let first = 0; first < seriesCount; first += 50) {
    const units: SeedUnit[] = Array.from({ length: 50 }, (_, index) => ({
      code: `B${first + index}`,
      name: `Đơn vị đo ${first + index}`,
      posts: [{ role: 'RECORDS_CLERK', accountId: clerk }],
    }));
    ids.push(...(await seedDirectory(platform.address('directory'), admin, units)).map((unit) => unit.id));
  }
  return ids;
}

let counter = 0;

function postRegistration(agent: http.Agent, url: string, token: string, unitId: string): Promise<void> {
  counter += 1;
  const body = JSON.stringify({
    requestId: randomUUID(),
    document: {
      unitId,
      form: 'DOCUMENT_FORM_ELECTRONIC',
      number: String(counter),
      symbol: 'CV-DO',
      issuerName: 'Bộ Xây dựng',
      issueDate: '2026-01-05',
      subject: `Về việc báo cáo kết quả thực hiện nhiệm vụ số ${counter}`,
    },
  });
  const headers = {
    'content-type': 'application/json',
    authorization: `Bearer ${token}`,
    'content-length': Buffer.byteLength(body),
  };
  return new Promise((resolve, reject) => {
    const request = http.request(
      `${url}/v1/documents/incoming`,
      { method: 'POST', agent, headers },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          if (response.statusCode === 200) resolve();
          else reject(new Error(`${response.statusCode} ${Buffer.concat(chunks).toString()}`));
        });
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}
