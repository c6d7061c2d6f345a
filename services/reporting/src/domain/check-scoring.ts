import type { FieldCheck } from '@baro/chassis';
import { checkEnum } from '@baro/chassis';
import { ScoringKind } from '@baro/proto/baro/reporting/v1/index_sets';
import type { ScoreBand, ScoringRule } from '@baro/proto/baro/reporting/v1/index_sets';
import type Big from 'big.js';
import { placesOf, readDecimal } from './decimal.ts';
import { pointPlaces } from './scoring.ts';

/** Bands of a rule. */
const maxBands = 20;

/** Faults of a scoring rule that reaches at most `max` points; undefined when that is unknown itself. */
export function checkScoring(check: FieldCheck, scoring: ScoringRule, max: Big | undefined): void {
  const { kind, zeroValue, fullValue, bands } = scoring;
  check.required('scoring.kind', kind || undefined);
  checkEnum(check, 'scoring.kind', kind, ScoringKind);
  if (kind === ScoringKind.LINEAR) {
    if (bands.length > 0) refuseUnasked(check, 'scoring.bands');
    checkLine(check, zeroValue, fullValue);
  }
  if (kind === ScoringKind.BANDS) {
    if (zeroValue !== '') refuseUnasked(check, 'scoring.zeroValue');
    if (fullValue !== '') refuseUnasked(check, 'scoring.fullValue');
    checkBands(check, bands, max);
  }
}

/** Refuses what has no meaning beside the rest. */
export function refuseUnasked(check: FieldCheck, field: string): void {
  check.add(field, 'NOT_ASKED', 'has no meaning for this method', 'không dùng cho cách tính điểm này');
}

/** A decimal number that must be there. @returns it, or undefined when it is none */
export function checkNumber(check: FieldCheck, field: string, value: string): Big | undefined {
  if (!check.required(field, value)) return undefined;
  const read = readDecimal(value);
  if (!read) check.add(field, 'NOT_A_NUMBER', 'is not a decimal number', 'không phải số hợp lệ');
  return read;
}

/** Points: 0 up to the most there are, 2 places. @returns them, or undefined when they are none */
export function checkPoints(
  check: FieldCheck,
  field: string,
  value: string,
  max: Big | undefined,
): Big | undefined {
  const points = checkNumber(check, field, value);
  if (!points) return undefined;
  if (points.lt(0) || (max && points.gt(max))) {
    const most = max?.toFixed() ?? '';
    check.add(field, 'OUT_OF_RANGE', `is not between 0 and ${most}`, `phải từ 0 đến ${most}`);
  }
  if (placesOf(points) > pointPlaces) {
    const vi = `chỉ được có ${pointPlaces} chữ số thập phân`;
    check.add(field, 'TOO_PRECISE', `has more than ${pointPlaces} decimal places`, vi);
  }
  return points;
}

function checkLine(check: FieldCheck, zeroValue: string, fullValue: string): void {
  const zero = checkNumber(check, 'scoring.zeroValue', zeroValue);
  const full = checkNumber(check, 'scoring.fullValue', fullValue);
  if (zero && full?.eq(zero)) {
    const vi = 'mức đạt điểm tối đa phải khác mức không có điểm';
    check.add('scoring.fullValue', 'NO_SPAN', 'is the value that gives no points', vi);
  }
}

function checkBands(check: FieldCheck, bands: readonly ScoreBand[], max: Big | undefined): void {
  if (bands.length === 0) check.required('scoring.bands', undefined);
  if (bands.length > maxBands) {
    check.add('scoring.bands', 'TOO_MANY', `are more than ${maxBands}`, `có quá ${maxBands} mức`);
    return;
  }
  const values = bands.map(({ value }, at) => checkNumber(check, `scoring.bands[${at}].value`, value));
  const points = bands.map((band, at) => checkPoints(check, `scoring.bands[${at}].points`, band.points, max));
  const way = wayOf(values[0], values[1]);
  for (let at = 1; at < bands.length; at += 1) {
    const [step, drop] = [wayOf(values[at - 1], values[at]), wayOf(points[at - 1], points[at])];
    if (step === 0 || step !== way) {
      const vi = 'các mức phải xếp từ tốt nhất đến kém nhất: cùng giảm dần hoặc cùng tăng dần';
      check.add(`scoring.bands[${at}].value`, 'NOT_IN_ORDER', 'does not go on the way the others do', vi);
    }
    if (drop !== undefined && drop >= 0) {
      const vi = 'điểm phải giảm dần từ mức tốt nhất';
      check.add(`scoring.bands[${at}].points`, 'NOT_LESS', 'are not less than those of the band before', vi);
    }
  }
}

/** Sign of the step between two numbers; undefined when one is missing. */
function wayOf(from: Big | undefined, to: Big | undefined): number | undefined {
  return from && to && to.cmp(from);
}
