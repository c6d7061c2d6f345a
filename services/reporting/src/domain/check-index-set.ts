import { checkCount, checkEnum, checkId, checkReason, FieldCheck } from '@baro/chassis';
import type { FieldViolation } from '@baro/chassis';
import { CriterionMethod } from '@baro/proto/baro/reporting/v1/index_sets';
import type { Criterion, IndexSet } from '@baro/proto/baro/reporting/v1/index_sets';
import { UnitGroup } from '@baro/proto/baro/reporting/v1/resources';
import Big from 'big.js';
import { checkCode } from './check-definition.ts';
import { checkCriterion } from './check-criterion.ts';
import type { Indicators } from './check-criterion.ts';
import { readDecimal } from './decimal.ts';

/** Faults of a set beside its tree. */
export function checkIndexSet(check: FieldCheck, set: IndexSet): void {
  checkCode(check, 'indexSet.code', set.code);
  check.range('indexSet.year', set.year, 2000, 2100);
  checkReason(check, 'indexSet.name', set.name, 300);
  checkId(check, 'indexSet.unitId', set.unitId);
  check.required('indexSet.unitGroup', set.unitGroup || undefined);
  checkEnum(check, 'indexSet.unitGroup', set.unitGroup, UnitGroup);
  if (set.minCount === 0) check.required('indexSet.minCount', undefined);
  checkCount(check, 'indexSet.minCount', set.minCount, 1000);
  checkReason(check, 'indexSet.legalRef', set.legalRef, 300);
}

/**
 * The first fault of each criterion, in order; undefined for those that are good themselves. Codes are known once, those below
 * come after a SUM above them, and a SUM is exactly what those below it come to.
 */
export function findTreeFaults(
  criteria: readonly Criterion[],
  indicators: Indicators,
): (FieldViolation | undefined)[] {
  const below = Map.groupBy(criteria, ({ parentCode }) => parentCode);
  const above = new Map<string, CriterionMethod>();
  return criteria.map((criterion) => {
    const check = new FieldCheck();
    checkCriterion(check, criterion, indicators);
    checkPlace(check, criterion, above);
    if (criterion.method === CriterionMethod.SUM) checkSum(check, criterion, below.get(criterion.code) ?? []);
    if (!above.has(criterion.code)) above.set(criterion.code, criterion.method);
    return check.violations[0];
  });
}

function checkPlace(
  check: FieldCheck,
  { code, parentCode }: Criterion,
  above: ReadonlyMap<string, CriterionMethod>,
): void {
  if (above.has(code)) check.add('code', 'TWICE', 'comes twice', 'bị trùng');
  if (parentCode === '') return;
  const method = above.get(parentCode);
  if (method === undefined) {
    const vi = `không có tiêu chí ${parentCode} ở các dòng trước`;
    check.add('parentCode', 'NOT_BEFORE', 'is no criterion of a row before', vi);
  } else if (method !== CriterionMethod.SUM) {
    const vi = `tiêu chí ${parentCode} không phải tiêu chí cộng điểm nên không có tiêu chí con`;
    check.add('parentCode', 'NOT_A_SUM', 'is no sum and has nothing below it', vi);
  }
}

function checkSum(check: FieldCheck, criterion: Criterion, below: readonly Criterion[]): void {
  if (below.length === 0) {
    const vi = 'tiêu chí cộng điểm phải có tiêu chí con';
    check.add('method', 'NO_PARTS', 'is a sum of nothing', vi);
    return;
  }
  const max = readDecimal(criterion.maxPoints);
  const parts = below.flatMap(({ maxPoints }) => readDecimal(maxPoints) ?? []);
  // What is no number is a fault of its own.
  if (!max || parts.length < below.length) return;
  const sum = parts.reduce((one, other) => one.plus(other), new Big(0));
  if (!sum.eq(max)) {
    const vi = `phải bằng tổng điểm các tiêu chí con (${sum.toFixed()})`;
    check.add('maxPoints', 'SUM_DIFFERS', `is not the sum of those below it, ${sum.toFixed()}`, vi);
  }
}

/** Points of a tree without faults: of its highest level, and of all that is counted. */
export function pointsOfTree(criteria: readonly Criterion[]): { max: Big; computed: Big } {
  const sumOf = (which: (criterion: Criterion) => boolean): Big =>
    criteria.filter(which).reduce((sum, { maxPoints }) => sum.plus(maxPoints), new Big(0));
  return {
    max: sumOf(({ parentCode }) => parentCode === ''),
    computed: sumOf(({ method }) => method === CriterionMethod.COMPUTED),
  };
}
