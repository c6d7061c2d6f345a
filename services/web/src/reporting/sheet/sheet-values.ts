import type { AskedLine, Figure } from '../../api/reporting-types.ts';
import type { Messages } from '../../i18n/vi/index.ts';
import { placesOf, readDecimal, showDecimal } from '../decimal.ts';
import { isComputed, nameOf, type CellPart, type SheetRow } from './sheet-rows.ts';

/** What is typed, by its name; as typed, numbers the Vietnamese way. */
export type SheetValues = Readonly<Record<string, string>>;

/** A tick, as text. */
export const TICKED = 'x';

const MOST_REASON = 500;

const PARTS: readonly CellPart[] = ['value', 'numerator', 'denominator'];

/** What the service keeps, as one would have typed it. */
export function savedValues(lines: readonly AskedLine[]): SheetValues {
  const entries = lines.flatMap(({ figures = [] }) =>
    figures.flatMap((figure): [string, string][] => {
      const { indicatorCode = '', member = '', nothing = false, reason = '' } = figure;
      return [
        ...PARTS.map((part): [string, string] => [
          nameOf(part, indicatorCode, member),
          showDecimal(figure[part]),
        ]),
        [nameOf('nothing', indicatorCode, member), nothing ? TICKED : ''],
        [nameOf('reason', indicatorCode, member), reason],
      ];
    }),
  );
  return Object.fromEntries(entries);
}

/** What was typed and not saved, with more of it; what is again as saved is no change. */
export function withChanges(typed: SheetValues, changes: SheetValues, saved: SheetValues): SheetValues {
  const all = Object.entries({ ...typed, ...changes });
  return Object.fromEntries(all.filter(([name, text]) => text !== (saved[name] ?? '')));
}

/** A tick on a whole goes for its members as well, but for those with a number. */
export function tickChanges(
  { code, member, definition }: Pick<SheetRow, 'code' | 'member' | 'definition'>,
  tick: string,
  { textOf }: { textOf: (name: string) => string },
): SheetValues {
  const own = (definition.breakdowns ?? []).flatMap(({ members = [] }) =>
    members.map((one) => one.code ?? ''),
  );
  const members = member === '' ? own.filter((one) => textOf(nameOf('value', code, one)).trim() === '') : [];
  return Object.fromEntries([member, ...members].map((one) => [nameOf('nothing', code, one), tick]));
}

/** Figures of which something was typed, whole: a figure replaces the one that was there. */
export function changedFigures(
  lines: readonly AskedLine[],
  saved: SheetValues,
  typed: SheetValues,
): readonly Figure[] {
  const values = { ...saved, ...typed };
  return lines.flatMap(({ indicator, figures = [] }) =>
    figures
      .filter(({ indicatorCode, member }) =>
        ([...PARTS, 'nothing', 'reason'] as const).some(
          (part) => typed[nameOf(part, indicatorCode ?? '', member)] !== undefined,
        ),
      )
      .map(({ indicatorCode = '', member = '' }) => {
        const textOf = (part: Parameters<typeof nameOf>[0]): string =>
          values[nameOf(part, indicatorCode, member)] ?? '';
        const isNothing = textOf('nothing') === TICKED;
        const isRatio = indicator?.definition?.valueType === 'VALUE_TYPE_RATIO';
        const number = (part: CellPart): string => (isNothing ? '' : (readDecimal(textOf(part)) ?? ''));
        return {
          indicatorCode,
          member,
          value: isRatio ? '' : number('value'),
          numerator: number('numerator'),
          denominator: number('denominator'),
          nothing: isNothing,
          reason: textOf('reason').normalize('NFC').trim(),
        };
      }),
  );
}

/** What is wrong with what was typed, by its name: what is no number, or has more places than the indicator. */
export function checkSheet(
  rows: readonly SheetRow[],
  saved: SheetValues,
  typed: SheetValues,
  m: Messages,
): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const row of rows) {
    const nothing = nameOf('nothing', row.code, row.member);
    if ((typed[nothing] ?? saved[nothing]) === TICKED) continue;
    const fault = faultOf(row, typed[row.name] ?? '', m);
    if (fault !== undefined) errors[row.name] = fault;
    const reason = nameOf('reason', row.code, row.member);
    // The contract counts code points.
    const { length } = Array.from((typed[reason] ?? '').normalize('NFC').trim());
    if (length > MOST_REASON) errors[reason] = m.registration.tooLong(MOST_REASON);
  }
  return errors;
}

function faultOf(row: SheetRow, text: string, m: Messages): string | undefined {
  if (text.trim() === '' || isComputed(row)) return undefined;
  const value = readDecimal(text);
  if (value === undefined) return m.submission.badNumber;
  if (row.part !== 'value') return undefined;
  const places = row.definition.valueType === 'VALUE_TYPE_INTEGER' ? 0 : (row.definition.decimals ?? 0);
  if (placesOf(value) <= places) return undefined;
  return places === 0 ? m.submission.wholeOnly : m.submission.tooManyPlaces(places);
}

/** How the service names what it refuses (`figures[VB-01/nam].value`), and the fields it is shown in. */
export function figureFieldNames(figures: readonly Figure[]): Record<string, string> {
  const parts = [...PARTS, 'reason'] as const;
  return Object.fromEntries(
    figures.flatMap(({ indicatorCode = '', member = '' }): [string, string][] => {
      const place = `figures[${member === '' ? indicatorCode : `${indicatorCode}/${member}`}]`;
      return [
        ...parts.map((part): [string, string] => [`${place}.${part}`, nameOf(part, indicatorCode, member)]),
        [place, nameOf('value', indicatorCode, member)],
      ];
    }),
  );
}
