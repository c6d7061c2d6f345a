import { TextLimitError } from '../../files/inspect/text-sink.ts';
import type { XmlVisitor } from '../../files/inspect/xml.ts';
import type { CellKind, WorkbookCell } from './messages.ts';
import { plainText, textRuns } from './text-runs.ts';

/** No form of an administration has more; beyond it the reading ends. */
const maxCells = 100_000;
/** Longest text of a cell that is told whole; the rest of a longer one is of no use to anybody. */
const maxCellText = 2_000;
const maxText = 2_000_000;

/** As the form writes numbers: no commas, no hexadecimal. */
const numberForm = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const placeForm = /^([A-Z]{1,3})([1-9]\d{0,6})$/;

/** What cells refer to. */
export interface BookTexts {
  shared: readonly string[];
  /** How numbers of a style are shown. */
  kinds: readonly CellKind[];
}

interface OpenCell {
  type: string;
  style: number;
  value: string;
  text: string;
  isFormula: boolean;
}

/** Collects the cells of a sheet that hold something. @throws TextLimitError beyond the bounds */
export function sheetVisitor(texts: BookTexts, found: WorkbookCell[]): XmlVisitor {
  const seen = new Set<string>();
  let [row, column, room] = [0, 0, maxText];
  let cell: OpenCell | undefined;
  let inValue = false;
  const runs = textRuns();
  const keep = (open: OpenCell): void => {
    const { isFormula } = open;
    const { kind, text } = readCell({ ...open, text: runs.take() }, texts);
    if (text === '' && !isFormula) return;
    const letters = lettersOf(column);
    if (seen.has(`${letters}${row}`)) throw new Error('a cell twice');
    seen.add(`${letters}${row}`);
    room -= text.length;
    if (found.length >= maxCells || room < 0) throw new TextLimitError();
    found.push({ row, column: letters, kind, text: text.slice(0, maxCellText), isFormula });
  };
  return {
    open: (name, { r = '', t = 'n', s = '0' }) => {
      runs.open(name);
      if (name === 'row') [row, column] = [r === '' ? row + 1 : Number(r), 0];
      else if (name === 'c') {
        [row, column] = r === '' ? [row, column + 1] : placeOf(r);
        cell = { type: t, style: Number(s), value: '', text: '', isFormula: false };
      } else if (name === 'v') inValue = true;
      else if (name === 'f' && cell) cell.isFormula = true;
    },
    close: (name) => {
      runs.close(name);
      if (name === 'v') inValue = false;
      if (name !== 'c' || !cell) return;
      keep(cell);
      cell = undefined;
    },
    text: (text) => {
      if (inValue && cell) cell.value += text;
      else runs.text(text);
    },
  };
}

function readCell(
  { type, style, value, text }: OpenCell,
  texts: BookTexts,
): { kind: CellKind; text: string } {
  switch (type) {
    case 's':
      return { kind: 'text', text: texts.shared[Number(value)] ?? '' };
    case 'inlineStr':
      return { kind: 'text', text };
    case 'b':
      return { kind: 'boolean', text: value };
    case 'e':
      return { kind: 'error', text: value };
    case 'd':
      return { kind: 'date', text: value };
    case 'n': {
      const isNumber = numberForm.test(value) && Number.isFinite(Number(value));
      if (!isNumber) return { kind: 'text', text: value };
      return { kind: texts.kinds[style] ?? 'number', text: String(Number(value)) };
    }
    default:
      return { kind: 'text', text: plainText(value) };
  }
}

function placeOf(reference: string): [row: number, column: number] {
  const [, letters = '', row = ''] = placeForm.exec(reference) ?? [];
  if (letters === '') throw new Error('no place');
  const column = Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return [Number(row), column];
}

function lettersOf(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}
