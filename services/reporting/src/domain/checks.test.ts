import { CheckRule, Figure } from '@baro/proto/baro/reporting/v1/resources';
import type { IndicatorDefinition } from '@baro/proto/baro/reporting/v1/resources';
import { describe, expect, it } from 'vitest';
import { definitionOf, kinds } from '../../test/definitions.ts';
import { checkLine } from './checks.ts';
import type { Former } from './checks.ts';

const [count, ratio, average, cumulative] = kinds.map(definitionOf) as [
  IndicatorDefinition,
  IndicatorDefinition,
  IndicatorDefinition,
  IndicatorDefinition,
];

const by = (...figures: Partial<Figure>[]): Map<string, Figure> =>
  new Map(figures.map((figure) => [figure.member ?? '', Figure.fromPartial(figure)]));

const former = (fields: Partial<Former> = {}, ...figures: Partial<Figure>[]): Former => ({
  figures: by(...figures),
  sameYear: true,
  comparable: true,
  ...fields,
});

/** Rule, member, expected and found of each finding. */
const found = (...asked: Parameters<typeof checkLine>): unknown[] =>
  checkLine(...asked).map(({ rule, member, expected, found: there }) => [rule, member, expected, there]);

const whole = (value: string, ...parts: [string, string]): Map<string, Figure> =>
  by({ value }, { member: 'dien-tu', value: parts[0] }, { member: 'giay', value: parts[1] });

describe('the rules of a line', () => {
  it('holds what is right', () => {
    expect(checkLine(count, whole('10', '7', '3'), undefined)).toEqual([]);
    const nothing = by(
      { nothing: true },
      { member: 'dien-tu', nothing: true },
      { member: 'giay', value: '0' },
    );
    expect(checkLine(count, nothing, undefined)).toEqual([]);
    expect(checkLine(ratio, by({ numerator: '0', denominator: '0' }), undefined)).toEqual([]);
  });

  it('names what is missing, member by member', () => {
    const rule = CheckRule.MISSING;
    expect(found(count, by({ value: '1' }), undefined)).toEqual([
      [rule, 'dien-tu', '', ''],
      [rule, 'giay', '', ''],
    ]);
    expect(found(ratio, by({ numerator: '1' }), undefined)).toEqual([[rule, '', '', '']]);
    expect(found(average, by({ value: '1' }), undefined)).toEqual([[rule, '', '', '']]);
  });

  it('names a value out of its range, with the bound', () => {
    const faults = checkLine(count, whole('-2', '-1', '-1'), undefined);
    expect(faults.map(({ rule }) => rule)).toEqual(Array.from({ length: 3 }, () => CheckRule.OUT_OF_RANGE));
    const share = by({ value: '150', numerator: '3', denominator: '2' });
    expect(found(ratio, share, undefined)).toEqual([[CheckRule.OUT_OF_RANGE, '', '100', '150']]);
  });

  it('names parts that do not add up, with their sum', () => {
    expect(found(count, whole('10', '7', '2'), undefined)).toEqual([
      [CheckRule.PARTS_DIFFER, 'dien-tu', '10', '9'],
    ]);
  });

  it('names a numerator over nothing', () => {
    const share = by({ numerator: '3', denominator: '0' });
    expect(found(ratio, share, undefined)).toEqual([[CheckRule.DENOMINATOR_ZERO, '', '', '3']]);
  });

  it('lets what counts from the start of the year not fall within it', () => {
    const rule = CheckRule.CUMULATIVE_FELL;
    const before = { value: '100' };
    expect(found(cumulative, by({ value: '99' }), former({}, before))).toEqual([[rule, '', '100', '99']]);
    expect(found(cumulative, by({ value: '100' }), former({}, before))).toEqual([]);
    expect(found(cumulative, by({ value: '60' }), former({ sameYear: false }, before))).toEqual([]);
    expect(found(cumulative, by({ nothing: true, reason: 'Chưa có' }), former({}, before))).toEqual([
      [rule, '', '100', ''],
    ]);
  });

  it('asks for the reason of a jump, either way, beyond the percentage and not at it', () => {
    const rule = CheckRule.JUMP_WITHOUT_REASON;
    const before = former({ sameYear: false }, { value: '100' });
    expect(found(cumulative, by({ value: '151' }), before)).toEqual([[rule, '', '100', '151']]);
    expect(found(cumulative, by({ value: '49' }), before)).toEqual([[rule, '', '100', '49']]);
    expect(found(cumulative, by({ value: '150' }), before)).toEqual([]);
    expect(found(cumulative, by({ value: '151', reason: 'Sáp nhập' }), before)).toEqual([]);
    // From nothing there is no percentage.
    expect(found(cumulative, by({ value: '151' }), former({}, { value: '0' }))).toEqual([]);
  });

  it('compares nothing with what meant something else', () => {
    const before = former({ comparable: false }, { value: '100' });
    expect(checkLine(cumulative, by({ value: '1' }), before)).toEqual([]);
  });
});
