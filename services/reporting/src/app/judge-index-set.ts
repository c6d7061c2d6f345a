import { isDeepStrictEqual } from 'node:util';
import type { Queryable } from '@baro/chassis';
import { Criterion } from '@baro/proto/baro/reporting/v1/index_sets';
import type { ImportIndexSetRequest, IndexSet, RowRefusal } from '@baro/proto/baro/reporting/v1/index_sets';
import type { IndicatorDefinition } from '@baro/proto/baro/reporting/v1/resources';
import type { Indicators } from '../domain/check-criterion.ts';
import { findTreeFaults } from '../domain/check-index-set.ts';
import { refusalOf, treeFaulty } from '../domain/index-set-words.ts';
import { findVersions } from '../store/indicator-store.ts';
import { findCriteria, findLastIndexSet } from '../store/index-set-store.ts';
import type { IndexSetRow } from '../store/index-set-store.ts';

/** What is found of a set that is to be imported. */
export interface Judged {
  criteria: readonly Criterion[];
  /** Every row, when one is faulty. */
  refusals: RowRefusal[];
  last: IndexSetRow | undefined;
  /** Whether the last version is the same. */
  same: boolean;
}

/** Judges every row of an import, and whether the set is known as it is. */
export async function judgeIndexSet(
  em: Queryable,
  set: IndexSet,
  { criteria: rows }: ImportIndexSetRequest,
): Promise<Judged> {
  const criteria = rows.map(({ criterion }) => criterion ?? Criterion.create());
  const faults = findTreeFaults(criteria, await findIndicators(em, criteria, set.year));
  const faulty = faults.some((fault) => fault !== undefined);
  const refusals = rows.map(({ row }, at) => (faults[at] ? refusalOf(row, faults[at]) : treeFaulty(row)));
  const last = await findLastIndexSet(em, set);
  const same =
    last !== undefined && isSame(last, set) && isSameTree(await findCriteria(em, last.id), criteria);
  return { criteria, refusals: faulty ? refusals : [], last, same };
}

/** Definitions in force at the end of the year, of the indicators criteria name. */
async function findIndicators(
  em: Queryable,
  criteria: readonly Criterion[],
  year: number,
): Promise<Indicators> {
  const codes = criteria.flatMap(({ indicatorCode }) => indicatorCode || []);
  const indicators = new Map<string, IndicatorDefinition>();
  // The latest first: the first of a code that had begun by then is the one.
  for (const { code, definition } of await findVersions(em, codes)) {
    if (!indicators.has(code) && definition.validFrom <= `${year}-12-31`) indicators.set(code, definition);
  }
  return indicators;
}

function isSame(last: IndexSetRow, set: IndexSet): boolean {
  return (['name', 'unitGroup', 'minCount', 'legalRef', 'ours'] as const).every(
    (field) => last[field] === set[field],
  );
}

function isSameTree(one: readonly Criterion[], other: readonly Criterion[]): boolean {
  const plain = (criteria: readonly Criterion[]) => criteria.map((criterion) => Criterion.toJSON(criterion));
  return isDeepStrictEqual(plain(one), plain(other));
}
