/** The three marks of Luật Bảo vệ bí mật nhà nước, without blanks: stamps are also set with spaced letters. */
const marks = new Set(['MẬT', 'TỐIMẬT', 'TUYỆTMẬT']);

/** The same marks as fonts of before Unicode store them: TCVN 3 (its capitals are a font of small letters) and VNI. */
const legacyMarks = new Set([
  'mËt',
  'MËT',
  'tèimËt',
  'TÈIMËT',
  'TèIMËT',
  'tuyÖtmËt',
  'TUYÖTMËT',
  'MAÄT',
  'TOÁIMAÄT',
  'TUYEÄTMAÄT',
]);

/** `Độ mật: Tối mật`, in any case: the colon makes it a mark and no sentence. `(nếu có)` and the like may stand between. */
const labelled = /^(?:mức )?độ mật(?: \([^)]*\))? ?[:：] ?(?:tối |tuyệt )?mật$/u;

/** Zero-width characters, soft hyphens and the byte-order mark: never seen, they must not hide a mark. */
const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff]/gu;

/** Frames a stamp is drawn with in text: brackets, bars, boxes, stars. Not quotes: who quotes a mark speaks about it. */
const frame = /[()[\]{}<>|*_=~#\u2500-\u25ff]/gu;

/** Dashes, or rows of dots, on both sides frame a mark; on one side they are a list's bullet or a sentence's end. */
const framedByDashes = /^(?:[-–—]+([^-–—]+)[-–—]+|\.{2,}([^.]+)\.{2,})$/u;

const blanks = /\s+/gu;

/** Tabs or wide gaps part the columns of a line. */
const columnGap = /\t+| {2,}|\u3000+/u;

/** A title or heading broken before its last word: `BẢO / MẬT`, `BÍ / MẬT`, `CƠ / MẬT`, the column `ĐỘ / MẬT`. */
const brokenWord = /(?:^|\s)(?:BẢO|BÍ|CƠ|ĐỘ)$/u;

/** A line of one letter, of letters set one under the other. */
const singleLetter = /^\p{L}$/u;

function tidyLine(line: string): string {
  return line.normalize('NFC').replaceAll(invisible, '').trim();
}

/** Whether the text, standing alone on a line or in a box, is nothing but a mark of secrecy. Marks are set in capitals. */
export function isSecrecyMark(segment: string): boolean {
  const text = tidyLine(segment);
  if (labelled.test(text.replaceAll(blanks, ' ').toLowerCase())) return true;
  const bare = text.replaceAll(frame, '').trim();
  const framed = framedByDashes.exec(bare);
  const letters = (framed?.[1] ?? framed?.[2] ?? bare).replaceAll(blanks, '');
  return marks.has(letters) || legacyMarks.has(letters);
}

/**
 * Whether a text bears a stand-alone mark MẬT, TỐI MẬT or TUYỆT MẬT: alone on its line or in its column. Words inside
 * a title ("bí mật nhà nước", "mật độ dân số", "bảo mật") are none (architecture.md §7).
 */
export function hasSecrecyMark(text: string): boolean {
  const lines = text
    .split(/\r\n|[\r\n\f\v\u0085\u2028\u2029]/u)
    .map(tidyLine)
    .filter((line) => line !== '');
  return lines.some((line, index) => isMarkedLine(line, lines[index - 1])) || hasUprightMark(lines);
}

/** Longer than any mark with its frame and blanks. */
const longestMark = 120;

function isMarkedLine(line: string, before: string | undefined): boolean {
  // Only the short mark can be the end of a broken title.
  if (line === 'MẬT' && before !== undefined && brokenWord.test(before)) return false;
  return [line, ...line.split(columnGap)].some((part) => part.length <= longestMark && isSecrecyMark(part));
}

/** Letters set one under the other come as lines of one letter each. */
function hasUprightMark(lines: readonly string[]): boolean {
  let letters = '';
  for (const line of [...lines, '']) {
    if (singleLetter.test(line)) letters += line;
    else if (marks.has(letters)) return true;
    else letters = '';
  }
  return false;
}
