import { checkEnum, isIsoDate } from '@baro/chassis';
import type { FieldCheck } from '@baro/chassis';
import {
  Direction,
  PeriodKind,
  RollUpRule,
  UnitGroup,
  ValueGrade,
  ValueType,
} from '@baro/proto/baro/reporting/v1/resources';
import type { IndicatorDefinition } from '@baro/proto/baro/reporting/v1/resources';
import { checkBreakdowns } from './check-breakdowns.ts';
import { checkComputed } from './check-computed.ts';
import { readDecimal } from './decimal.ts';
import { isRatio, isWeighted } from './figure.ts';

export const codeForm = /^[A-Z0-9][A-Z0-9._-]{0,39}$/;

/** Collects every fault of a definition; `cutOffCodes` are the rules there are. */
export function checkDefinition(
  check: FieldCheck,
  definition: IndicatorDefinition,
  cutOffCodes: ReadonlySet<string>,
): void {
  checkTexts(check, definition);
  checkKinds(check, definition);
  if (!cutOffCodes.has(definition.cutOffCode)) {
    check.add('cutOffCode', 'NOT_ALLOWED', 'is no cut-off rule', 'không có quy tắc chốt số liệu này');
  }
  checkNumbers(check, definition);
  checkDays(check, definition);
  checkBreakdowns(check, definition);
  checkComputed(check, definition);
  definition.targets.forEach(({ year, value, legalRef }, at) => {
    check.range(`targets[${at}].year`, year, 2000, 2100);
    checkDecimal(check, `targets[${at}].value`, value);
    check.text(`targets[${at}].legalRef`, legalRef, 300);
  });
}

function checkTexts(check: FieldCheck, definition: IndicatorDefinition): void {
  checkCode(check, 'code', definition.code);
  const needed = { name: 300, groupName: 200, measure: 50, legalRef: 300 } as const;
  for (const [field, max] of Object.entries(needed) as [keyof typeof needed, number][]) {
    if (check.required(field, definition[field])) check.text(field, definition[field], max);
  }
  const others = {
    definition: 2000,
    ownerName: 300,
    source: 500,
    numeratorName: 300,
    denominatorName: 300,
  } as const;
  for (const [field, max] of Object.entries(others) as [keyof typeof others, number][]) {
    check.text(field, definition[field], max);
  }
}

/** A code of indicators and forms. */
export function checkCode(check: FieldCheck, field: string, code: string): void {
  if (check.required(field, code) && !codeForm.test(code)) {
    const vi = 'chỉ gồm chữ hoa không dấu, số, dấu . - _, tối đa 40 ký tự';
    check.add(field, 'NOT_A_CODE', 'is not capital letters, digits, `.`, `-`, `_`, at most 40', vi);
  }
}

function checkKinds(check: FieldCheck, definition: IndicatorDefinition): void {
  const kinds = [
    ['valueType', definition.valueType, ValueType],
    ['periodKind', definition.periodKind, PeriodKind],
    ['grade', definition.grade, ValueGrade],
    ['rollUp', definition.rollUp, RollUpRule],
    ['direction', definition.direction, Direction],
  ] as const;
  for (const [field, value, members] of kinds) {
    check.required(field, value || undefined);
    checkEnum(check, field, value, members);
  }
  if (definition.collectors.length === 0) check.required('collectors', undefined);
  definition.collectors.forEach((group, at) => {
    check.required(`collectors[${at}]`, group || undefined);
    checkEnum(check, `collectors[${at}]`, group, UnitGroup);
  });
  // A ratio is rolled up from its parts or not at all, and nothing else can be.
  const { rollUp } = definition;
  const suits = isRatio(definition)
    ? rollUp === RollUpRule.RATIO_OF_SUMS || rollUp === RollUpRule.NONE
    : rollUp !== RollUpRule.RATIO_OF_SUMS;
  if (!suits) {
    const vi = 'quy tắc tổng hợp không phù hợp với loại giá trị: tỷ lệ tính lại từ tử số và mẫu số';
    check.add('rollUp', 'NOT_SUITED', 'does not suit the value type', vi);
  }
  if (isRatio(definition)) check.required('numeratorName', definition.numeratorName);
  if (isRatio(definition) || isWeighted(definition)) {
    check.required('denominatorName', definition.denominatorName);
  }
}

function checkNumbers(check: FieldCheck, definition: IndicatorDefinition): void {
  check.range('decimals', definition.decimals, 0, definition.valueType === ValueType.INTEGER ? 0 : 6);
  check.range('jumpPercent', definition.jumpPercent, 0, 1_000_000);
  for (const field of ['factor', 'minValue', 'maxValue'] as const) {
    if (definition[field] !== '') checkDecimal(check, field, definition[field]);
  }
  if (readDecimal(definition.factor)?.eq(0)) check.add('factor', 'ZERO', 'is 0', 'không được bằng 0');
  const [min, max] = [readDecimal(definition.minValue), readDecimal(definition.maxValue)];
  if (min && max && max.lt(min)) {
    check.add('maxValue', 'BELOW_LEAST', 'is below the least value', 'nhỏ hơn giá trị nhỏ nhất');
  }
}

function checkDecimal(check: FieldCheck, field: string, value: string): void {
  if (check.required(field, value) && !readDecimal(value)) {
    check.add(field, 'NOT_A_NUMBER', 'is not a decimal number', 'không phải số hợp lệ');
  }
}

function checkDays(check: FieldCheck, { validFrom, validTo }: IndicatorDefinition): void {
  if (check.required('validFrom', validFrom)) check.isoDate('validFrom', validFrom);
  check.isoDate('validTo', validTo);
  if (isIsoDate(validTo) && validTo < validFrom) {
    check.add('validTo', 'BEFORE_FIRST_DAY', 'lies before the first day', 'trước ngày bắt đầu hiệu lực');
  }
}
