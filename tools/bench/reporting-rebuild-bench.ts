import type { Line } from './line.ts';
import { benchRebuildOf } from './rebuild-bench.ts';

const fullItems = 100_000;

/** What reporting knows of items, rebuilt from a log of 1,000,000 changes of hands by `main.ts rebuild`. */
export async function benchReportingRebuild(
  say: (line: string) => void,
  { scale }: { scale: number },
): Promise<Line[]> {
  const model = {
    service: 'reporting',
    services: ['reporting'],
    absent: ['tasks', 'petitions', 'complaints', 'custody'],
    tables: ['items', 'item_changes', 'item_acts', 'item_facts'],
    countSql: 'SELECT count(*)::int AS count FROM item_changes WHERE reason IS NOT NULL',
    items: Math.ceil(fullItems * scale),
  } as const;
  const { points, rebuiltRate, bareRate, ratio, wanted, profile } = await benchRebuildOf(model, say);
  const text = `reporting's items of ${points} changes of hands rebuilt: ${rebuiltRate.toFixed(0)}/s against ${bareRate.toFixed(0)}/s inserted bare = ${ratio.toFixed(2)} (wanted ${wanted})`;
  return [{ met: ratio >= wanted, text, more: profile }];
}
