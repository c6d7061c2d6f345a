import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Series } from './published-values.ts';

/** A value of the file as text: year and digits, the decimal point moved where the measure is a thousand times finer. */
export type Reading = readonly [year: number, value: string];

/**
 * Reads the values of a place, `table[ :: column][ × 1000]`, out of the file's lines once more, with nothing of the reader
 * that fills the forms: no CSV, no numbers, no names made equal.
 */
export function readAgain(folder: string, place: string): Reading[] {
  const lines = readFileSync(path.join(folder, 'indicator-values-hanoi.csv'), 'utf8').split('\n');
  const thousands = place.endsWith(' × 1000');
  const [table = '', column = ''] = place.replace(' × 1000', '').split(' :: ');
  const head = `,${table.includes(',') ? `"${table}"` : table},Ha Noi,`;
  return lines.flatMap((line): Reading[] => {
    const at = line.indexOf(head);
    if (at < 0) return [];
    const cells = line.slice(at + head.length).split(',');
    const [label = '', ownYear = '', , value = ''] = cells.slice(-5);
    const rest = label.replace(column, '');
    if (!label.includes(column) || !/^[\d\s().*-]*(Prel?\.)?[\d\s().*-]*$/.test(rest)) return [];
    const year = Number(ownYear || table.match(/\d{4}/)?.[0]);
    return value === '' ? [] : [[year, short(thousands ? shifted(value) : value)]];
  });
}

/** Three places to the right. */
function shifted(text: string): string {
  const [whole = '', places = ''] = text.split('.');
  return `${whole}${places.padEnd(3, '0').slice(0, 3)}.${places.slice(3)}`;
}

/** Without zeros that say nothing. */
function short(text: string): string {
  const [whole = '', places = ''] = text.split('.');
  const kept = places.replace(/0+$/, '');
  return `${whole.replace(/^0+(?=\d)/, '')}${kept && `.${kept}`}`;
}

/** What the series of an indicator has to show, by the second reading of the file. */
export function expectedOf(folder: string, code: string, valuesTable: string): Reading[] {
  const [first = '', second = ''] = valuesTable.split(' | ').map((place) => place.replace(/^[a-z-]+=/, ''));
  const readings = readAgain(folder, first);
  const changed = (change: (reading: Reading) => string): Reading[] =>
    readings.map((reading): Reading => [reading[0], change(reading)]);
  switch (code) {
    case 'KT-NN-06': {
      // Only the two kinds are published: they are the whole.
      const others = new Map(readAgain(folder, second));
      return changed(([year, value]) => String(Number(value) + Number(others.get(year))));
    }
    case 'XH-GD-04':
      // In thousands until 2014.
      return changed(([year, value]) => (year < 2015 ? `${value}000` : value));
    case 'XH-DS-02':
      // Made of published parts, as XH-DS-03; published to one place, asked for in whole numbers.
      return changed(([, value]) => Number(value).toFixed(0));
    default:
      return readings;
  }
}

/** Years whose value changed against the one of the year before by more than so many per cent, in whole millionths. */
export function jumpsOf(series: Series, years: readonly number[], percent: number): number[] {
  const at = (year: number | undefined): bigint =>
    year === undefined ? 0n : BigInt(Math.round(Number(series.get(year)?.value) * 1e6));
  const size = (number: bigint): bigint => (number < 0n ? -number : number);
  return years.filter((year, place) => {
    const [before, now] = [at(years[place - 1]), at(year)];
    return percent > 0 && before !== 0n && size(now - before) * 100n > size(before) * BigInt(percent);
  });
}
