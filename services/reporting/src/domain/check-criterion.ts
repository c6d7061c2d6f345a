import { checkEnum } from '@baro/chassis';
import type { FieldCheck } from '@baro/chassis';
import { CriterionMethod } from '@baro/proto/baro/reporting/v1/index_sets';
import type { Criterion, ScoringRule } from '@baro/proto/baro/reporting/v1/index_sets';
import { Direction } from '@baro/proto/baro/reporting/v1/resources';
import type { IndicatorDefinition } from '@baro/proto/baro/reporting/v1/resources';
import { checkCode } from './check-definition.ts';
import { checkNumber, checkPoints, checkScoring, refuseUnasked } from './check-scoring.ts';
import { isLessBetter } from './scoring.ts';

/** Definitions in force in the year of the set, by code. */
export type Indicators = ReadonlyMap<string, IndicatorDefinition>;

const codeForm = /^[A-Za-z0-9][A-Za-z0-9.-]{0,39}$/;

/** Collects every fault of a criterion by itself. */
export function checkCriterion(check: FieldCheck, criterion: Criterion, indicators: Indicators): void {
  checkCriterionCode(check, 'code', criterion.code);
  if (check.required('name', criterion.name)) check.text('name', criterion.name, 300);
  const max = checkPoints(check, 'maxPoints', criterion.maxPoints, undefined);
  if (max?.eq(0)) check.add('maxPoints', 'ZERO', 'is 0', 'phải lớn hơn 0');
  check.required('method', criterion.method || undefined);
  checkEnum(check, 'method', criterion.method, CriterionMethod);
  checkSource(check, criterion, indicators);
  const valued = isValued(criterion);
  if (valued && check.required('scoring', criterion.scoring) && criterion.scoring) {
    const before = check.violations.length;
    checkScoring(check, criterion.scoring, max);
    if (check.violations.length === before) {
      checkDirection(check, criterion.scoring, indicators.get(criterion.indicatorCode));
    }
  }
  if (!valued && criterion.scoring) refuseUnasked(check, 'scoring');
  checkTexts(check, criterion, valued);
}

/** A code of a criterion. */
export function checkCriterionCode(check: FieldCheck, field: string, code: string): void {
  if (check.required(field, code) && !codeForm.test(code)) {
    const vi = 'chỉ gồm chữ không dấu, số, dấu . và -, tối đa 40 ký tự';
    check.add(field, 'NOT_A_CODE', 'is not letters, digits, `.`, `-`, at most 40', vi);
  }
}

/** Whether points come from a value by a rule. */
function isValued({ method }: Criterion): boolean {
  return method === CriterionMethod.COMPUTED || method === CriterionMethod.SURVEY;
}

/** Where the value comes from: an indicator that is counted, or a survey. */
function checkSource(check: FieldCheck, criterion: Criterion, indicators: Indicators): void {
  const { method, indicatorCode, surveyCode } = criterion;
  if (method !== CriterionMethod.COMPUTED && indicatorCode !== '') refuseUnasked(check, 'indicatorCode');
  if (method !== CriterionMethod.SURVEY && surveyCode !== '') refuseUnasked(check, 'surveyCode');
  if (method === CriterionMethod.SURVEY) checkCode(check, 'surveyCode', surveyCode);
  if (method !== CriterionMethod.COMPUTED || !check.required('indicatorCode', indicatorCode)) return;
  const indicator = indicators.get(indicatorCode);
  if (!indicator) {
    const vi = `không có chỉ tiêu ${indicatorCode} có hiệu lực trong năm`;
    check.add('indicatorCode', 'NOT_ALLOWED', 'is no indicator in force in the year', vi);
  } else if (indicator.computedBy === '') {
    const vi = `chỉ tiêu ${indicatorCode} không do Hệ thống tự tính`;
    check.add('indicatorCode', 'NOT_COMPUTED', 'is not counted from items', vi);
  }
}

/** A rule that rewards what the indicator calls worse is a slip. */
function checkDirection(check: FieldCheck, scoring: ScoringRule, indicator?: IndicatorDefinition): void {
  const wrong = isLessBetter(scoring) ? Direction.UP : Direction.DOWN;
  if (indicator?.direction !== wrong) return;
  const vi = 'quy tắc chấm điểm ngược với chiều hướng tốt của chỉ tiêu';
  check.add('scoring', 'WRONG_DIRECTION', 'goes against the direction of the indicator', vi);
}

function checkTexts(check: FieldCheck, criterion: Criterion, valued: boolean): void {
  const { method, target, evidence, legalRef } = criterion;
  if (target !== '') {
    if (valued) checkNumber(check, 'target', target);
    else refuseUnasked(check, 'target');
  }
  if (method === CriterionMethod.DECLARED) {
    if (check.required('evidence', evidence)) check.text('evidence', evidence, 500);
  } else if (evidence !== '') refuseUnasked(check, 'evidence');
  check.text('legalRef', legalRef, 300);
}
