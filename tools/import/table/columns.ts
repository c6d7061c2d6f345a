import { ImportError } from '../import-error.ts';

/** Columns that are read, and whether a file must have them. Others are left out. */
export type Columns<Column extends string> = Readonly<Record<Column, boolean>>;

/** Names of the columns that are read. */
export function namesOf<Column extends string>(columns: Columns<Column>): Column[] {
  return Object.keys(columns) as Column[]; // Object.keys forgets the key type
}

/** Where each column stands in a row; absent ones are not in the map. @throws ImportError */
export function readHeading<Column extends string>(
  heading: readonly string[],
  columns: Columns<Column>,
): ReadonlyMap<Column, number> {
  const found = heading.map((name) => name.trim());
  refuseOtherSeparator(found);
  const twice = found.find((name, at) => name !== '' && found.indexOf(name) !== at);
  if (twice !== undefined) throw new ImportError(`Line 1: the column "${twice}" is there twice.`);
  refuseMissing(found, columns, 1);
  const names = namesOf(columns);
  return new Map(names.filter((name) => found.includes(name)).map((name) => [name, found.indexOf(name)]));
}

/** @throws ImportError naming every needed column that a line has not. */
export function refuseMissing<Column extends string>(
  found: readonly string[],
  columns: Columns<Column>,
  line: number,
): void {
  const missing = namesOf(columns).filter((name) => columns[name] && !found.includes(name));
  if (missing.length === 0) return;
  const [noun, verb] = missing.length === 1 ? ['column', 'is'] : ['columns', 'are'];
  throw new ImportError(
    `Line ${line}: the ${noun} ${missing.map((name) => `"${name}"`).join(', ')} ${verb} missing; found ${found.join(', ')}.`,
  );
}

/** Columns of the file that are not read. */
export function leftOut(heading: readonly string[], columns: Columns<string>): string[] {
  return heading.map((name) => name.trim()).filter((name) => name !== '' && !(name in columns));
}

/** Excel writes semicolons where the comma is the decimal sign, as in Vietnam. */
function refuseOtherSeparator(found: readonly string[]): void {
  const [only = ''] = found;
  for (const [sign, word] of [
    [';', 'semicolons'],
    ['\t', 'tabs'],
  ] as const) {
    if (found.length === 1 && only.includes(sign)) {
      throw new ImportError(`Line 1: the columns are separated by ${word}; save the file with commas.`);
    }
  }
}
