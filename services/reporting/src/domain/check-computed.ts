import type { FieldCheck } from '@baro/chassis';
import { RollUpRule, ValueType } from '@baro/proto/baro/reporting/v1/resources';
import type { IndicatorDefinition } from '@baro/proto/baro/reporting/v1/resources';
import { computedRules } from './computed/rules.ts';
import { membersOf } from './asked.ts';

/** Faults of how a definition says its figures are counted. */
export function checkComputed(check: FieldCheck, definition: IndicatorDefinition): void {
  const { computedBy, valueType, rollUp } = definition;
  if (computedBy === '') return;
  const rule = computedRules[computedBy];
  if (!rule) {
    check.add('computedBy', 'NOT_ALLOWED', 'is no rule of computing', 'không có quy tắc tự tính này');
    return;
  }
  const type = rule.among ? ValueType.RATIO : ValueType.INTEGER;
  const members = membersOf(definition);
  const missing = Object.keys(rule.members ?? {}).filter((code) => !members.includes(code));
  if (valueType !== type || rollUp === RollUpRule.WEIGHTED || missing.length > 0) {
    const en = 'does not suit the value type, roll-up or breakdowns';
    const vi = 'quy tắc tự tính không phù hợp với kiểu giá trị, quy tắc tổng hợp hoặc phân tổ';
    check.add('computedBy', 'NOT_SUITED', en, vi);
  }
}
