import type { XmlVisitor } from '../../files/inspect/xml.ts';
import type { CellKind } from './messages.ts';

/** Formats the form itself knows by number: 9 and 10 are percentages, these are dates and times. */
const builtInDates: readonly (readonly [from: number, to: number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];
const builtInPercents = [9, 10];

/** What stands in a format to be shown as it is: quoted, behind a backslash, a colour or condition in brackets. */
const literal = /"[^"]*"|\\.|\[(?!(?:h+|m+|s+)\])[^\]]*\]|_./gi;

/** What a number of this format is for who looks at it. */
export function kindOfFormat(id: number, code: string | undefined): CellKind {
  if (code === undefined) {
    if (builtInPercents.includes(id)) return 'percent';
    return builtInDates.some(([from, to]) => id >= from && id <= to) ? 'date' : 'number';
  }
  const shown = code.replaceAll(literal, '').replaceAll(/general/gi, '');
  if (/[ymdhs]/i.test(shown)) return 'date';
  return shown.includes('%') ? 'percent' : 'number';
}

/** Collects, style by style, how numbers are shown. */
export function stylesVisitor(kinds: CellKind[]): XmlVisitor {
  const codes = new Map<number, string>();
  let inCells = false;
  return {
    open: (name, { numFmtId = '0', formatCode = '' }) => {
      if (name === 'numFmt') codes.set(Number(numFmtId), formatCode);
      if (name === 'cellXfs') inCells = true;
      if (name === 'xf' && inCells) kinds.push(kindOfFormat(Number(numFmtId), codes.get(Number(numFmtId))));
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  };
}
