import path from 'node:path';
import type { IndicatorDefinition } from '@baro/proto/baro/reporting/v1/resources';
import { openCsv } from '@baro/tools/import/table/read-csv.ts';
import { readIndicators } from '../../services/reporting/reference/index.ts';

/** What was published for a year, in the measure of the indicator. */
export interface Published {
  readonly value: string;
  readonly preliminary: boolean;
}

/** By year. */
export type Series = ReadonlyMap<number, Published>;

/** An indicator of the demo set with the city's published values of its whole and of members of its breakdowns. */
export interface PublishedIndicator {
  readonly definition: IndicatorDefinition;
  readonly whole: Series;
  readonly members: ReadonlyMap<string, Series>;
  /** Numerator and denominator, where both are published as well. */
  readonly parts: readonly [Series, Series] | undefined;
}

const people = 'Average population by province';
const area = 'Area, population and population density by province';
/** Ratios of which what they are made of stands in other columns. */
const madeOf: Readonly<Record<string, readonly [string, string]>> = {
  'XH-DS-02': [`${area} :: Average population (Thous. pers.) × 1000`, `${area} :: Area (Km2)`],
  'XH-DS-03': [`${people} :: Male × 1000`, `${people} :: Female × 1000`],
};
/** The column says thousands to its end; from 2015 on it has the pupils themselves. */
const thousandsUntil = new Map([['XH-GD-04', 2014]]);

/** Every indicator of the demo set that has published values, in the order of the set. */
export async function readPublished(folder: string): Promise<PublishedIndicator[]> {
  const columns = await readColumns(path.join(folder, 'indicator-values-hanoi.csv'));
  const seriesOf = (place: string): Series => {
    const [, column = '', factor = '1'] = /^(.*?)(?: × (\d+))?$/.exec(place) ?? [];
    return scaled(columns.get(nameOf(column)) ?? new Map<number, Published>(), () => Number(factor));
  };
  return readIndicators().flatMap(({ definition, valuesTable }): PublishedIndicator[] => {
    if (valuesTable === '') return [];
    const places = valuesTable.split(' | ').map((text): [string, Series] => {
      const [, member = '', place = ''] = /^(?:([a-z-]+)=)?(.*)$/.exec(text) ?? [];
      return [member, seriesOf(place)];
    });
    const all = new Map(places);
    const last = thousandsUntil.get(definition.code) ?? 0;
    const whole = scaled(all.get('') ?? new Map<number, Published>(), (year) => (year <= last ? 1000 : 1));
    all.delete('');
    const [above, below] = madeOf[definition.code] ?? [];
    const parts = above && below ? ([seriesOf(above), seriesOf(below)] as const) : undefined;
    return [{ definition, whole, members: all, parts }];
  });
}

/** Every column of every table, by the name the demo set has for it. */
async function readColumns(file: string): Promise<Map<string, Map<number, Published>>> {
  const needed = { table: true, column_label: true, year: true, preliminary: true, value: true } as const;
  const { rows } = await openCsv(file, needed);
  const found = new Map<string, Map<number, Published>>();
  for await (const { value } of rows) {
    const [table, label, number] = [value('table'), value('column_label'), value('value')];
    // A table of one year alone has it in its name.
    const year = Number(value('year') || /\b(?:19|20)\d\d\b/.exec(table)?.[0]);
    const column = label.replace(/\b(?:19|20)\d\d\b(?:-\d{4})?/, '').replace(/\bPrel?\./, '');
    const name = nameOf(column.trim() === '' ? table : `${table} :: ${column}`);
    const series = found.get(name) ?? new Map<number, Published>();
    found.set(name, series);
    if (number !== '') series.set(year, { value: number, preliminary: value('preliminary') === '1' });
  }
  return found;
}

/** Without marks of notes and with one space where there are several. */
function nameOf(text: string): string {
  return text
    .replaceAll(/\(\*+\)/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function scaled(series: Series, factorOf: (year: number) => number): Series {
  return new Map(
    [...series].map(([year, { value, preliminary }]) => [
      year,
      // No more than three places and nine digits: exact once it is rounded to them.
      { value: String(Number((Number(value) * factorOf(year)).toFixed(3))), preliminary },
    ]),
  );
}
