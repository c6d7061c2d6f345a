import { openSession, unitCodeOf } from '@baro/directory-client';
import type { Session } from '@baro/directory-client';
import { AppError, checkId, checkReason, FieldCheck, isUniqueViolation, newId, write } from '@baro/chassis';
import type { CallContext, Tx } from '@baro/chassis';
import { IndexSet } from '@baro/proto/baro/reporting/v1/index_sets';
import type { ImportIndexSetRequest, ImportIndexSetResponse } from '@baro/proto/baro/reporting/v1/index_sets';
import { checkIndexSet, pointsOfTree } from '../domain/check-index-set.ts';
import { insertIndexSet } from '../store/index-set-store.ts';
import type { IndexSetRow } from '../store/index-set-store.ts';
import type { Deps } from './deps.ts';
import { emitFact } from './emit.ts';
import { judgeIndexSet } from './judge-index-set.ts';
import type { Judged } from './judge-index-set.ts';
import { keeperOf } from './keeper.ts';
import { showIndexSet } from './show-index-set.ts';

/** Criteria of one set. */
const maxCriteria = 500;

/** Takes a set with its whole tree as the next version, or nothing of it; the same tree again is skipped. */
export async function importIndexSet(
  deps: Deps,
  request: ImportIndexSetRequest,
  ctx: CallContext,
): Promise<ImportIndexSetResponse> {
  const set = request.indexSet ?? IndexSet.create();
  const check = new FieldCheck();
  checkId(check, 'requestId', request.requestId);
  checkReason(check, 'source', request.source, 100);
  checkIndexSet(check, set);
  if (request.criteria.length === 0) check.required('criteria', undefined);
  check.throwIfAny();
  const session = await openSession(ctx, deps.directory);
  keeperOf(session, set.unitId);
  if (request.criteria.length > maxCriteria) {
    throw new AppError('IMPORT_TOO_LARGE', { metadata: { max: String(maxCriteria) } });
  }
  if (request.validateOnly) return answerOf(request, await judgeIndexSet(ctx.em, set, request), undefined);
  return write(ctx, request, async (tx) => {
    const judged = await judgeIndexSet(tx.em, set, request);
    const taken = judged.refusals.length === 0 && !judged.same;
    const row = taken ? await take(tx, session, request, set, judged) : judged.last;
    const shown = row && judged.refusals.length === 0 ? showIndexSet(row, session) : undefined;
    return answerOf(request, judged, shown);
  });
}

async function take(
  tx: Tx,
  session: Session,
  { source }: ImportIndexSetRequest,
  set: IndexSet,
  { criteria, last }: Judged,
): Promise<IndexSetRow> {
  const { max, computed } = pointsOfTree(criteria);
  const { code, year, name, unitId, unitGroup, minCount, legalRef, ours } = set;
  const versionNumber = (last?.versionNumber ?? 0) + 1;
  const points = { maxPoints: max.toFixed(), computedPoints: computed.toFixed() };
  const of = { code, year, versionNumber, name, unitId, unitGroup, minCount, legalRef, ours };
  const row: IndexSetRow = { id: newId(), ...of, ...points };
  await insertIndexSet(tx.em, row, criteria, { source, now: tx.now }).catch((error: unknown) => {
    // Who comes second tries again and finds the version known.
    if (isUniqueViolation(error, 'index_sets_number_key')) {
      throw new AppError('UNAVAILABLE', { cause: error });
    }
    throw error;
  });
  const about = { id: row.id, version: 0, unitId, unitCode: unitCodeOf(session, unitId) };
  emitFact(tx, about, 'IndexSetImported', { indexSetId: row.id, code, year, versionNumber });
  const details = { code, year, versionNumber, count: criteria.length };
  tx.audit({ action: 'import', subjectType: 'index_set', subjectId: row.id, unitId, details });
  return row;
}

function answerOf(
  { criteria: { length } }: ImportIndexSetRequest,
  { refusals, same }: Judged,
  indexSet: IndexSet | undefined,
): ImportIndexSetResponse {
  if (refusals.length > 0) return { importedCount: 0, skippedCount: 0, refusals, indexSet: undefined };
  return { importedCount: same ? 0 : length, skippedCount: same ? length : 0, refusals, indexSet };
}
