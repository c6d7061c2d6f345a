import type { AskedLine, Figure } from '../../api/reporting-types.ts';
import { canonical, isDecimal, showDecimal } from '../decimal.ts';
import { nameOf, sheetGroups, type SheetGroup, type SheetRow } from './sheet-rows.ts';

/** A row of a signed version beside the version before. */
export interface RevisionRow {
  readonly row: SheetRow;
  readonly now: string;
  readonly before: string;
  readonly isNothing: boolean;
  readonly isChanged: boolean;
}

export interface RevisionGroup {
  readonly name: string;
  readonly rows: readonly RevisionRow[];
}

/** What a version says, row by row as in the sheet; without a version before nothing has changed. */
export function revisionGroups(
  lines: readonly AskedLine[],
  figures: readonly Figure[],
  before: readonly Figure[] | undefined,
): readonly RevisionGroup[] {
  const now = byName(figures);
  const old = byName(before ?? []);
  return sheetGroups(lines).map(({ name, rows }: SheetGroup) => ({
    name,
    rows: rows.map((row): RevisionRow => {
      const key = nameOf('value', row.code, row.member);
      const [one, other] = [now.get(key), old.get(key)];
      const isChanged =
        before !== undefined &&
        (plain(one?.[row.part]) !== plain(other?.[row.part]) || isNothing(one) !== isNothing(other));
      return {
        row,
        now: showDecimal(one?.[row.part]),
        before: showDecimal(other?.[row.part]),
        isNothing: isNothing(one),
        isChanged,
      };
    }),
  }));
}

/** Only what changed; groups without a change fall away. */
export function onlyChanged(groups: readonly RevisionGroup[]): readonly RevisionGroup[] {
  return groups
    .map(({ name, rows }) => ({ name, rows: rows.filter((row) => row.isChanged) }))
    .filter(({ rows }) => rows.length > 0);
}

function byName(figures: readonly Figure[]): ReadonlyMap<string, Figure> {
  return new Map(
    figures.map((figure) => [nameOf('value', figure.indicatorCode ?? '', figure.member), figure]),
  );
}

function plain(value: string | undefined): string {
  return isDecimal(value) ? canonical(value) : (value ?? '');
}

function isNothing(figure: Figure | undefined): boolean {
  return figure?.nothing ?? false;
}
