import type { AskedLine, CheckFinding } from '../../api/reporting-types.ts';
import type { Messages } from '../../i18n/vi/index.ts';
import { checkWords } from './check-words.ts';
import { memberName } from './sheet-rows.ts';
import { fieldOfFinding, rowOfFinding } from './sheet-view.ts';

/** A finding with where it is said and mended. */
export interface PlacedFinding {
  readonly finding: CheckFinding;
  /** Name of the row. */
  readonly row: string;
  /** Id of the field where it is mended. */
  readonly field: string;
  /** Indicator and member in words. */
  readonly where: string;
  readonly words: string;
  readonly isMissing: boolean;
}

/** Findings in the order of the form; those on what the form does not ask are passed over. */
export function placeFindings(
  findings: readonly CheckFinding[],
  lines: readonly AskedLine[],
  m: Messages,
): readonly PlacedFinding[] {
  return lines.flatMap(({ indicator, figures = [] }) => {
    const definition = indicator?.definition ?? {};
    return figures.flatMap((figure) => {
      const { indicatorCode = '', member = '' } = figure;
      return findings
        .filter((one) => one.indicatorCode === indicatorCode && (one.member ?? '') === member)
        .map((finding): PlacedFinding => {
          const row = rowOfFinding(finding, definition, figure);
          const part = member === '' ? '' : `, ${memberName(definition, member)}`;
          return {
            finding,
            row,
            field: fieldOfFinding(finding, row),
            where: `${indicatorCode} ${definition.name ?? ''}${part}`,
            words: checkWords(finding, definition, m),
            isMissing: finding.rule === 'CHECK_RULE_MISSING',
          };
        });
    });
  });
}

/** The findings of each row. */
export function findingsByRow(
  placed: readonly PlacedFinding[],
): ReadonlyMap<string, readonly CheckFinding[]> {
  const byRow = new Map<string, CheckFinding[]>();
  for (const { row, finding } of placed) byRow.set(row, [...(byRow.get(row) ?? []), finding]);
  return byRow;
}
