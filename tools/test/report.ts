import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { type Need, needMark, NEEDS } from '../testing/need-names.ts';
import { ROOT } from './vitest.ts';

/** What a run came to. */
export interface TestSummary {
  passed: number;
  failed: number;
  skipped: number;
  /** Names of the skipped tests by why they were skipped. */
  skippedBy: { reason: string; tests: string[] }[];
  /** What failed, and the first line of why; a failure outside every test is not among them. */
  failures: Failure[];
}

export interface Failure {
  /** From the root of the clone. */
  file: string;
  test: string;
  message: string;
}

/** The part of vitest's JSON report that is read here. */
interface JsonReport {
  testResults: {
    name: string;
    status: string;
    message?: string;
    assertionResults: { fullName: string; status: string; failureMessages?: string[] }[];
  }[];
}

/** Reads vitest's report; a run that ended without one has failed. */
export async function summarise(reportFile: string, exitCode: number): Promise<TestSummary> {
  const text = await readFile(reportFile, 'utf8').catch(() => '{"testResults":[]}');
  const report = JSON.parse(text) as JsonReport;
  const tests = report.testResults.flatMap((file) => file.assertionResults);
  const failures = report.testResults.flatMap(failuresOf);
  const failed = failures.length;
  const skipped = tests
    .filter((test) => test.status !== 'passed' && test.status !== 'failed')
    .map((test) => test.fullName);
  return {
    passed: tests.filter((test) => test.status === 'passed').length,
    // An error outside every test fails the run as well.
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: skipped.length,
    skippedBy: groupByReason(skipped),
    failures,
  };
}

function failuresOf(result: JsonReport['testResults'][number]): Failure[] {
  const file = path.relative(ROOT, result.name);
  const failed = result.assertionResults.filter((test) => test.status === 'failed');
  const failures = failed.map((test) => ({
    file,
    test: test.fullName,
    message: firstLine(test.failureMessages?.[0]),
  }));
  // A file that could not even be loaded has no tests to fail.
  if (result.status === 'failed' && failed.length === 0) {
    return [{ file, test: 'the file itself', message: firstLine(result.message) }];
  }
  return failures;
}

function firstLine(text = ''): string {
  return text.split('\n', 1)[0] ?? '';
}

/** The closing words of a run. */
export function describeSummary(summary: TestSummary): string[] {
  const lines = summary.skippedBy.flatMap(({ reason, tests }) => [
    `Skipped ${tests.length}, ${reason}:`,
    ...tests.map((name) => `  - ${name}`),
  ]);
  for (const { file, test, message } of summary.failures) lines.push(`FAILED ${file}: ${test}: ${message}`);
  const skipped = summary.skipped > 0 ? `, ${summary.skipped} skipped` : '';
  return [...lines, `${summary.passed} passed, ${summary.failed} failed${skipped}`];
}

function groupByReason(names: string[]): TestSummary['skippedBy'] {
  const groups = new Map<string, string[]>();
  for (const name of names) {
    const need = (Object.keys(NEEDS) as Need[]).find((key) => name.includes(needMark(key)));
    const reason = need ? `because this machine has not ${NEEDS[need].title}` : 'for a reason of their own';
    groups.set(reason, [...(groups.get(reason) ?? []), name]);
  }
  return [...groups].map(([reason, tests]) => ({ reason, tests }));
}
