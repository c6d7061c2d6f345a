import { plain } from '@baro/chassis';
import { PeriodKind, ValueGrade } from '@baro/proto/baro/reporting/v1/resources';
import type { YearlyTarget } from '@baro/proto/baro/reporting/v1/resources';

const maxCodeChars = 40;

/** Shortest first: of several periods an indicator is published for, the shortest carries the others. */
const periodForms: readonly (readonly [PeriodKind, RegExp])[] = [
  [PeriodKind.WEEK, /^(hang |moi )?tuan$/],
  [PeriodKind.MONTH, /^(hang |moi )?thang$/],
  [PeriodKind.QUARTER, /^(hang |moi )?quy( (i|ii|iii|iv|[1-4]))?$/],
  [PeriodKind.HALF_YEAR, /^(6|sau) thang( (dau|cuoi) nam)?$/],
  [PeriodKind.NINE_MONTHS, /^(9|chin) thang( dau nam)?$/],
  [PeriodKind.YEAR, /^(hang |moi |ca )?nam$/],
];

const grades: Readonly<Record<string, ValueGrade>> = {
  'uoc tinh': ValueGrade.ESTIMATE,
  'so bo': ValueGrade.PRELIMINARY,
  'chinh thuc': ValueGrade.FINAL,
};

/** The period words say; UNSPECIFIED, which the service refuses, when a word among them is not known. */
export function readPeriod(text: string): PeriodKind {
  const words = plain(text)
    .replaceAll(/\([^)]*\)/g, '')
    .split(/[;,]/)
    .map((word) => word.trim())
    // When it is published, not what for.
    .filter((word) => word !== '' && !word.startsWith('pho bien'));
  const isKnown = (word: string): boolean => periodForms.some(([, form]) => form.test(word));
  if (!words.every((word) => isKnown(word))) return PeriodKind.UNSPECIFIED;
  const shortest = periodForms.find(([, form]) => words.some((word) => form.test(word)));
  return shortest?.[0] ?? PeriodKind.UNSPECIFIED;
}

/** The grade a note says it is published with; what says nothing claims least. */
export function readGrade(note: string): ValueGrade {
  const [, word = ''] = /muc hoan chinh: (uoc tinh|so bo|chinh thuc)/.exec(plain(note)) ?? [];
  return grades[word] ?? ValueGrade.ESTIMATE;
}

/** A code in the form of the contract; as written when it cannot be brought into it. */
export function readCode(text: string, prefix = ''): string {
  const code = plain(`${prefix}${text}`)
    .toUpperCase()
    .replaceAll(/[^A-Z0-9._-]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return code === '' || code.length > maxCodeChars ? text : code;
}

/** First letters of a system's name, and its numbers: `Hệ thống chỉ tiêu (2010)` is `HTCT2010`. */
export function prefixOf(system: string): string {
  const words = plain(system).match(/[a-z]+|\d+/g) ?? [];
  return words.map((word) => (/\d/.test(word) ? word : word.charAt(0).toUpperCase())).join('');
}

/** Targets of one year or of several, side by side; what is no number is left as written for the service to refuse. */
export function readTargets(target: string, targetYear: string, legalRef: string): YearlyTarget[] {
  if (target === '') return [];
  const values = target.split('|').map((value) => value.trim());
  const years = targetYear.split('|').map((year) => year.trim());
  if (values.length !== years.length) {
    return [{ year: Number.parseInt(targetYear, 10) || 0, value: target, legalRef }];
  }
  return values.flatMap((value, at) => {
    const year = years[at] ?? '';
    // Ước thực hiện: what was reached, not what is aimed at.
    if (/ƯTH/i.test(year)) return [];
    return { year: /^\d{4}$/.test(year) ? Number(year) : 0, value: readNumber(value), legalRef };
  });
}

/** A number as Vietnam writes it: points between thousands, a comma before decimals. */
function readNumber(text: string): string {
  const bare = text.replace(/\s*%$/, '');
  if (/^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(bare)) return bare.replaceAll('.', '').replace(',', '.');
  return /^-?\d+,\d+$/.test(bare) ? bare.replace(',', '.') : bare;
}

/** Bounds a row surely has: those its source writes down, and those of a share. */
export function readBounds(
  name: string,
  measure: string,
  note: string,
): { minValue: string; maxValue: string } {
  const isShareByNote = note.includes('0 <= gia_tri <= 100');
  if (isShareByNote || isShare(name, measure)) return { minValue: '0', maxValue: '100' };
  return { minValue: note.includes('gia_tri >= 0') ? '0' : '', maxValue: '' };
}

/** One share of a whole. Growth is none, and pupils of every age over children of one age can be more than all. */
function isShare(name: string, measure: string): boolean {
  const words = plain(name);
  const shares = words.match(/t[yi] le/g) ?? [];
  return (
    measure === '%' &&
    /^t[yi] le /.test(words) &&
    shares.length === 1 &&
    !/ (tang|giam|so voi|huy dong|di hoc)( |$)/.test(words)
  );
}
