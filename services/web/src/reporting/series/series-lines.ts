import type { IndicatorSeries, SeriesBreak, SeriesLine, SeriesPeriod } from '../../api/series-api.ts';
import { word } from '../../i18n/language.tsx';
import { lookAt, MAIN_LOOK, type LineLook } from '../../chart/line-look.ts';
import type { Lines } from '../../chart/line-option.ts';
import type { Messages } from '../../i18n/vi/index.ts';
import { showDate } from '../../time/format.ts';
import { showDecimal } from '../decimal.ts';
import { periodTitle } from '../period-words.ts';

/** A line as it is drawn and as it is a column of the table. */
export interface NamedLine {
  readonly key: string;
  readonly name: string;
  readonly look: LineLook;
  readonly line: SeriesLine;
}

/** Lines with names and looks: the city first, and every other one of its own look. */
export function nameLines({ lines = [] }: IndicatorSeries, m: Messages): NamedLine[] {
  return lines.map((line, at) => {
    const { unitId = '', unitName = '', unitGroup = '' } = line;
    const group = unitGroup === '' ? m.series.city : word(m.enums.unitGroup, unitGroup);
    return {
      key: unitId === '' ? unitGroup || 'city' : unitId,
      name: unitId === '' ? group : unitName,
      look: at === 0 ? MAIN_LOOK : lookAt(at - 1),
      line,
    };
  });
}

/** A break as it is marked in the picture and said below it. */
export interface NumberedBreak {
  readonly number: number;
  /** Place of the first period after it. */
  readonly before: number;
  readonly period: SeriesPeriod | undefined;
  readonly words: string;
  readonly legalRef: string;
}

/** Every break once, in the order of the periods; a changed definition breaks all lines and is one break. */
export function numberBreaks(
  periods: readonly SeriesPeriod[],
  lines: readonly NamedLine[],
  m: Messages,
): NumberedBreak[] {
  const found = new Map<string, Omit<NumberedBreak, 'number'>>();
  for (const { name, line } of lines) {
    for (const one of line.breaks ?? []) {
      const words = breakWords(one, name, m);
      const before = placeOf(periods, one);
      found.set(`${before} ${words}`, {
        before,
        period: periods[before],
        words,
        legalRef: one.legalRef ?? '',
      });
    }
  }
  return [...found.values()]
    .toSorted((a, b) => a.before - b.before)
    .map((one, at) => ({ number: at + 1, ...one }));
}

function breakWords(one: SeriesBreak, name: string, m: Messages): string {
  const t = m.series;
  const date = showDate(one.effectiveDate);
  if (one.reason !== 'SERIES_BREAK_REASON_UNIT_REORGANISED') {
    return t.definitionChanged(one.versionNumber ?? 0, date);
  }
  const others = (one.unitNames ?? []).filter((unit) => unit !== '').join(', ');
  return t.reorganised(name, others === '' ? t.otherUnits : others, date);
}

function placeOf(periods: readonly SeriesPeriod[], { periodId }: SeriesBreak): number {
  return periods.findIndex((period) => period.periodId === periodId);
}

/** What is drawn. Marks of one place stand together, for their words would lie over each other. */
export function drawnLines(
  periods: readonly SeriesPeriod[],
  lines: readonly NamedLine[],
  breaks: readonly NumberedBreak[],
  { measure, m }: { measure: string; m: Messages },
): Lines {
  const places = [...new Set(breaks.map(({ before }) => before))];
  return {
    names: periods.map((period) => shortName(period)),
    titles: periods.map((period) => periodTitle(period, m)),
    lines: lines.map(({ name, look, line }) => ({
      name,
      look,
      points: periods.map(({ periodId }) => {
        const point = line.points?.find((one) => one.periodId === periodId);
        if (point?.value === undefined || point.value === '') return undefined;
        return { value: Number(point.value), isOpen: point.grade !== 'VALUE_GRADE_FINAL' };
      }),
      breaks: [...new Set((line.breaks ?? []).map((one) => placeOf(periods, one)))],
    })),
    target: {
      name: m.series.target,
      values: periods.map(({ target = '' }) => (target === '' ? undefined : Number(target))),
    },
    marks: places.map((before) => ({
      before,
      label: m.series.breakMark(breaks.find((one) => one.before === before)?.number ?? 0),
    })),
    measure,
    show: showNumber,
  };
}

/** `10/2026`; of a year alone its number. */
function shortName({ kind, number = 0, year = 0 }: SeriesPeriod): string {
  return kind === 'PERIOD_KIND_YEAR' ? String(year) : `${number}/${year}`;
}

/** A number of an axis as people here write it; places that only binary fractions have are none. */
export function showNumber(value: number): string {
  return showDecimal(String(Number(value.toFixed(6))));
}
