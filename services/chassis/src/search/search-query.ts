import { fold, isAccented } from './text.ts';

/** One thing to be found. */
export interface SearchTerm {
  kind: 'words' | 'phrase' | 'symbol';
  text: string;
}

/** A search as it was typed: with accents it is compared with accents, else without. */
export interface SearchQuery {
  accented: boolean;
  terms: SearchTerm[];
}

/** Quoted phrases, else runs without blanks. Curly and straight quotes are both typed. */
const piece = /["“”]([^"“”]*)["“”]|(\S+)/gu;
/** A symbol holds a slash between letters or digits: `30/2020/NĐ-CP`. */
const symbolForm = /^[\p{L}\p{N}&.-]+(?:\/[\p{L}\p{N}&.-]+)+$/u;
const wordCharacter = /[\p{L}\p{N}]/u;

/** Takes a search apart. Undefined when nothing in it can be searched for. */
export function parseSearch(typed: string): SearchQuery | undefined {
  const words: string[] = [];
  const terms: SearchTerm[] = [];
  for (const [, phrase, run] of fold(typed).matchAll(piece)) {
    const text = (phrase ?? run ?? '').trim();
    if (!wordCharacter.test(text)) continue;
    if (phrase !== undefined) terms.push({ kind: 'phrase', text });
    else if (symbolForm.test(text)) terms.push({ kind: 'symbol', text });
    // `nđ-cp` or `kinh-tế`: the parts belong together.
    else if (/[\p{L}\p{N}]-[\p{L}\p{N}]/u.test(text)) terms.push({ kind: 'phrase', text });
    else words.push(text);
  }
  if (words.length > 0) terms.unshift({ kind: 'words', text: words.join(' ') });
  return terms.length > 0 ? { accented: isAccented(typed), terms } : undefined;
}
