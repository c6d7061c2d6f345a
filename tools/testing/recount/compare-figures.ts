import type { TestPlatform } from '../test-platform.ts';
import { computedOf, spanOf } from './computed-figures.ts';
import type { Period } from './computed-figures.ts';
import type { RecountedService } from './own-items.ts';
import { isRecounted, recountItems } from './recount.ts';

/** What a comparison of computed figures came to. */
export interface FiguresCompared {
  /** Figures of all units that were compared, denominators and members of breakdowns counted apart, and those not 0. */
  figures: number;
  notZero: number;
  /** Codes and units the figures are of. */
  codes: number;
  units: number;
  differences: string[];
}

/** Compares every figure the drafts of a period compute with a recount from the services' own tables. */
export async function compareFigures(
  platform: TestPlatform,
  period: Period,
  asked: { above: (unitId: string) => string; now: number; services?: readonly RecountedService[] },
): Promise<FiguresCompared> {
  const { counts } = await recountItems(platform, {
    ...asked,
    period: { ...spanOf(period), now: asked.now },
  });
  const computed = await computedOf(platform, period.id);
  const found = [...computed.figures].filter(([key]) => isRecounted(key));
  const differences = found
    .filter(([key, figure]) => figure !== (counts.get(key) ?? 0))
    .map(([key, figure]) => `${key}: ${figure} but recounted ${counts.get(key) ?? 0}`);
  const codes = new Set(found.map(([key]) => codeOf(key)));
  for (const [key, count] of counts) {
    const [unit = ''] = key.split(' ');
    if (count === 0 || computed.figures.has(key) || !computed.units.includes(unit)) continue;
    if (codes.has(codeOf(key))) differences.push(`${key}: none but recounted ${count}`);
  }
  const notZero = found.filter(([, figure]) => figure !== 0).length;
  return { figures: found.length, notZero, codes: codes.size, units: computed.units.length, differences };
}

const codeOf = (key: string): string => (key.split(' ')[1] ?? '').replace(/[:/].*/, '');
