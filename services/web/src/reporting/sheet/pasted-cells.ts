/**
 * The cells of a spreadsheet's column as copied; nothing when more than one column was, for then it is not known
 * which was meant.
 */
export function pastedColumn(text: string): readonly string[] | undefined {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');
  if (lines.some((line) => line.includes('\t'))) return undefined;
  return lines.map((line) => line.trim().replace(/^"(.*)"$/, '$1'));
}

export interface Spread {
  /** What goes into each field, by its name. */
  readonly changes: Readonly<Record<string, string>>;
  /** Cells for which the fields did not suffice. */
  readonly left: number;
}

/** Lays cells into the fields from one of them on; an empty cell leaves its field as it is. */
export function spreadCells(cells: readonly string[], names: readonly string[], from: string): Spread {
  const free = names.slice(Math.max(0, names.indexOf(from)));
  const placed = cells.slice(0, free.length);
  const entries = placed.flatMap((cell, at): [string, string][] =>
    cell === '' ? [] : [[free[at] ?? '', cell]],
  );
  return {
    changes: Object.fromEntries(entries),
    left: cells.slice(free.length).filter((cell) => cell !== '').length,
  };
}
