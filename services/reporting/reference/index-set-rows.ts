import {
  Criterion,
  CriterionMethod,
  IndexSet,
  ScoringKind,
  SurveyResult,
} from '@baro/proto/baro/reporting/v1/index_sets';
import type { ScoringRule } from '@baro/proto/baro/reporting/v1/index_sets';
import { UnitGroup } from '@baro/proto/baro/reporting/v1/resources';

/** Columns of index sets, one criterion a row, and whether a file must have them. What is of the set stands in its first row. */
export const indexSetColumns = {
  id: true,
  set_code: true,
  year: true,
  set_name: false,
  unit_group: false,
  min_count: false,
  set_legal_ref: false,
  ours: false,
  code: true,
  parent: true,
  name: true,
  max_points: true,
  method: true,
  indicator: false,
  survey: false,
  scoring: false,
  target: false,
  evidence: false,
  legal_ref: false,
} as const;

/** Columns of results of surveys. */
export const surveyColumns = {
  id: true,
  survey: true,
  survey_name: true,
  year: true,
  unit: false,
  value: true,
  measure: true,
  margin: false,
  sample_count: false,
  legal_ref: true,
} as const;

/** Values of a row by its columns; empty where it says nothing. */
export type Cells<Columns> = (column: keyof Columns & string) => string;

/** The set a row belongs to, of its first row. What cannot be read is left out, for the service to refuse. */
export function toIndexSet(cell: Cells<typeof indexSetColumns>, unitId: string): IndexSet {
  return IndexSet.fromPartial({
    code: cell('set_code'),
    year: wholeOf(cell('year')),
    name: cell('set_name'),
    unitId,
    unitGroup: memberOf(UnitGroup, cell('unit_group')),
    minCount: wholeOf(cell('min_count')),
    legalRef: cell('set_legal_ref'),
    ours: cell('ours') === '1',
  });
}

/** The criterion of a row. */
export function toCriterion(cell: Cells<typeof indexSetColumns>): Criterion {
  const scoring = cell('scoring');
  return Criterion.fromPartial({
    code: cell('code'),
    parentCode: cell('parent'),
    name: cell('name'),
    maxPoints: cell('max_points'),
    method: memberOf(CriterionMethod, cell('method')),
    indicatorCode: cell('indicator'),
    surveyCode: cell('survey'),
    scoring: scoring === '' ? undefined : readScoring(scoring),
    target: cell('target'),
    evidence: cell('evidence'),
    legalRef: cell('legal_ref'),
  });
}

/** `50..100`: none at 50, all at 100; `95=5; 90=3.5`: bands from the best to the worst. Anything else is a rule of no kind. */
export function readScoring(text: string): ScoringRule {
  const rule = { zeroValue: '', fullValue: '', bands: [] };
  const [, zeroValue, fullValue] = /^([^\s.]\S*?)\.\.(\S+)$/.exec(text) ?? [];
  if (zeroValue !== undefined && fullValue !== undefined) {
    return { ...rule, kind: ScoringKind.LINEAR, zeroValue, fullValue };
  }
  const bands = text.split(';').map((band) => band.split('=').map((part) => part.trim()));
  if (bands.some(({ length }) => length !== 2)) return { ...rule, kind: ScoringKind.UNSPECIFIED };
  return {
    ...rule,
    kind: ScoringKind.BANDS,
    bands: bands.map(([value = '', points = '']) => ({ value, points })),
  };
}

/** The result of a row. */
export function toSurveyResult(cell: Cells<typeof surveyColumns>): SurveyResult {
  return SurveyResult.fromPartial({
    surveyCode: cell('survey'),
    surveyName: cell('survey_name'),
    year: wholeOf(cell('year')),
    unitCode: cell('unit'),
    value: cell('value'),
    measure: cell('measure'),
    margin: cell('margin'),
    sampleCount: wholeOf(cell('sample_count')),
    legalRef: cell('legal_ref'),
  });
}

/** A whole number the wire can carry; 0 for any other text. */
function wholeOf(text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
}

/** An enum's value by its word; 0, which is refused, for any other word. */
function memberOf<Value extends number>(
  members: Readonly<Record<string, Value | 0>>,
  word: string,
): Value | 0 {
  const member = members[word];
  return member !== undefined && member > 0 ? member : 0;
}
