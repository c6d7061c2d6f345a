import type { FieldCheck } from '@baro/chassis';
import type { Figure } from '@baro/proto/baro/reporting/v1/resources';
import type { Line } from './asked.ts';
import { membersOf } from './asked.ts';
import { setsOf } from './computed/sets-of.ts';
import { placesOf, readDecimal } from './decimal.ts';
import { isRatio, isWeighted } from './figure.ts';

/** Most figures of one call. */
const maxFigures = 5000;

/** Faults of figures as they are filled in; fields are named `figures[<code>/<member>].<part>`. */
export function checkFigures(
  check: FieldCheck,
  figures: readonly Figure[],
  lines: ReadonlyMap<string, Line>,
): void {
  if (figures.length === 0) check.required('figures', undefined);
  if (figures.length > maxFigures) {
    check.add('figures', 'TOO_MANY', `are more than ${maxFigures}`, `quá ${maxFigures} số liệu`);
    return;
  }
  const seen = new Set<string>();
  for (const figure of figures) {
    const place = placeOf(figure);
    const line = lines.get(figure.indicatorCode);
    if (line && setsOf(line.definition, figure.member)) {
      check.add(place, 'COMPUTED', 'is counted by the system', 'số liệu này do hệ thống tự tính');
    } else if (line && membersOf(line.definition).includes(figure.member)) {
      checkFigure(check, place, figure, line);
    } else {
      check.add(place, 'NOT_ASKED', 'is not asked of this unit', 'đơn vị không phải báo cáo số liệu này');
    }
    if (seen.has(place)) check.add(place, 'TWICE', 'comes twice', 'bị trùng');
    seen.add(place);
  }
}

/** How a fault names a figure. */
export function placeOf({ indicatorCode, member }: Pick<Figure, 'indicatorCode' | 'member'>): string {
  return `figures[${member ? `${indicatorCode}/${member}` : indicatorCode}]`;
}

function checkFigure(check: FieldCheck, place: string, figure: Figure, { definition }: Line): void {
  check.text(`${place}.reason`, figure.reason, 500);
  const given = [figure.value, figure.numerator, figure.denominator].some((text) => text !== '');
  if (figure.nothing && given) {
    const vi = 'đã báo không phát sinh thì không nhập số';
    check.add(place, 'NOTHING_AND_VALUE', 'is said to be nothing and has a value', vi);
  }
  const ratio = isRatio(definition);
  if (!ratio) checkNumber(check, `${place}.value`, figure.value, definition.decimals);
  checkPart(check, `${place}.numerator`, figure.numerator, ratio);
  checkPart(check, `${place}.denominator`, figure.denominator, ratio || isWeighted(definition));
}

function checkPart(check: FieldCheck, field: string, text: string, has: boolean): void {
  if (text === '') return;
  if (!has) {
    check.add(field, 'NOT_ASKED', 'is not of this indicator', 'chỉ tiêu này không có phần này');
    return;
  }
  checkNumber(check, field, text, 6);
  if (readDecimal(text)?.lt(0)) check.add(field, 'NEGATIVE', 'is negative', 'không được âm');
}

function checkNumber(check: FieldCheck, field: string, text: string, decimals: number): void {
  if (text === '') return;
  const value = readDecimal(text);
  if (!value) check.add(field, 'NOT_A_NUMBER', 'is not a decimal number', 'không phải số hợp lệ');
  else if (placesOf(value) > decimals) {
    const { rule, en, vi } = tooPrecise(decimals);
    check.add(field, rule, en, vi);
  }
}

/** What has more decimal places than it may. */
export function tooPrecise(decimals: number): { rule: string; en: string; vi: string } {
  const vi = decimals === 0 ? 'phải là số nguyên' : `có quá ${decimals} chữ số thập phân`;
  return { rule: 'TOO_PRECISE', en: `has more than ${decimals} decimal places`, vi };
}
