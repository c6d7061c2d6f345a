import { FieldCheck } from '@baro/chassis';
import { CriterionMethod, ScoringKind } from '@baro/proto/baro/reporting/v1/index_sets';
import { UnitGroup, ValueType } from '@baro/proto/baro/reporting/v1/resources';
import { describe, expect, it } from 'vitest';
import { checkIndexSet, findTreeFaults, pointsOfTree } from '../src/domain/check-index-set.ts';
import { checkSurvey } from '../src/domain/check-survey.ts';
import { readScoring } from './index-set-rows.ts';
import { readIndexSets, readSurveyResults } from './index-sets.ts';
import { readIndicatorDefinitions } from './index.ts';

const unitId = '0190a000-0000-7000-8000-000000000001';
const sets = readIndexSets(unitId);
const indicators = new Map(readIndicatorDefinitions().map((definition) => [definition.code, definition]));

describe('the demo index sets', () => {
  it('are one of communes and one of departments, ours, of 100 points each, as the service takes them', () => {
    expect(sets.map(({ set }) => [set.code, set.unitGroup, set.ours])).toEqual([
      ['CSDH-SN-2026', UnitGroup.DEPARTMENT, true],
      ['CSDH-XP-2026', UnitGroup.COMMUNE, true],
    ]);
    for (const { set, criteria } of sets) {
      const check = new FieldCheck();
      checkIndexSet(check, set);
      expect(check.violations).toEqual([]);
      expect(findTreeFaults(criteria, indicators).filter((fault) => fault !== undefined)).toEqual([]);
      expect(pointsOfTree(criteria).max.toFixed()).toBe('100');
    }
  });

  it('claim no authority: the points of QĐ 876 and the annex of QĐ 766 are not known', () => {
    expect(sets.map(({ set }) => set.legalRef).filter((text) => !text.startsWith('cấu hình: '))).toEqual([]);
    const refs = sets.flatMap(({ criteria }) => criteria.map(({ legalRef }) => legalRef));
    expect(refs.filter((text) => !text.startsWith('Baro: đặt ra'))).toEqual([]);
  });

  it('count shares alone, which units of any size can be compared by', () => {
    const counted = sets.flatMap(({ criteria }) =>
      criteria.flatMap(({ method, indicatorCode }) =>
        method === CriterionMethod.COMPUTED ? (indicators.get(indicatorCode) ?? []) : [],
      ),
    );
    expect(new Set(counted.map(({ computedBy }) => computedBy))).toEqual(
      new Set([
        'tasks.on_time',
        'ledger.overdue',
        'incoming.on_time',
        'petitions.on_time',
        'promises.on_time',
        'petitions.solved',
      ]),
    );
    expect(counted.filter(({ valueType }) => valueType !== ValueType.RATIO)).toEqual([]);
  });

  it('set what was solved beside how content people are', () => {
    for (const { criteria } of sets) {
      const parentOf = (code: string) =>
        criteria.find(({ surveyCode, indicatorCode }) => [surveyCode, indicatorCode].includes(code))
          ?.parentCode;
      expect(parentOf('SIPAS')).toBeDefined();
      expect(parentOf('TH-CT-07')).toBe(parentOf('SIPAS'));
    }
  });

  it('take most of what is counted from rows that aim at the indicator’s own target', () => {
    const differing = sets.flatMap(({ criteria }) =>
      criteria.filter(({ indicatorCode, target }) => {
        const own = indicators.get(indicatorCode)?.targets.find(({ year }) => year === 2026)?.value ?? '';
        return indicatorCode !== '' && target !== own;
      }),
    );
    expect(differing.map(({ code }) => code)).toEqual([]);
  });
});

describe('published results', () => {
  it('are the city’s, each with its source, and none of SIPAS, of which no result was found', () => {
    const results = readSurveyResults();
    for (const result of results) {
      const check = new FieldCheck();
      checkSurvey(check, result);
      expect(check.violations).toEqual([]);
    }
    expect(results.map(({ surveyCode, year, value }) => [surveyCode, year, value])).toEqual([
      ['PAR-INDEX', 2023, '91.43'],
      ['PAR-INDEX-HANG', 2021, '10'],
      ['PAR-INDEX-HANG', 2022, '3'],
      ['PAR-INDEX-HANG', 2023, '3'],
      ['PAPI-HANG', 2021, '9'],
    ]);
    expect(results.filter(({ unitCode }) => unitCode !== '')).toEqual([]);
  });
});

describe('a scoring rule as text', () => {
  const none = { zeroValue: '', fullValue: '', bands: [] };
  it.each([
    ['50..100', { ...none, kind: ScoringKind.LINEAR, zeroValue: '50', fullValue: '100' }],
    ['20..-0.5', { ...none, kind: ScoringKind.LINEAR, zeroValue: '20', fullValue: '-0.5' }],
    ['0.5..1', { ...none, kind: ScoringKind.LINEAR, zeroValue: '0.5', fullValue: '1' }],
    [
      '95=5; 90=3.5',
      {
        ...none,
        kind: ScoringKind.BANDS,
        bands: [
          { value: '95', points: '5' },
          { value: '90', points: '3.5' },
        ],
      },
    ],
    ['theo hướng dẫn', { ...none, kind: ScoringKind.UNSPECIFIED }],
  ])('%s is read', (text, rule) => {
    expect(readScoring(text)).toEqual(rule);
  });
});
