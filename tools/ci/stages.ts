import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gates } from './gates.ts';
import type { StageEnd } from './run-stage.ts';
import { gateTotals, testTotals, type Totals } from './totals.ts';

export interface Stage {
  readonly name: string;
  readonly args: readonly string[];
  readonly minutes: number;
  /** It needs the machine for itself, before or after the others. */
  readonly alone?: 'before' | 'after';
  totals(end: StageEnd): Totals;
  /** Where it writes what its tests came to: one or two of them that failed are run once more, alone. */
  readonly summary?: string;
}

/** Everything that judges a change, in about this order, two at a time; a stage that fails does not keep the others from speaking. */
export function stagesFor(root: string): readonly Stage[] {
  return [
    {
      name: 'check',
      args: ['tools/check/main.ts'],
      alone: 'before',
      minutes: 10,
      totals: ({ exitCode }) => gateTotals('', exitCode),
    },
    {
      name: 'test',
      args: ['tools/test/main.ts'],
      minutes: 80,
      totals: ({ exitCode }) => testTotals(readSummary(root, 'test-summary.json'), exitCode),
      summary: 'test-summary.json',
    },
    ...gates.map((gate) => ({
      ...gate,
      totals: ({ output, exitCode }: StageEnd) => gateTotals(output, exitCode),
    })),
  ];
}

/** What the last run of a stage in this clone came to, as it wrote it. */
export function readSummary(root: string, name: string): string | undefined {
  const file = join(root, '.baro', name);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
