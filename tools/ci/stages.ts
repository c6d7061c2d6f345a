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
      minutes: 60,
      totals: ({ exitCode }) => testTotals(readSummary(root), exitCode),
    },
    ...gates.map((gate) => ({
      ...gate,
      totals: ({ output, exitCode }: StageEnd) => gateTotals(output, exitCode),
    })),
  ];
}

/** What the last `npm test` in this clone came to, as it wrote it. */
export function readSummary(root: string): string | undefined {
  const file = join(root, '.baro', 'test-summary.json');
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
