/**
 * Bytes of text kept word for word for the search index. A text vector of PostgreSQL holds at most 1 MiB of words and
 * positions, for the document and all its files together; one file must not fill it.
 */
const verbatimBytes = 240_000;

/** Bytes kept in all: behind the verbatim part every word that was not there yet, once. */
const totalBytes = 320_000;

/** Longest run taken for a word; longer ones are encoded data. */
const maxWordLength = 80;

const word = /[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}&/.-]*/gu;

/**
 * The text of a file as the index gets it: its beginning word for word, so that phrases are found, and of the rest
 * each new word, so that no word of a long report is lost.
 */
export function boundIndexText(text: string, verbatim = verbatimBytes, total = totalBytes): string {
  // NUL is no text for PostgreSQL.
  const clean = text.replaceAll('\u0000', ' ');
  if (Buffer.byteLength(clean) <= verbatim) return clean;
  const cut = cutAt(clean, verbatim);
  const start = clean.slice(0, cut);
  const seen = new Set(wordsOf(start));
  const more: string[] = [];
  let room = total - Buffer.byteLength(start);
  for (const found of wordsOf(clean.slice(cut))) {
    if (seen.has(found)) continue;
    seen.add(found);
    room -= Buffer.byteLength(found) + 1;
    if (room < 0) break;
    more.push(found);
  }
  return `${start}\n${more.join(' ')}`;
}

function* wordsOf(text: string): Generator<string> {
  for (const [found] of text.matchAll(word)) if (found.length <= maxWordLength) yield found.toLowerCase();
}

/** Index of the last blank that leaves at most so many bytes before it. */
function cutAt(text: string, bytes: number): number {
  const end = Buffer.from(text).subarray(0, bytes).toString().length;
  const blank = text.lastIndexOf(' ', end);
  return blank > 0 ? blank : Math.max(end - 1, 0);
}
