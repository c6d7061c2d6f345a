import type { Terms } from './terms.ts';
import { isPair } from './terms.ts';
import { weightOf } from './weights.ts';
import type { TermCounts } from './weights.ts';

interface Run {
  written: string;
  last: string;
  weight: number;
}

/** What both texts say, at most eight turns, the rarest first, as the first text writes them: "khu đô thị văn quán". */
export function sharedWords(a: Terms, b: Terms, counts: TermCounts): string[] {
  const runs: Run[] = [];
  let open: Run | undefined;
  for (const [term, written] of a) {
    if (!isPair(term)) continue;
    const [first = '', second = ''] = term.split(' ');
    if (!b.has(term)) {
      open = undefined;
      continue;
    }
    const weight = weightOf(term, counts);
    if (open?.last === first) {
      open.written += ` ${written.split(' ')[1] ?? ''}`;
      open.last = second;
      open.weight = Math.max(open.weight, weight);
    } else {
      open = { written, last: second, weight };
      runs.push(open);
    }
  }
  return runs
    .toSorted((one, two) => two.weight - one.weight)
    .slice(0, 8)
    .map(({ written }) => written);
}
