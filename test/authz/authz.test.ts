import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPlatform } from './platform.ts';
import type { Platform } from './platform.ts';
import { runBlock, stopEmptyPlatform } from './run-others.ts';
import { Stage } from './stage.ts';
import { readTables } from './tables.ts';

let platform: Platform | undefined;
let stage: Stage;

beforeAll(async () => {
  platform = await startPlatform();
  stage = new Stage(platform);
});

afterAll(async () => {
  await stopEmptyPlatform();
  await platform?.stop();
});

describe('the real services answer as the tables say', () => {
  it.each(readTables().map((block) => [`${block.sheet}: ${block.name}`, block] as const))(
    '%s',
    async (_, block) => {
      if (!platform) throw new Error('not started');
      const mismatches = await runBlock(platform, stage, block);
      expect(mismatches.map(describeMismatch)).toEqual([]);
    },
    // Some hundred answers, and files that are read by processes of their own.
    300_000,
  );
});

function describeMismatch({
  block,
  role,
  relation,
  expected,
  got,
}: Awaited<ReturnType<typeof runBlock>>[number]): string {
  return `${block} ${role} ${relation}: expected ${expected}, got ${got}`;
}
