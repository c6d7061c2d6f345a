import type { FileColumn } from './file-parts.ts';

export const lineHeight = 12;
export const padding = 3;

/** A column with its place, in points. */
export interface PlacedColumn extends FileColumn {
  left: number;
  width: number;
}

/** A frame with lines of text; `top` counts from where writing goes on. */
export interface Box {
  left: number;
  width: number;
  top: number;
  height: number;
  lines: readonly string[];
  align: FileColumn['align'];
  isMiddle?: true;
}

/** The frame of a cell. */
export function columnBox(
  { left, width, align }: PlacedColumn,
  lines: readonly string[],
  height: number,
): Box {
  return { left, width, align, lines, height, top: 0 };
}

type Wrap = (text: string, width: number) => string[];

/** The frames of the headings: groups above those they hold, a heading without one as high as both. */
export function headingBoxes(columns: readonly PlacedColumn[], wrap: Wrap): Box[] {
  const groups = groupBoxes(columns, wrap);
  const top = Math.max(0, ...groups.map((box) => box.height));
  const own = columns.map((column) => ({ column, lines: wrap(column.heading, column.width - 2 * padding) }));
  const heightOf = (lines: readonly string[]): number => lines.length * lineHeight + 2 * padding;
  const below = Math.max(...own.map(({ column, lines }) => heightOf(lines) - (column.group ? 0 : top)));
  const boxes = own.map(({ column: { left, width, group }, lines }): Box => {
    const place = group ? { top, height: below } : { top: 0, height: top + below };
    return { left, width, lines, align: 'center', isMiddle: true, ...place };
  });
  return [...groups.map((box) => ({ ...box, height: top })), ...boxes];
}

function groupBoxes(columns: readonly PlacedColumn[], wrap: Wrap): Box[] {
  const spans: { text: string; left: number; width: number }[] = [];
  columns.forEach(({ group, left, width }, index) => {
    const last = spans.at(-1);
    if (!group) return;
    if (last && columns[index - 1]?.group === group) last.width += width;
    else spans.push({ text: group, left, width });
  });
  return spans.map(({ text, left, width }) => {
    const lines = wrap(text, width - 2 * padding);
    const height = lines.length * lineHeight + 2 * padding;
    return { left, width, top: 0, height, lines, align: 'center', isMiddle: true };
  });
}
