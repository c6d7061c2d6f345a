/** The code of one file as tokens: words and signs, whatever the blanks and breaks between them. */
export interface CodeTokens {
  readonly file: string;
  readonly words: readonly string[];
  /** Line of each token, 1 for the first. */
  readonly lines: readonly number[];
}

const importStatement = /^import\s[^;]*?['"][^'"\n]+['"];/gm;
const commentLine = /^\s*(?:\/\/|\/\*|\*)/;
const token = /[\p{L}\p{N}_$]+|[^\s\p{L}\p{N}_$]/gu;

/** Tokens of a TypeScript text. Imports and lines of comment are left out, and commas that only a line break asks for. */
export function tokensOf(file: string, text: string): CodeTokens {
  const words: string[] = [];
  const lines: number[] = [];
  const code = text.replaceAll(importStatement, (found) => found.replaceAll(/[^\n]/g, ''));
  for (const [index, line] of code.split('\n').entries()) {
    if (commentLine.test(line)) continue;
    for (const [word] of line.matchAll(token)) {
      if (/[)\]}]/.test(word) && words.at(-1) === ',') {
        words.pop();
        lines.pop();
      }
      words.push(word);
      lines.push(index + 1);
    }
  }
  return { file, words, lines };
}

/** Lines that have all their code between two tokens, the second not among them. */
export function wholeLines({ lines }: CodeTokens, start: number, end: number): number[] {
  const inside = new Set(lines.slice(start, end));
  const first = lines[start];
  const last = lines[end - 1];
  if (first !== undefined && lines[start - 1] === first) inside.delete(first);
  if (last !== undefined && lines[end] === last) inside.delete(last);
  return [...inside];
}
