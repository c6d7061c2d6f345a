import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ListDeadLettersRequest } from '@baro/proto/baro/platform/v1/operations';
import { call, ConfigError, defineConsumer, streamOf } from '@baro/chassis';
import type { ServiceDefinition } from '@baro/chassis';
import { eventually, testIssuer, testService } from '@baro/chassis/testing';
import type { TestIssuer } from '@baro/chassis/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleDefinition, startSample } from './sample-service.ts';

const start = '2026-02-13T09:59:00.000Z';
const afterTet = '2026-02-23T01:00:00.000Z';

let dir: string;
let file: string;
let issuer: TestIssuer;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'baro-clock-'));
  file = join(dir, 'clock');
  issuer = await testIssuer();
});

afterAll(async () => {
  await issuer.stop();
  rmSync(dir, { recursive: true });
});

/** A service whose only job, hourly, notes what time it is. */
function withJob(name: string, seen: string[]): ServiceDefinition {
  return {
    ...sampleDefinition(name, { handle: () => {} }),
    jobs: ({ clock }) => [
      { name: 'look', everyMs: 3_600_000, run: async () => void seen.push(clock().toISOString()) },
    ],
  };
}

describe('the test clock of a service', () => {
  it('makes a service refuse to start outside embedded defaults', async () => {
    writeFileSync(file, start);
    const definition = withJob('clockless', []);
    const options = { issuer: issuer.issuer, env: { TEST_CLOCK_FILE: file } };
    await expect(testService(definition, options)).rejects.toThrow(ConfigError);
  });

  it('is noticed by an hourly job soon after it jumped', async () => {
    writeFileSync(file, start);
    const seen: string[] = [];
    const env = { TEST_CLOCK_FILE: file, EMBEDDED: 'true' };
    const service = await testService(withJob('clockjobs', seen), { issuer: issuer.issuer, env });
    await eventually(() => expect(seen.at(-1)).toBe(start));
    writeFileSync(file, afterTet);
    await eventually(() => expect(seen.at(-1)).toBe(afterTet));
    await service.close();
  });

  it('is the time of calls and consumers, while tokens are judged by the real clock', async () => {
    writeFileSync(file, start);
    const calls: string[] = [];
    const effects: string[] = [];
    const sample = await startSample('clockcalls', {
      env: { TEST_CLOCK_FILE: file, EMBEDDED: 'true' },
      change: (definition) => ({
        ...definition,
        mayOperate: () => async (ctx) => calls.push(ctx.now.toISOString()) > 0,
        consumers: () => [
          defineConsumer({
            name: 'own',
            stream: streamOf('clockcalls'),
            filter: 'baro.clockcalls.>',
            handle: async (_event, tx) => void effects.push(tx.now.toISOString()),
          }),
        ],
      }),
    });
    const list = (): Promise<unknown> =>
      call(sample.client, sample.client.listDeadLetters, ListDeadLettersRequest.fromPartial({}), {
        token: sample.token,
      });
    await list();
    writeFileSync(file, afterTet);
    await list();
    expect(calls).toEqual([start, afterTet]);
    await sample.addEvent();
    await eventually(() => expect(effects).toEqual([afterTet]));
    await sample.close();
  });
});
