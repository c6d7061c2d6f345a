import { readFileSync } from 'node:fs';
import type { Criterion, IndexSet, SurveyResult } from '@baro/proto/baro/reporting/v1/index_sets';
import { indexSetColumns, surveyColumns, toCriterion, toIndexSet, toSurveyResult } from './index-set-rows.ts';
import type { Cells } from './index-set-rows.ts';

/** An index set of the demo, with its tree. */
export interface ReferenceSet {
  readonly set: IndexSet;
  readonly criteria: readonly Criterion[];
}

/** The demo's index sets, kept by a unit. @throws Error naming the row */
export function readIndexSets(unitId: string): ReferenceSet[] {
  const rows = readTable('index-sets.tsv', indexSetColumns);
  return [...Map.groupBy(rows, (cell) => cell('set_code')).values()].flatMap((of) => {
    const [first] = of;
    return first ? [{ set: toIndexSet(first, unitId), criteria: of.map(toCriterion) }] : [];
  });
}

/** Published results of the city. @throws Error naming the row */
export function readSurveyResults(): SurveyResult[] {
  return readTable('survey-results.tsv', surveyColumns).map(toSurveyResult);
}

/** Rows of a tab-separated file that has just these columns. */
function readTable<Columns extends object>(file: string, columns: Columns): Cells<Columns>[] {
  const text = readFileSync(new URL(file, import.meta.url), 'utf8');
  const names = Object.keys(columns);
  const [heading, ...lines] = text.replace(/\n$/, '').split('\n');
  if (heading !== names.join('\t')) throw new Error(`${file}: columns are ${heading ?? 'missing'}`);
  return lines.map((line, at) => {
    const cells = line.split('\t');
    if (cells.length !== names.length) throw new Error(`${file}: row ${at + 2} has ${cells.length} cells`);
    return (column) => cells[names.indexOf(column)] ?? '';
  });
}
