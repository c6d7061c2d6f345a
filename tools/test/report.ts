import { readFile } from 'node:fs/promises';

import { type Need, needMark, NEEDS } from '../testing/need-names.ts';

/** What a run came to. */
export interface TestSummary {
  passed: number;
  failed: number;
  skipped: number;
  /** Names of the skipped tests by why they were skipped. */
  skippedBy: { reason: string; tests: string[] }[];
}

/** The part of vitest's JSON report that is read here. */
interface JsonReport {
  testResults: { name: string; status: string; assertionResults: { fullName: string; status: string }[] }[];
}

/** Reads vitest's report; a run that ended without one has failed. */
export async function summarise(reportFile: string, exitCode: number): Promise<TestSummary> {
  const text = await readFile(reportFile, 'utf8').catch(() => '{"testResults":[]}');
  const report = JSON.parse(text) as JsonReport;
  const tests = report.testResults.flatMap((file) => file.assertionResults);
  const failedTests = tests.filter((test) => test.status === 'failed').length;
  // A file that could not even be loaded has no tests to fail.
  const failedFiles = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
  ).length;
  const failed = failedTests + failedFiles;
  const skipped = tests
    .filter((test) => test.status !== 'passed' && test.status !== 'failed')
    .map((test) => test.fullName);
  return {
    passed: tests.filter((test) => test.status === 'passed').length,
    // An error outside every test fails the run as well.
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: skipped.length,
    skippedBy: groupByReason(skipped),
  };
}

/** The closing words of a run. */
export function describeSummary(summary: TestSummary): string[] {
  const lines = summary.skippedBy.flatMap(({ reason, tests }) => [
    `Skipped ${tests.length}, ${reason}:`,
    ...tests.map((name) => `  - ${name}`),
  ]);
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
