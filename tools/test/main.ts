import { spawn } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { exists } from '../platform/cache.ts';
import { buildWebIfStale } from '../start/web-build.ts';
import { describeSummary, summarise } from './report.ts';

const ROOT = path.resolve(import.meta.dirname, '..', '..');
const OUT = path.join(ROOT, '.baro');
const REPORT = path.join(OUT, 'test-report.json');
const SUMMARY = path.join(OUT, 'test-summary.json');

process.exitCode = await runTests(process.argv.slice(2));

async function runTests(args: readonly string[]): Promise<number> {
  await mkdir(OUT, { recursive: true });
  await Promise.all([REPORT, SUMMARY].map((file) => rm(file, { force: true })));
  const pagesBuilt = await buildPages();
  const code = await vitest(args);
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

async function vitest(args: readonly string[]): Promise<number> {
  const program = path.join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`];
  const options = [
    'run',
    '--config',
    path.join(ROOT, 'tools', 'vitest.config.ts'),
    '--max-workers=2',
    ...reporters,
  ];
  const child = spawn(process.execPath, [program, ...options, ...args], { cwd: ROOT, stdio: 'inherit' });
  // The terminal sends Ctrl-C to vitest as well; a signal to this process alone is passed on.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  process.once('disconnect', () => child.kill('SIGTERM'));
  // Listening for the end of the channel would keep this process alive by itself.
  process.channel?.unref();
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
