/** Pairs of old and new places of the tone mark (hoà/hòa, uỷ/ủy): both are written, one is kept. */
const tonePlaces: readonly (readonly [string, string])[] = [
  ...pairs('o', 'a', 'àáảãạ', 'òóỏõọ'),
  ...pairs('o', 'e', 'èéẻẽẹ', 'òóỏõọ'),
  ...pairs('u', 'y', 'ỳýỷỹỵ', 'ùúủũụ'),
];

function pairs(first: string, last: string, onLast: string, onFirst: string): (readonly [string, string])[] {
  const marks = Array.from(onFirst);
  return Array.from(onLast).map(
    (marked, index) => [`${first}${marked}`, `${marks[index] ?? first}${last}`] as const,
  );
}

/** NFC, lower case, Đ for the look-alike Ð (U+00D0), one place for the tone mark. The database's `search_fold` does the same. */
export function fold(text: string): string {
  let folded = text.normalize('NFC').replaceAll('Ð', 'Đ').replaceAll('ð', 'đ').toLowerCase();
  for (const [old, kept] of tonePlaces) folded = folded.replaceAll(old, kept);
  return folded;
}

/** As `fold`, without accents. */
export function plain(text: string): string {
  // Combining marks stay apart after NFD; đ has none and is named.
  return fold(text).normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd');
}

/** Whether the text is typed with accents. */
export function isAccented(text: string): boolean {
  return plain(text) !== fold(text);
}

/** What a person typed, as it is kept: NFC, Đ for Ð, single blanks, no blanks at the ends. */
export function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll('Ð', 'Đ')
    .replaceAll(/[ \t\u00a0]+/g, ' ')
    .trim();
}
