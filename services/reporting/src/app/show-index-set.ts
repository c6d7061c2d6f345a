import { treeOfUnit } from '@baro/directory-client';
import type { Session } from '@baro/directory-client';
import type { IndexSet } from '@baro/proto/baro/reporting/v1/index_sets';
import { shortNumber } from '../domain/decimal.ts';
import { mayImport, mayScoreAny, mayVerify } from '../domain/policy.ts';
import type { IndexSetRow } from '../store/index-set-store.ts';

/** A version of an index set for the wire, with the acts of the caller. */
export function showIndexSet(row: IndexSetRow, session: Session): IndexSet {
  const { staff, find } = session;
  const acts = {
    ImportIndexSet: mayImport(staff, row.unitId, treeOfUnit(session, row.unitId)).allowed,
    ScoreCriterion: mayScoreAny(staff, row.unitGroup, find),
    VerifyScore: mayVerify(staff, row.unitId).allowed,
  };
  return {
    ...row,
    maxPoints: shortNumber(row.maxPoints),
    computedPoints: shortNumber(row.computedPoints),
    allowedActions: Object.entries(acts).flatMap(([act, allowed]) => (allowed ? [act] : [])),
  };
}
