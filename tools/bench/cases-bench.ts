import { startTestPlatform } from '../testing/test-platform.ts';
import type { TestPlatform } from '../testing/test-platform.ts';
import { measurePaired } from './compare-paired.ts';
import type { Operation } from './compare-paired.ts';
import type { Line } from './line.ts';
import { profileRead } from './profile-read.ts';
import { statementsOf } from './statements.ts';
import { percentile } from './statistics.ts';

const wanted = 1.5;
// A turn of calls; a ratio that misses is measured for more turns.
const rounds = 40;
/** A ratio that misses is measured again: one of a busy machine goes, one of the service stays. */
const tries = 3;

/** A world of one size: over how many units and years the cases are, which grow with their number. */
export interface CaseWorld {
  count: number;
  units: number;
  /** Sessions or years of each unit. */
  spans: number;
}

/** A service whose calls are measured with what it has in a large world against a small one. */
export interface CaseBench {
  service: 'petitions' | 'complaints' | 'reporting';
  /** What is filled, in words; without it, so many cases. */
  tell?: (world: CaseWorld) => string;
  /** Whether the statements of each call are told. */
  statements?: boolean;
  worlds: { small: CaseWorld; large: CaseWorld };
  /** Fills the service and tells the calls. */
  open: (platform: TestPlatform, world: CaseWorld) => Promise<Operation[]>;
}

interface Times {
  small: number[];
  large: number[];
}

/** One line a call with p50 and p95 of both sizes, in milliseconds, and the ratio of the p95. */
export async function benchCases(
  bench: CaseBench,
  say: (line: string) => void,
  options: { scale: number; only: string | undefined },
): Promise<Line[]> {
  const platforms: TestPlatform[] = [];
  try {
    const sides: Operation[][] = [];
    for (const world of [bench.worlds.small, bench.worlds.large]) {
      const count = Math.ceil(world.count * options.scale);
      const platform = await startTestPlatform({ services: ['directory', bench.service], durable: true });
      platforms.push(platform);
      const tell = bench.tell ?? tellCases;
      say(tell({ ...world, count }));
      sides.push(await bench.open(platform, { ...world, count }));
    }
    const [small = [], large = []] = sides;
    const lines: Line[] = [];
    for (const [at, operation] of small.entries()) {
      const other = large[at];
      if (!other) throw new Error('the sizes have different operations');
      if (options.only && !operation.name.includes(options.only)) continue;
      const line = await judge(`${bench.service}: ${operation.name}`, operation, other, async () =>
        profileRead(platforms[1] ?? missing(), `baro_${bench.service}`, other.run),
      );
      say(line.text);
      if (bench.statements) {
        const text = await statementsOf(platforms[1] ?? missing(), `baro_${bench.service}`, other.run);
        line.more = [...(line.more ?? []), text];
        say(text);
      }
      lines.push(line);
    }
    return lines;
  } finally {
    for (const platform of platforms) await platform.stop();
  }
}

function tellCases({ count, units, spans }: CaseWorld): string {
  return `filling ${count} cases of ${units} units and ${spans} sessions or years`;
}

function missing(): never {
  throw new Error('no platform');
}

async function judge(
  name: string,
  small: Operation,
  large: Operation,
  profile: () => Promise<string[]>,
): Promise<Line> {
  const times: Times = { small: [], large: [] };
  for (let turn = 1; ; turn += 1) {
    // Added up, not chosen: what was slow once still counts.
    const fresh = await measurePaired(small, large, large.rounds ?? rounds);
    times.small.push(...fresh.small);
    times.large.push(...fresh.large);
    const met = ratioOf(times) <= wanted;
    if (!met && turn < tries) continue;
    const text = lineOf(name, times);
    if (!met && large.more) return { met: true, text: `${text}: told, as it answers ${large.more}` };
    return met ? { met, text } : { met, text, more: await profile() };
  }
}

function ratioOf({ small, large }: Times): number {
  return percentile(large, 0.95) / percentile(small, 0.95);
}

function lineOf(name: string, times: Times): string {
  const figure = (numbers: number[], share: number): string => percentile(numbers, share).toFixed(1);
  const both = (numbers: number[]): string => `p50 ${figure(numbers, 0.5)} p95 ${figure(numbers, 0.95)} ms`;
  return `${name}: ${both(times.large)} large against ${both(times.small)} small = ${ratioOf(times).toFixed(2)} of p95 (at most ${wanted}, ${times.small.length} calls)`;
}
