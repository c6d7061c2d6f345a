import { treeOfUnit } from '@baro/directory-client';
import type { Session, UnitView } from '@baro/directory-client';
import { AppError, checkId, FieldCheck, isUniqueViolation, refuseField } from '@baro/chassis';
import type { Queryable, Tx } from '@baro/chassis';
import { CriterionMethod } from '@baro/proto/baro/reporting/v1/index_sets';
import type { Criterion, CriterionScore } from '@baro/proto/baro/reporting/v1/index_sets';
import Big from 'big.js';
import { checkCriterionCode } from '../domain/check-criterion.ts';
import { checkPoints } from '../domain/check-scoring.ts';
import { shortNumber } from '../domain/decimal.ts';
import { maySeeReports } from '../domain/policy.ts';
import { groupOf } from '../domain/unit-group.ts';
import { findIndexSet, findLastIndexSet } from '../store/index-set-store.ts';
import type { IndexSetRow } from '../store/index-set-store.ts';
import { findScoreState, insertScore, lockScores } from '../store/score-store.ts';
import type { ScoreKey, ScoreRow, ScoreState } from '../store/score-store.ts';
import { getCriterion } from './read-index-sets.ts';

/** What names a score in every request. */
export interface ScoreRequest {
  indexSetId: string;
  criterionCode: string;
  unitId: string;
}

/** Faults of what names a score. */
export function checkScoreRequest(check: FieldCheck, request: ScoreRequest): void {
  checkId(check, 'indexSetId', request.indexSetId);
  checkCriterionCode(check, 'criterionCode', request.criterionCode);
  checkId(check, 'unitId', request.unitId);
}

/** A unit and a declared criterion, with the scores so far. */
export interface OpenScore {
  set: IndexSetRow;
  unit: UnitView;
  key: ScoreKey;
  max: Big;
  state: ScoreState;
}

/**
 * Opens a criterion of a unit for a score, by the last version of the set, once `may` has passed.
 * @throws AppError PERMISSION_DENIED, INDEX_SET_NOT_FOUND, CRITERION_NOT_FOUND, CRITERION_NOT_DECLARED, UNIT_NOT_FOUND, FIELD_INVALID
 */
export async function openScore(
  em: Queryable,
  session: Session,
  { indexSetId, criterionCode, unitId }: ScoreRequest,
  may: (set: IndexSetRow) => boolean,
): Promise<OpenScore> {
  const asked = await findIndexSet(em, indexSetId);
  if (!asked) throw new AppError(maySeeReports(session.staff) ? 'INDEX_SET_NOT_FOUND' : 'PERMISSION_DENIED');
  if (!may(asked)) throw new AppError('PERMISSION_DENIED');
  // A page opened before the next version came scores by what holds now.
  const set = (await findLastIndexSet(em, asked)) ?? asked;
  const criterion = await getCriterion(em, set, criterionCode);
  if (!isDeclared(criterion)) {
    throw new AppError('CRITERION_NOT_DECLARED', { metadata: { code: criterionCode } });
  }
  const unit = session.directory.unit(unitId, session.now);
  if (!unit) throw new AppError('UNIT_NOT_FOUND');
  if (!isCompared(session, set, unit)) {
    const vi = 'không thuộc nhóm đơn vị của bộ chỉ số';
    refuseField('unitId', 'OTHER_GROUP', 'is none of the units the set compares', vi);
  }
  const key = { set, criterionCode, unitId };
  await lockScores(em, key);
  return { set, unit, key, max: new Big(criterion.maxPoints), state: await findScoreState(em, key) };
}

/** Whether units score themselves on the criterion. */
export function isDeclared({ method }: Criterion): boolean {
  return method === CriterionMethod.DECLARED;
}

/** Whether the set compares the unit: of its group, and of the tree of who keeps it. */
export function isCompared(session: Session, set: IndexSetRow, unit: UnitView): boolean {
  return (
    groupOf(unit.kind) === set.unitGroup && treeOfUnit(session, unit.id) === treeOfUnit(session, set.unitId)
  );
}

/** Points of a request, within those of the criterion. @throws AppError FIELD_INVALID */
export function readPoints(points: string, max: Big): Big {
  const check = new FieldCheck();
  const read = checkPoints(check, 'points', points, max);
  check.throwIfAny();
  if (!read) throw new Error('points without a fault are a number');
  return read;
}

/** Stores a score after those there are. @throws AppError UNAVAILABLE when another came between: who comes second tries again */
export async function keepScore(
  tx: Tx,
  { key, state }: OpenScore,
  row: Omit<ScoreRow, 'number'>,
): Promise<void> {
  await insertScore(tx.em, key, { ...row, number: state.lastNumber + 1 }).catch((error: unknown) => {
    if (isUniqueViolation(error, 'criterion_scores_number_key')) {
      throw new AppError('UNAVAILABLE', { cause: error });
    }
    throw error;
  });
}

/** A score for the wire. */
export function showScore(
  { criterionCode, unitId }: Pick<ScoreKey, 'criterionCode' | 'unitId'>,
  { id, verifiedScoreId, points, note, evidence, scoreTime }: Omit<ScoreRow, 'number'>,
): CriterionScore {
  const verified = verifiedScoreId !== null;
  return { id, criterionCode, unitId, verified, points: shortNumber(points), note, evidence, scoreTime };
}
