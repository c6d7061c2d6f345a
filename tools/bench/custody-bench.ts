import { benchCustodyLag } from './custody-lag-bench.ts';
import { benchCustodyReads } from './custody-read-bench.ts';
import { benchRebuild } from './custody-rebuild-bench.ts';
import type { Line } from './line.ts';

type Say = (line: string) => void;

export interface CustodyOptions {
  /** `reads`, `lag` or `rebuild`; all when absent. */
  only: string | undefined;
  /** Share of the full sizes, 0 to 1. */
  scale: number;
}

/** The figures of the ledger. What was looked at on the way stands below those that miss. */
export async function benchCustody(say: Say, { only, scale }: CustodyOptions): Promise<Line[]> {
  const parts: Record<string, (say: Say, scale: number) => Promise<Line[]>> = { reads, lag, rebuild };
  if (only !== undefined && !(only in parts)) throw new Error(`--only ${only}: reads, lag or rebuild`);
  const lines: Line[] = [];
  for (const [name, part] of Object.entries(parts)) {
    if (only === undefined || only === name) lines.push(...(await part(say, scale)));
  }
  return lines;
}

async function reads(say: Say, scale: number): Promise<Line[]> {
  const { rows, sizes } = await benchCustodyReads(say, scale);
  return rows.map((row) => ({
    ...judged(row.ratio <= row.wanted, row.profile),
    text: `${row.name}: p95 ${row.large.toFixed(1)} ms with ${sizes.large} items against ${row.small.toFixed(1)} ms with ${sizes.small} = ${row.ratio.toFixed(2)} (at most ${row.wanted})`,
  }));
}

async function lag(say: Say, scale: number): Promise<Line[]> {
  const result = await benchCustodyLag(say, scale);
  const { rate, ceiling, loadedP99Ms, idleMs, ratio, wanted, profile } = result;
  const text = `commit to ledger at ${rate.toFixed(0)} of ${ceiling.toFixed(0)} registrations/s: p99 ${loadedP99Ms.toFixed(0)} ms against ${idleMs.toFixed(0)} ms idle = ${ratio.toFixed(1)} (at most ${wanted})`;
  return [{ ...judged(ratio <= wanted, profile), text }];
}

async function rebuild(say: Say, scale: number): Promise<Line[]> {
  const { rebuiltRate, bareRate, ratio, wanted, points, profile } = await benchRebuild(say, scale);
  const text = `ledger of ${points} change points rebuilt: ${rebuiltRate.toFixed(0)}/s against ${bareRate.toFixed(0)}/s inserted bare = ${ratio.toFixed(2)} (wanted ${wanted})`;
  return [{ ...judged(ratio >= wanted, profile), text }];
}

function judged(met: boolean, profile: string[]): Pick<Line, 'met' | 'more'> {
  return met ? { met } : { met, more: profile };
}
