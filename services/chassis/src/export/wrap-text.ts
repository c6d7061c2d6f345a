/** Measures a text in points. */
export type Measure = (text: string) => number;

/** Breaks a text into lines no wider than `width`; a word that is wider itself is cut. */
export function wrapText(text: string, width: number, measure: Measure): string[] {
  return text
    .normalize('NFC')
    .split(/\r\n|[\r\n]/u)
    .flatMap((line) => wrapLine(line, width, measure));
}

function wrapLine(line: string, width: number, measure: Measure): string[] {
  const blank = measure(' ');
  const lines: string[] = [];
  let current = '';
  let used = 0;
  for (const word of line.split(/\s+/u).filter(Boolean)) {
    for (const piece of measure(word) <= width ? [word] : cutWord(word, width, measure)) {
      const size = measure(piece);
      if (current !== '' && used + blank + size <= width) {
        current += ` ${piece}`;
        used += blank + size;
        continue;
      }
      if (current !== '') lines.push(current);
      current = piece;
      used = size;
    }
  }
  if (current !== '') lines.push(current);
  return lines;
}

/**
 * Symbols such as `163/KH-UBND` are cut behind a sign, other words where they are full. Letters are measured one by
 * one: their widths are known soon, those of all beginnings of all words never.
 */
function cutWord(word: string, width: number, measure: Measure): string[] {
  const pieces: string[] = [];
  let current = '';
  let used = 0;
  const put = (text: string, size: number): void => {
    if (current !== '' && used + size > width) {
      pieces.push(current);
      current = '';
      used = 0;
    }
    current += text;
    used += size;
  };
  for (const part of word.split(/(?<=[/,;-])/u)) {
    const letters = Array.from(part, (letter) => ({ letter, size: measure(letter) }));
    const size = letters.reduce((sum, each) => sum + each.size, 0);
    if (size <= width) put(part, size);
    else for (const each of letters) put(each.letter, each.size);
  }
  return [...pieces, current];
}
