import { fold, plain, tidy } from '../search/text.ts';
import type { Row } from './phrases.ts';
import type { Vocabulary } from './vocabulary.ts';

/** One syllable or number of a text. */
export interface Token {
  /** NFC, lower case, as typed. */
  written: string;
  /** As `written`, one place for the tone mark. */
  accented: string;
  /** Without accents: the view that texts are compared in. */
  plain: string;
  capital: boolean;
  /** The first of a sentence, where a capital says nothing. */
  opens: boolean;
  /** Something that is no word stands before it. */
  apart: boolean;
}

// A word or number, with what belongs to a number (2021-2025, 15/10/1993, QL.21B), or a run of other marks.
const pieces = /[\p{L}\p{N}]+(?:[-/.]\p{N}[\p{L}\p{N}]*)*|[^\p{L}\p{N}\s]+/gu;
// Years with a dash and perhaps blanks between them.
const spans = /((?:19|20)\d\d)\s*[-–—]\s*((?:19|20)\d\d)/g;

/** The text as syllables: abbreviations written out, numbers kept whole. */
export function tokenise(text: string, vocabulary: Vocabulary): Token[] {
  const tokens: Token[] = [];
  let opens = true;
  let apart = true;
  const found = tidy(text).replaceAll(spans, '$1-$2').match(pieces) ?? [];
  for (const [index, piece] of found.entries()) {
    if (isMark(piece)) {
      const ofAbbreviation = piece.startsWith('.') && vocabulary.abbreviations.has(dotted(found[index - 1]));
      if (!ofAbbreviation) {
        apart = true;
        opens = /[.!?;:…]/.test(piece);
      }
      continue;
    }
    const dot = found[index + 1]?.startsWith('.') ?? false;
    for (const { written, accented, plain: folded, capital } of expand(piece, dot, vocabulary)) {
      tokens.push({ written, accented, plain: folded, capital, opens, apart });
      opens = false;
      apart = false;
    }
  }
  return withoutSilent(tokens, vocabulary);
}

function isMark(piece: string): boolean {
  return !/^[\p{L}\p{N}]/u.test(piece);
}

// Of a text typed with accents about two syllables in three have one; names and numbers in another have some too.
const accentedShare = 0.2;

/** The tokens as phrases are looked for in them. */
export function rowOf(tokens: readonly Token[]): Row {
  const accented =
    tokens.filter((token) => token.accented !== token.plain).length > accentedShare * tokens.length;
  return { accented, syllables: tokens.map((token) => (accented ? token.accented : token.plain)) };
}

type Piece = Omit<Token, 'opens' | 'apart'>;

function expand(piece: string, dot: boolean, vocabulary: Vocabulary): Piece[] {
  const whole = pieceOf(piece);
  const long =
    (dot ? vocabulary.abbreviations.get(`${whole.plain}.`) : undefined) ??
    vocabulary.abbreviations.get(whole.plain);
  if (long !== undefined) return long.split(' ').map((word) => pieceOf(word));
  if (!/\p{N}/u.test(piece)) return [whole];
  // Letters grown together with a number: QL21B, QL.21B.
  const grown = /^(\p{L}+)\.?(\p{N}.*)$/u.exec(piece);
  const before = grown?.[1] && vocabulary.abbreviations.get(pieceOf(grown[1]).plain);
  if (before) return [...before.split(' '), grown[2] ?? ''].map((word) => pieceOf(word));
  // A number grown together with its unit: 110kV.
  const unit = /^(\p{N}+)(\p{L}{2,})$/u.exec(piece);
  if (unit) return [unit[1] ?? '', unit[2] ?? ''].map((word) => pieceOf(word));
  return [whole];
}

// Vietnamese has some seven thousand syllables: folding each once is most of the work saved.
const known = new Map<string, Piece>();
const mostKnown = 20_000;

function pieceOf(written: string): Piece {
  const found = known.get(written);
  if (found) return found;
  const made = {
    written: written.toLowerCase(),
    accented: fold(written),
    plain: plain(written),
    capital: /^\p{Lu}/u.test(written),
  };
  if (known.size >= mostKnown) known.clear();
  known.set(written, made);
  return made;
}

function dotted(piece: string | undefined): string {
  return `${pieceOf(piece ?? '').plain}.`;
}

function withoutSilent(tokens: readonly Token[], vocabulary: Vocabulary): Token[] {
  return tokens.filter((token, index) => {
    const next = tokens[index + 1];
    return !(vocabulary.beforeNumbers.has(token.plain) && next && !next.apart && /^\p{N}/u.test(next.plain));
  });
}
