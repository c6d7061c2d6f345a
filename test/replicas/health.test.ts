import { eventually } from '@baro/chassis/testing';
import { startTestPlatform } from '@baro/tools/testing/test-platform.ts';
import type { TestPlatform } from '@baro/tools/testing/test-platform.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { healthOf } from './health-of.ts';

const drainDelayMs = 3_000;
const services = ['directory', 'gateway'] as const;

let platform: TestPlatform;

beforeAll(async () => {
  platform = await startTestPlatform({
    services,
    env: { DIRECTORY_DRAIN_DELAY_MS: String(drainDelayMs), GATEWAY_DRAIN_DELAY_MS: String(drainDelayMs) },
  });
}, 600_000);

afterAll(() => platform.stop());

async function httpStatus(path: string): Promise<number> {
  return (await fetch(`${platform.gatewayUrl}${path}`)).status;
}

/** Waits until readiness says what it should; liveness must never have said anything but SERVING. */
async function readinessBecomes(service: string, expected: string): Promise<void> {
  await eventually(async () => {
    expect(await healthOf(platform.address(service), 'liveness')).toBe('SERVING');
    expect(await healthOf(platform.address(service), 'readiness')).toBe(expected);
  });
}

describe.each(services)('health of %s', (service) => {
  it('says SERVING by each of its names once it has started', async () => {
    await readinessBecomes(service, 'SERVING');
    expect(await healthOf(platform.address(service), '')).toBe('SERVING');
  });
});

describe('when the database goes away', () => {
  it('every process says it is alive and not ready, until the database is back', async () => {
    await platform.stopPostgres();
    for (const service of services) await readinessBecomes(service, 'NOT_SERVING');
    expect(await httpStatus('/livez')).toBe(200);
    expect(await httpStatus('/readyz')).toBe(503);
    expect(await healthOf(platform.address('directory'), '')).toBe('NOT_SERVING');
    await platform.startPostgres();
    for (const service of services) await readinessBecomes(service, 'SERVING');
    expect(await httpStatus('/readyz')).toBe(200);
    // Not once did a process end over it.
    for (const service of services) expect(platform.service(service).running).toBe(true);
  });
});

describe('a process asked to leave', () => {
  it('says so first and still serves new connections for the drain delay', async () => {
    const asked = performance.now();
    const left = platform.service('directory').stop();
    await readinessBecomes('directory', 'NOT_SERVING');
    await left;
    expect(performance.now() - asked).toBeGreaterThanOrEqual(drainDelayMs);
    expect(await healthOf(platform.address('directory'), 'liveness')).toBe('AWAY');
  });

  it('does so over HTTP too, and ends each connection with the answer', async () => {
    const left = platform.service('gateway').stop();
    await readinessBecomes('gateway', 'NOT_SERVING');
    const answer = await fetch(`${platform.gatewayUrl}/readyz`);
    expect(answer.status).toBe(503);
    expect(answer.headers.get('connection')).toBe('close');
    await left;
    expect(await healthOf(platform.address('gateway'), 'liveness')).toBe('AWAY');
  });
});
