import { randomUUID } from 'node:crypto';
import { callMetadata, call, openClient } from '@baro/chassis';
import { eventually } from '@baro/chassis/testing';
import { CreatePersonRequest, DirectoryServiceClient } from '@baro/proto/baro/directory/v1/directory';
import { findFreePort } from '@baro/tools/platform/ports.ts';
import { seedDirectory } from '@baro/tools/testing/seed-directory.ts';
import type { ServiceProcess } from '@baro/tools/testing/service-process.ts';
import { startTestPlatform } from '@baro/tools/testing/test-platform.ts';
import type { TestPlatform } from '@baro/tools/testing/test-platform.ts';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { units } from '../ledger/scene.ts';
import { healthOf } from './health-of.ts';
import { SteadyCalls } from './steady-calls.ts';

let platform: TestPlatform;
let replicas: readonly [ServiceProcess, ServiceProcess];
let addresses: readonly [string, string];
/** Both replicas, and the gateway in front of them. */
let direct: DirectoryServiceClient;
let throughGateway: DirectoryServiceClient;
let token = '';
let unitId = '';

beforeAll(async () => {
  platform = await startTestPlatform({
    services: ['directory', 'gateway'],
    env: { DIRECTORY_DRAIN_DELAY_MS: '1500', GATEWAY_RATE_LIMIT_PER_MINUTE: '0' },
  });
  token = await platform.signOn.token('quan-tri');
  const [unit] = await seedDirectory(platform.address('directory'), token, units);
  unitId = unit?.id ?? '';
  const first = platform.service('directory');
  addresses = [platform.address('directory'), `127.0.0.1:${await findFreePort()}`];
  const second = first.replica({ DIRECTORY_GRPC_ADDRESS: addresses[1] });
  replicas = [first, second];
  await second.start();
  const both = `ipv4:${addresses.join(',')}`;
  const gateway = platform.service('gateway');
  await gateway.stop();
  await gateway.start({ GATEWAY_DIRECTORY_ADDRESS: both });
  direct = openClient(DirectoryServiceClient, both);
  throughGateway = openClient(DirectoryServiceClient, platform.address('gateway'));
}, 600_000);

afterAll(async () => {
  direct.close();
  throughGateway.close();
  await replicas[1].kill();
  await platform.stop();
});

/** One read that says which replica answered. */
async function answeredBy(): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { deadline: Date.now() + 30_000 };
    const running = direct.getUnit({ id: unitId, asOf: '' }, callMetadata(token), options, (error) => {
      if (error) reject(error);
      else resolve(running.getPeer());
    });
  });
}

/** Resolves when calls reach both replicas. */
async function bothAnswer(): Promise<void> {
  const seen = new Set<string>();
  await eventually(async () => {
    seen.add(await answeredBy());
    if (seen.size < 2) throw new Error(`only ${[...seen].join()} answers`);
  });
}

const reads = {
  'read, direct': async (): Promise<void> => {
    await answeredBy();
  },
  'read, gateway': async (): Promise<void> => {
    await call(throughGateway, throughGateway.getUnit, { id: unitId, asOf: '' }, { token });
  },
};

/** Names of the people whose making was answered. */
const made: string[] = [];
const write = async (): Promise<void> => {
  const person = { fullName: `Người thử ${randomUUID()}`, accountId: randomUUID() };
  const request = CreatePersonRequest.fromPartial({ requestId: randomUUID(), person });
  await call(throughGateway, throughGateway.createPerson, request, { token });
  made.push(person.fullName);
};

/** How often the people made in the test are in the database. */
async function countMade(): Promise<number> {
  const client = new pg.Client({ connectionString: platform.databaseUrl('baro_directory') });
  await client.connect();
  try {
    const { rows } = await client.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM people WHERE full_name LIKE $1',
      ['Người thử %'],
    );
    return rows[0]?.count ?? 0;
  } finally {
    await client.end();
  }
}

describe('two replicas of a service', () => {
  it('both answer', bothAnswer);

  it('lose no call when one is asked to leave', async () => {
    const calls = new SteadyCalls({ ...reads, 'write, gateway': write });
    await calls.more(100);
    await replicas[0].stop();
    await calls.more(200);
    const { failures } = await calls.end();
    expect(failures).toEqual([]);
    expect(await healthOf(addresses[0], 'liveness')).toBe('AWAY');
  });

  it('lose no call when one is killed', async () => {
    await replicas[0].start();
    await bothAnswer();
    const calls = new SteadyCalls({ ...reads, 'write, gateway': write });
    await calls.more(100);
    await replicas[1].kill();
    await calls.more(200);
    const { failures } = await calls.end();
    expect(failures).toEqual([]);
    expect(await healthOf(addresses[1], 'liveness')).toBe('AWAY');
  });

  it('did each write once', async () => {
    expect(made.length).toBeGreaterThan(20);
    expect(await countMade()).toBe(made.length);
  });
});
