/** What a stage came to. */
export interface Totals {
  readonly passed: number;
  readonly failed: number;
}

export const nothing: Totals = { passed: 0, failed: 0 };

export function add(left: Totals, right: Totals): Totals {
  return { passed: left.passed + right.passed, failed: left.failed + right.failed };
}

/** `.baro/test-summary.json` of `npm test`. A run without a readable one has failed; a skip is no pass. */
export function testTotals(summary: string | undefined, exitCode: number): Totals {
  const content: unknown = summary === undefined ? undefined : parse(summary);
  const passed = count(content, 'passed');
  const failed = count(content, 'failed');
  const skipped = count(content, 'skipped');
  if (passed === undefined || failed === undefined || skipped === undefined) return { passed: 0, failed: 1 };
  const lost = failed + skipped;
  // An error outside every test, or no test at all, must not look like success.
  const hidden = lost === 0 && (exitCode !== 0 || passed === 0) ? 1 : 0;
  return { passed, failed: lost + hidden };
}

/** More than this is no bad luck. */
const mostForASecondLook = 2;

/** The files to run once more: none unless a test or two failed, and nothing else is amiss. */
export function secondLook(summary: string | undefined): readonly string[] {
  const content: unknown = summary === undefined ? undefined : parse(summary);
  const failures: unknown =
    typeof content === 'object' && content !== null ? Reflect.get(content, 'failures') : undefined;
  if (!Array.isArray(failures) || failures.length === 0 || failures.length > mostForASecondLook) return [];
  if (count(content, 'failed') !== failures.length || count(content, 'skipped') !== 0) return [];
  const files = failures.map((failure: unknown) =>
    typeof failure === 'object' && failure !== null ? String(Reflect.get(failure, 'file')) : '',
  );
  return [...new Set(files)];
}

/** The lines in which a stage names what failed, at most twenty; all that a cut-off log may keep of it. */
export function failedLines(output: string): readonly string[] {
  return output
    .split('\n')
    .filter((line) => line.startsWith('FAILED '))
    .slice(0, 20);
}

/** A gate that closes with "N passed, N failed" is counted by it, any other as one. */
export function gateTotals(output: string, exitCode: number): Totals {
  const lines = output.trimEnd().split('\n');
  const [, passed, failed] = /^(\d+) passed, (\d+) failed(?:, \d+ skipped)?$/.exec(lines.at(-1) ?? '') ?? [];
  if (passed === undefined || failed === undefined) {
    return exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  }
  const said = { passed: Number(passed), failed: Number(failed) };
  return exitCode !== 0 && said.failed === 0 ? { ...said, failed: 1 } : said;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A summary cut off in writing is none.
    return undefined;
  }
}

function count(content: unknown, key: string): number | undefined {
  const value: unknown =
    typeof content === 'object' && content !== null ? Reflect.get(content, key) : undefined;
  return typeof value === 'number' ? value : undefined;
}
