/** Text for comparing: lower case, without accents, `đ` as `d`, runs of space as one. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[đĐÐð]/g, 'd')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * Whether what was typed fits a text: every typed word begins a word of it. A word typed with accents must fit
 * with them; one typed without fits either way.
 */
export function fits(typed: string, text: string): boolean {
  const words = wordsOf(text);
  return wordsOf(typed).every((part) => {
    const plain = fold(part) === part;
    return words.some((word) => (plain ? fold(word).startsWith(part) : word.startsWith(part)));
  });
}

function wordsOf(text: string): string[] {
  return text
    .normalize('NFC')
    .toLowerCase()
    .split(/[\s/.,;:()\-–]+/)
    .filter((word) => word !== '');
}
