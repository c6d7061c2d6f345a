import { fold } from '../../text/fold.ts';

/** A run of a text; `isShared` when the other text says it too. */
export interface Run {
  readonly text: string;
  readonly isShared: boolean;
}

interface Word {
  readonly folded: string;
  readonly from: number;
  readonly to: number;
}

/** Splits a text at what both say, whatever accents and capitals it is written with. */
export function splitShared(text: string, turns: readonly string[]): Run[] {
  const words = wordsOf(text);
  const shared = new Set<number>();
  for (const turn of turns) {
    const wanted = wordsOf(turn).map(({ folded }) => folded);
    if (wanted.length === 0) continue;
    words.forEach((_word, start) => {
      const isHere = wanted.every((word, at) => words[start + at]?.folded === word);
      if (isHere) wanted.forEach((_wanted, at) => shared.add(start + at));
    });
  }
  return runsOf(text, words, shared);
}

function wordsOf(text: string): Word[] {
  return [...text.normalize('NFC').matchAll(/[\p{L}\p{N}]+/gu)].map((match) => ({
    folded: fold(match[0]),
    from: match.index,
    to: match.index + match[0].length,
  }));
}

/** Neighbouring shared words are one run, with what stands between them. */
function runsOf(raw: string, words: readonly Word[], shared: ReadonlySet<number>): Run[] {
  const text = raw.normalize('NFC');
  const runs: Run[] = [];
  let end = 0;
  const add = (to: number, isShared: boolean): void => {
    if (to > end) runs.push({ text: text.slice(end, to), isShared });
    end = Math.max(end, to);
  };
  words.forEach((word, at) => {
    if (!shared.has(at)) return;
    if (!shared.has(at - 1)) add(word.from, false);
    if (!shared.has(at + 1)) add(word.to, true);
  });
  add(text.length, false);
  return runs;
}
