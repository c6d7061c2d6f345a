import { benchRebuildOf } from './rebuild-bench.ts';
import type { RebuildResult } from './rebuild-bench.ts';

const fullItems = 100_000;

/** Rebuilds a ledger of 1,000,000 change points from the log of the documents service, by `main.ts rebuild`. */
export async function benchRebuild(say: (line: string) => void, scale: number): Promise<RebuildResult> {
  const model = {
    service: 'custody',
    services: ['tasks', 'custody'],
    absent: [],
    tables: ['change_points', 'items', 'work_counts', 'unit_counts', 'unit_totals'],
    countSql: 'SELECT count(*)::int AS count FROM change_points',
    items: Math.ceil(fullItems * scale),
  } as const;
  return benchRebuildOf(model, say);
}
