import { AppError, checkCount, checkId, FieldCheck, nextToken, pageOf } from '@baro/chassis';
import type { CallContext, Queryable } from '@baro/chassis';
import type { Criterion } from '@baro/proto/baro/reporting/v1/index_sets';
import type {
  GetIndexSetRequest,
  GetIndexSetResponse,
  ListIndexSetsRequest,
  ListIndexSetsResponse,
} from '@baro/proto/baro/reporting/v1/index_sets';
import { findCriteria, findCriterion, findIndexSet, findIndexSetPage } from '../store/index-set-store.ts';
import type { IndexSetPlace, IndexSetRow } from '../store/index-set-store.ts';
import type { Deps } from './deps.ts';
import { openReader } from './read.ts';
import { showIndexSet } from './show-index-set.ts';

/** Lists the last version of each set, the latest year first. */
export async function listIndexSets(
  deps: Deps,
  { year, pageSize, pageToken }: ListIndexSetsRequest,
  ctx: CallContext,
): Promise<ListIndexSetsResponse> {
  const check = new FieldCheck();
  checkCount(check, 'year', year, 2100);
  check.throwIfAny();
  const page = pageOf({ pageSize, pageToken }, { year });
  const session = await openReader(deps, ctx);
  const found = await findIndexSetPage(ctx.em, { year, after: placeOf(page.after), size: page.size });
  const rows = found.slice(0, page.size);
  const last = found.length > page.size ? rows.at(-1) : undefined;
  return {
    indexSets: rows.map((row) => showIndexSet(row, session)),
    nextPageToken: last ? nextToken([last.year, last.code, last.unitId], { year }) : '',
  };
}

function placeOf(after: readonly (string | number | null)[] | undefined): IndexSetPlace | undefined {
  return after && [Number(after[0]), String(after[1]), String(after[2])];
}

/** Returns a version of a set with its tree. */
export async function getIndexSetWithTree(
  deps: Deps,
  { id }: GetIndexSetRequest,
  ctx: CallContext,
): Promise<GetIndexSetResponse> {
  const check = new FieldCheck();
  checkId(check, 'id', id);
  check.throwIfAny();
  const session = await openReader(deps, ctx);
  const row = await getIndexSet(ctx.em, id);
  return { indexSet: showIndexSet(row, session), criteria: await findCriteria(ctx.em, row.id) };
}

/** A version of a set. @throws AppError INDEX_SET_NOT_FOUND */
export async function getIndexSet(em: Queryable, id: string): Promise<IndexSetRow> {
  const row = await findIndexSet(em, id);
  if (!row) throw new AppError('INDEX_SET_NOT_FOUND');
  return row;
}

/** A criterion of a version of a set. @throws AppError CRITERION_NOT_FOUND */
export async function getCriterion(em: Queryable, set: IndexSetRow, code: string): Promise<Criterion> {
  const criterion = await findCriterion(em, set.id, code);
  if (!criterion) throw new AppError('CRITERION_NOT_FOUND', { metadata: { code } });
  return criterion;
}
