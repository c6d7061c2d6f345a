import { explain, Matcher } from '@baro/chassis/alike';
import type { Likeness } from '@baro/chassis/alike';
import { describe, expect, it } from 'vitest';

import { meet, readPairs, textsOf } from './labelled-pairs.ts';
import type { LabelledPair } from './labelled-pairs.ts';
import {
  petitionLabels,
  petitionWords,
} from '../../services/petitions/src/domain/likeness/petition-words.ts';

interface Judged extends LabelledPair, Likeness {
  proposed: boolean;
}

const pairs = readPairs();
const texts = textsOf(pairs);
const matcher = new Matcher(petitionWords, new Matcher(petitionWords).count(texts));
const read = new Map(texts.map((text) => [text, matcher.read(text)]));
const judged = pairs.map(judge);
const halves = ['tune', 'judge', 'all'] as const;
// What differs in these is said by a name or a number.
const toldByMarks = new Set(['other-object', 'other-place', 'other-section', 'other-year']);

describe('likely duplicates among the labelled pairs', () => {
  it.each(halves)('recall at least 0.9 at precision at least 0.6: %s', (half) => {
    const { recall, precision, told: wrong } = report(half);
    expect(recall).toBeGreaterThanOrEqual(0.9);
    expect(precision).toBeGreaterThanOrEqual(0.6);
    // Of the pairs that a name or a number tells apart.
    expect(wrong).toBeLessThanOrEqual(0.2);
  });

  it.each(halves)('candidates by fingerprint hold at least 0.95 of the same matters: %s', (half) => {
    const same = of(half).filter((pair) => pair.same);
    const lost = same.filter(({ a, b }) => !meet(new Set(fingerprint(a)), new Set(fingerprint(b))));
    console.log(
      `${half}: ${lost.length} of ${same.length} are no candidates: ${lost.map(({ id }) => id).join(' ')}`,
    );
    expect(1 - lost.length / same.length).toBeGreaterThanOrEqual(0.95);
  });

  it('a fingerprint is small and brings few candidates', () => {
    const prints = texts.map((text) => new Set(fingerprint(text)));
    expect(Math.max(...prints.map((print) => print.size))).toBeLessThanOrEqual(32);
    const met = prints.map((print) => prints.filter((other) => meet(print, other)).length - 1);
    const mean = met.reduce((sum, number) => sum + number, 0) / met.length;
    console.log(`candidates of a text: ${mean.toFixed(1)} of ${texts.length}`);
    expect(mean).toBeLessThan(texts.length / 20);
  });

  it('without a corpus most of the same matters are still proposed', () => {
    const bare = new Matcher(petitionWords);
    const found = pairs.filter(
      ({ a, b, same }) => same && bare.compare(bare.read(a), bare.read(b)).score >= 0.5,
    );
    expect(found.length / pairs.filter(({ same }) => same).length).toBeGreaterThanOrEqual(0.8);
  });

  it('what is told off by its words alone is what would not have been proposed', () => {
    for (const { a, b, score, proposed } of judged) {
      const likeness = matcher.compareAbove(readOf(a), readOf(b), 0.5);
      expect(likeness?.score).toBe(proposed ? score : undefined);
    }
  });
});

function judge(pair: LabelledPair): Judged {
  const likeness = matcher.compare(readOf(pair.a), readOf(pair.b));
  return { ...pair, ...likeness, proposed: likeness.score >= 0.5 };
}

function readOf(text: string): ReturnType<Matcher['read']> {
  return read.get(text) ?? matcher.read(text);
}

function fingerprint(text: string): string[] {
  return matcher.fingerprint(readOf(text));
}

function of(half: (typeof halves)[number]): Judged[] {
  return judged.filter(({ split }) => half === 'all' || split === half);
}

/** Counts, printed; the misses are printed only of the half that may be looked at. */
function report(half: (typeof halves)[number]): { recall: number; precision: number; told: number } {
  const [same, proposed] = [of(half).filter((pair) => pair.same), of(half).filter((pair) => pair.proposed)];
  const right = proposed.filter((pair) => pair.same).length;
  const apart = of(half).filter(({ kind }) => toldByMarks.has(kind));
  const [recall, precision] = [right / same.length, right / proposed.length];
  console.log(
    `${half}: recall ${recall.toFixed(3)}, precision ${precision.toFixed(3)}; proposed of each kind: ${byKind(of(half))}`,
  );
  const misses = of(half).filter((pair) => pair.proposed !== pair.same);
  if (half === 'tune') console.log(misses.map(missLine).join('\n'));
  return { recall, precision, told: apart.filter((pair) => pair.proposed).length / apart.length };
}

function byKind(some: readonly Judged[]): string {
  return [...Map.groupBy(some, ({ kind }) => kind)]
    .map(([kind, of]) => `${kind} ${of.filter((pair) => pair.proposed).length}/${of.length}`)
    .join(', ');
}

function missLine(pair: Judged): string {
  const verdict = pair.same ? 'missed' : 'proposed wrongly';
  return `${pair.id} ${pair.kind} ${verdict} at ${pair.score.toFixed(2)}. ${explain(pair, petitionLabels).join('. ')}`;
}
