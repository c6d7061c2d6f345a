import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { afterAll, describe, expect, it } from 'vitest';

import { needMark } from '../testing/need-names.ts';
import { describeSummary, summarise } from './report.ts';
import { ROOT } from './vitest.ts';

const dir = mkdtempSync(path.join(os.tmpdir(), 'baro-report-'));
const file = path.join(dir, 'report.json');

afterAll(() => rmSync(dir, { recursive: true }));

function write(...testResults: { status: string; tests: [name: string, status: string][] }[]): void {
  const files = testResults.map(({ status, tests }) => ({
    name: path.join(ROOT, 'x.test.ts'),
    status,
    assertionResults: tests.map(([fullName, outcome]) => ({
      fullName,
      status: outcome,
      failureMessages: outcome === 'failed' ? [`Error: no ${fullName}\n    at somewhere`] : [],
    })),
  }));
  writeFileSync(file, JSON.stringify({ testResults: files }));
}

describe('the summary of a test run', () => {
  it('counts what passed and names what was skipped, by what the machine has not', async () => {
    write({
      status: 'passed',
      tests: [
        ['adds', 'passed'],
        [`signs in ${needMark('chromium')} by hand`, 'skipped'],
        [`routes ${needMark('chromium')} at once`, 'skipped'],
        [`registers ${needMark('python')} a document`, 'pending'],
      ],
    });
    const summary = await summarise(file, 0);
    expect(summary).toMatchObject({ passed: 1, failed: 0, skipped: 3 });
    const lines = describeSummary(summary);
    expect(lines).toContain('Skipped 2, because this machine has not Chromium:');
    expect(lines).toContain('Skipped 1, because this machine has not Python:');
    expect(lines).toContain('  - signs in [needs Chromium] by hand');
    expect(lines.at(-1)).toBe('1 passed, 0 failed, 3 skipped');
  });

  it('counts a file that could not be loaded as a failure', async () => {
    write({ status: 'failed', tests: [] }, { status: 'passed', tests: [['adds', 'passed']] });
    expect(await summarise(file, 1)).toMatchObject({ passed: 1, failed: 1 });
  });

  it('counts every failed test once', async () => {
    write({
      status: 'failed',
      tests: [
        ['adds', 'failed'],
        ['takes', 'failed'],
      ],
    });
    const summary = await summarise(file, 1);
    expect(summary).toMatchObject({ passed: 0, failed: 2 });
    expect(describeSummary(summary)).toEqual([
      'FAILED x.test.ts: adds: Error: no adds',
      'FAILED x.test.ts: takes: Error: no takes',
      '0 passed, 2 failed',
    ]);
  });

  it('never calls a run good that ended badly', async () => {
    write({ status: 'passed', tests: [['adds', 'passed']] });
    expect(await summarise(file, 1)).toMatchObject({ passed: 1, failed: 1 });
    expect(await summarise(path.join(dir, 'missing.json'), 1)).toMatchObject({ passed: 0, failed: 1 });
  });
});
