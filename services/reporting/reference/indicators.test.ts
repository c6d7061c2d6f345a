import { RollUpRule, ValueType } from '@baro/proto/baro/reporting/v1/resources';
import type { IndicatorDefinition } from '@baro/proto/baro/reporting/v1/resources';
import { describe, expect, it } from 'vitest';
import { readBreakdowns, readTargets } from './compact-text.ts';
import { readIndicatorDefinitions, readIndicators } from './index.ts';

const definitions = readIndicatorDefinitions();
const decimal = /^-?\d+(\.\d+)?$/;

/** Codes of the definitions something is wrong with. */
function codesWhere(wrong: (definition: IndicatorDefinition) => boolean): string[] {
  return definitions.filter(wrong).map(({ code }) => code);
}

describe('the demo set of indicators', () => {
  it('has 171 definitions, each code once and in the form of the contract', () => {
    expect(definitions).toHaveLength(171);
    expect(new Set(definitions.map(({ code }) => code)).size).toBe(171);
    expect(codesWhere(({ code }) => !/^[A-Z0-9._-]{1,40}$/.test(code))).toEqual([]);
  });

  it('says of every definition where it is from, and that the set is ours', () => {
    expect(codesWhere(({ legalRef, ours }) => legalRef === '' || legalRef.length > 300 || !ours)).toEqual([]);
  });

  it('has at least 40 that our own services can count, each naming their facts', () => {
    const own = definitions.filter(({ code }) => code.startsWith('TH-'));
    expect(own.length).toBeGreaterThanOrEqual(40);
    expect(own.filter(({ source }) => !source.startsWith('Baro: '))).toEqual([]);
  });

  it('fills in what the contract requires, within its lengths', () => {
    const tooLong = (definition: IndicatorDefinition): boolean =>
      definition.name.length > 300 ||
      definition.definition.length > 2000 ||
      definition.groupName.length > 200 ||
      definition.measure.length > 50 ||
      definition.source.length > 500;
    expect(codesWhere(tooLong)).toEqual([]);
    const lacks = ({ name, groupName, measure, cutOffCode, validFrom }: IndicatorDefinition): boolean =>
      [name, groupName, measure, cutOffCode, validFrom].includes('');
    expect(codesWhere(lacks)).toEqual([]);
    const unspecified = (definition: IndicatorDefinition): boolean =>
      [
        definition.valueType,
        definition.periodKind,
        definition.grade,
        definition.rollUp,
        definition.direction,
        ...definition.collectors,
      ].some((value) => value <= 0);
    expect(codesWhere((definition) => unspecified(definition) || definition.collectors.length === 0)).toEqual(
      [],
    );
  });

  it('names numerator and denominator of every ratio, and the weight of what is weighted', () => {
    const ratios = definitions.filter(({ valueType }) => valueType === ValueType.RATIO);
    expect(ratios.length).toBeGreaterThan(40);
    expect(ratios.filter(({ numeratorName, denominatorName }) => !numeratorName || !denominatorName)).toEqual(
      [],
    );
    expect(ratios.filter(({ factor }) => !decimal.test(factor))).toEqual([]);
    expect(
      codesWhere(({ rollUp, denominatorName }) => rollUp === RollUpRule.WEIGHTED && denominatorName === ''),
    ).toEqual([]);
  });

  it('sums ratios, and ratios alone, by their parts', () => {
    const isRatio = ({ valueType }: IndicatorDefinition): boolean => valueType === ValueType.RATIO;
    const bySums = ({ rollUp }: IndicatorDefinition): boolean => rollUp === RollUpRule.RATIO_OF_SUMS;
    expect(codesWhere((definition) => isRatio(definition) !== bySums(definition))).toEqual([]);
  });

  it('breaks down numbers alone, each member with a code of its own', () => {
    const membersOf = ({ breakdowns }: IndicatorDefinition): string[] =>
      breakdowns.flatMap(({ members }) => members.map(({ code }) => code));
    const wrong = (definition: IndicatorDefinition): boolean => {
      const codes = membersOf(definition);
      return (
        new Set(codes).size < codes.length ||
        codes.some((code) => !/^[a-z0-9-]{1,40}$/.test(code)) ||
        definition.breakdowns.some(({ members }) => members.length < 2) ||
        (codes.length > 0 && definition.valueType === ValueType.RATIO)
      );
    };
    expect(codesWhere(wrong)).toEqual([]);
    expect(
      codesWhere(({ breakdowns }) => breakdowns.some(({ additive }) => additive)).length,
    ).toBeGreaterThan(20);
  });

  it('keeps shares within 0 and 100, bounds and targets being decimal numbers', () => {
    const texts = ({ minValue, maxValue, targets }: IndicatorDefinition): string[] =>
      [minValue, maxValue, ...targets.map(({ value }) => value)].filter((text) => text !== '');
    expect(codesWhere((definition) => texts(definition).some((text) => !decimal.test(text)))).toEqual([]);
    const shares = definitions.filter(({ name, measure }) => measure === '%' && name.startsWith('Tỷ lệ '));
    const unbounded = shares.filter(({ minValue, maxValue }) => minValue !== '0' || maxValue !== '100');
    // Time taken over time allowed is more than 100 when it is too long.
    expect(unbounded.map(({ code }) => code)).toEqual(['MC-TN-19']);
  });

  it('tells what is uncertain', () => {
    const words = new Set(readIndicators().map(({ confidence }) => confidence));
    expect([...words].toSorted()).toEqual(['high', 'low', 'medium']);
    expect(readIndicators().filter(({ confidence, note }) => confidence === 'low' && note === '')).toEqual(
      [],
    );
  });
});

describe('compact text', () => {
  it('reads breakdowns, a star for those that add up', () => {
    expect(readBreakdowns('Giới tính*: nam=Nam; nu=Nữ | Ngành: y-te=Y tế; khac=Khác')).toEqual([
      {
        name: 'Giới tính',
        additive: true,
        members: [
          { code: 'nam', name: 'Nam' },
          { code: 'nu', name: 'Nữ' },
        ],
      },
      {
        name: 'Ngành',
        additive: false,
        members: [
          { code: 'y-te', name: 'Y tế' },
          { code: 'khac', name: 'Khác' },
        ],
      },
    ]);
    expect(readBreakdowns('')).toEqual([]);
  });

  it('reads targets with where they are decided', () => {
    expect(readTargets('2026=95 (NQ 1); 2030=99.5 (NQ 2)')).toEqual([
      { year: 2026, value: '95', legalRef: 'NQ 1' },
      { year: 2030, value: '99.5', legalRef: 'NQ 2' },
    ]);
  });

  it.each([
    [() => readBreakdowns('Giới tính nam'), /breakdown is not .*Giới tính nam/],
    [() => readBreakdowns('Giới tính: nam'), /member of a breakdown is not .*nam/],
    [() => readTargets('95'), /target is not .*95/],
  ])('names what it cannot read', (read, sentence) => {
    expect(read).toThrow(sentence);
  });
});
