import { Matcher } from '@baro/chassis/alike';
import type { Likeness } from '@baro/chassis/alike';
import { letterWords } from '../domain/likeness/letter-words.ts';
import type { LetterRow } from '../store/letter-entities.ts';

/** Reads how letters of citizens speak; made once, its words take a while. */
const letterMatcher = new Matcher(letterWords);

/** From here on two texts are worth a person's look (`Likeness.score`). */
const worthALook = 0.5;
const mostPairs = 100;

/** How alike the words of two letters are, and what both say. */
export type Alike = Pick<Likeness, 'score' | 'shared'>;

type Said = Pick<LetterRow, 'id' | 'summary' | 'text'>;

function wordsOf({ summary, text }: Said): string {
  return `${summary}\n${text}`;
}

/** Pairs of words other letters are looked for by: those of the summary, and of a long text some all over it. */
export function pairsToAsk({ summary, text }: Said): string[] {
  const short = letterMatcher.pairsOf(letterMatcher.read(summary));
  const long = letterMatcher.pairsOf(letterMatcher.read(text));
  const step = Math.max(1, Math.ceil(long.length / mostPairs));
  return [...new Set([...short, ...long.filter((_, at) => at % step === 0)])];
}

/** Of the others, by id, those that say the same. A term weighs by how rare it is among all of them. */
export function compareWords(letter: Said, others: readonly Said[]): Map<string, Alike> {
  const own = letterMatcher.read(wordsOf(letter));
  const read = others.map((other) => ({ id: other.id, text: letterMatcher.read(wordsOf(other)) }));
  const counts = letterMatcher.count([own, ...read.map(({ text }) => text)]);
  const matcher = new Matcher(letterMatcher, counts);
  const found = read.flatMap(({ id, text }): [string, Alike][] => {
    const likeness = matcher.compareAbove(own, text, worthALook);
    return likeness ? [[id, { score: likeness.score, shared: likeness.shared }]] : [];
  });
  return new Map(found);
}
