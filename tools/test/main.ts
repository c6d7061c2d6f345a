import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { exists } from '../platform/cache.ts';
import { buildWebIfStale } from '../start/web-build.ts';
import { describeSummary, summarise } from './report.ts';
import { ROOT, vitest } from './vitest.ts';

const OUT = path.join(ROOT, '.baro');
const REPORT = path.join(OUT, 'test-report.json');
const SUMMARY = path.join(OUT, 'test-summary.json');

process.exitCode = await runTests(process.argv.slice(2));

async function runTests(args: readonly string[]): Promise<number> {
  await mkdir(OUT, { recursive: true });
  await Promise.all([REPORT, SUMMARY].map((file) => rm(file, { force: true })));
  const pagesBuilt = await buildPages();
  const code = await vitest(REPORT, args);
  const summary = await summarise(REPORT, code);
  if (!(await exists(REPORT))) say('The run was cut off before it could report.');
  if (!pagesBuilt) summary.failed += 1;
  await writeFile(SUMMARY, `${JSON.stringify(summary, undefined, 2)}\n`);
  say('');
  if (!pagesBuilt) say('The pages could not be built (said at the top); that counts as one failure.');
  for (const line of describeSummary(summary)) say(line);
  return summary.failed === 0 ? 0 : 1;
}

/** Pages that cannot be built fail the run, but the tests that need no pages still have their say. */
async function buildPages(): Promise<boolean> {
  try {
    if ((await buildWebIfStale()) === 'built') say('Built the pages.');
    return true;
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return false;
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
