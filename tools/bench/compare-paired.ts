import { percentile } from './statistics.ts';

const usualRounds = 60;
const warmUp = 10;

/** One operation at both sizes. Milliseconds; the ratio is what counts. */
export interface ReadRow {
  name: string;
  small: number;
  large: number;
  ratio: number;
  wanted: number;
}

export interface Operation {
  name: string;
  run: () => Promise<void>;
  /** What the large side answers more, in words: a ratio that misses for that is told and not judged. */
  more?: string;
  /** Fewer turns than usual, of what takes seconds. */
  rounds?: number;
}

/** Runs each operation small and large in turn, so that a machine that changes its speed changes both. */
export async function measurePaired(
  small: Operation,
  large: Operation,
  rounds = usualRounds,
): Promise<{ small: number[]; large: number[] }> {
  const times = { small: [] as number[], large: [] as number[] };
  for (let round = -warmUp; round < rounds; round += 1) {
    const pair = { small: await timed(small.run), large: await timed(large.run) };
    if (round < 0) continue;
    times.small.push(pair.small);
    times.large.push(pair.large);
  }
  return times;
}

/** One row an operation; `wanted` is the largest ratio of their 95th percentiles, by name. */
export async function comparePaired(
  small: readonly Operation[],
  large: readonly Operation[],
  wanted: ReadonlyMap<string, number>,
  say: (line: string) => void,
): Promise<ReadRow[]> {
  const rows: ReadRow[] = [];
  for (const [index, operation] of small.entries()) {
    const other = large[index];
    if (!other) throw new Error('the sizes have different operations');
    const row = rowOf(operation.name, await measurePaired(operation, other), wanted.get(operation.name) ?? 1);
    rows.push(row);
    say(`${row.name}: ${row.ratio.toFixed(2)}`);
  }
  return rows;
}

/** The row of all times of something. */
export function rowOf(name: string, times: { small: number[]; large: number[] }, wanted: number): ReadRow {
  const [small, large] = [percentile(times.small, 0.95), percentile(times.large, 0.95)];
  return { name, small, large, ratio: large / small, wanted };
}

async function timed(run: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await run();
  return performance.now() - started;
}
