import {
  Direction,
  IndicatorDefinition,
  PeriodKind,
  RollUpRule,
  UnitGroup,
  ValueGrade,
  ValueType,
} from '@baro/proto/baro/reporting/v1/resources';

/** A definition with everything it must have: a count that adds up, of all units. */
export function definitionOf(fields: Partial<IndicatorDefinition> = {}): IndicatorDefinition {
  return IndicatorDefinition.fromPartial({
    code: 'VB-01',
    name: 'Số văn bản đến',
    groupName: 'Văn bản',
    measure: 'văn bản',
    valueType: ValueType.INTEGER,
    periodKind: PeriodKind.MONTH,
    cutOffCode: 'nd09',
    grade: ValueGrade.FINAL,
    collectors: [UnitGroup.COMMUNE, UnitGroup.DEPARTMENT],
    rollUp: RollUpRule.SUM,
    direction: Direction.NEUTRAL,
    minValue: '0',
    legalRef: 'thử',
    validFrom: '2026-01-01',
    ...fields,
  });
}

/** One of each kind: a count with parts, a share, an average with weights, what counts from the year's start, what does not add up. */
export const kinds: Partial<IndicatorDefinition>[] = [
  {
    code: 'VB-01',
    breakdowns: [
      {
        name: 'Hình thức',
        additive: true,
        members: [
          { code: 'dien-tu', name: 'Điện tử' },
          { code: 'giay', name: 'Giấy' },
        ],
      },
    ],
  },
  {
    code: 'VB-02',
    name: 'Tỷ lệ đúng hạn',
    measure: '%',
    valueType: ValueType.RATIO,
    decimals: 2,
    factor: '100',
    maxValue: '100',
    numeratorName: 'Đúng hạn',
    denominatorName: 'Đã xử lý',
    rollUp: RollUpRule.RATIO_OF_SUMS,
    direction: Direction.UP,
  },
  {
    code: 'VB-03',
    name: 'Thời gian xử lý bình quân',
    measure: 'giờ',
    valueType: ValueType.DECIMAL,
    decimals: 1,
    denominatorName: 'Số văn bản',
    rollUp: RollUpRule.WEIGHTED,
    direction: Direction.DOWN,
  },
  { code: 'VB-04', name: 'Lũy kế từ đầu năm', cumulative: true, jumpPercent: 50 },
  {
    code: 'VB-05',
    name: 'Xếp hạng',
    valueType: ValueType.DECIMAL,
    decimals: 2,
    rollUp: RollUpRule.NONE,
    collectors: [UnitGroup.COMMUNE],
  },
];
