import { PeriodKind } from '@baro/proto/baro/reporting/v1/resources';

const words: Readonly<Partial<Record<PeriodKind, (number: number, year: number) => string>>> = {
  [PeriodKind.MONTH]: (number, year) => `tháng ${number}/${year}`,
  [PeriodKind.QUARTER]: (number, year) => `quý ${number}/${year}`,
  [PeriodKind.HALF_YEAR]: (number, year) => `6 tháng ${number === 1 ? 'đầu' : 'cuối'} năm ${year}`,
  [PeriodKind.NINE_MONTHS]: (_, year) => `9 tháng năm ${year}`,
  [PeriodKind.YEAR]: (_, year) => `năm ${year}`,
  [PeriodKind.WEEK]: (number, year) => `tuần ${number} năm ${year}`,
};

/** A period as people call it. */
export function periodWords({
  kind,
  number,
  year,
}: {
  kind: PeriodKind;
  number: number;
  year: number;
}): string {
  return words[kind]?.(number, year) ?? '';
}

/** A date as it is written here: `16/11/2026`. */
export function dateWords(date: string): string {
  return date.split('-').toReversed().join('/');
}
