import { openSession } from '@baro/directory-client';
import { AppError, checkId, checkReason, FieldCheck, newId, tidy, write } from '@baro/chassis';
import type { CallContext, Tx } from '@baro/chassis';
import type {
  ScoreCriterionRequest,
  ScoreCriterionResponse,
  VerifyScoreRequest,
  VerifyScoreResponse,
} from '@baro/proto/baro/reporting/v1/index_sets';
import { readDecimal } from '../domain/decimal.ts';
import { checkEvidence } from '../domain/check-evidence.ts';
import { checkNumber } from '../domain/check-scoring.ts';
import { mayScore, mayVerifyUnit } from '../domain/policy.ts';
import type { Deps } from './deps.ts';
import { emitFact } from './emit.ts';
import { checkScoreRequest, keepScore, openScore, readPoints, showScore } from './open-score.ts';
import type { OpenScore } from './open-score.ts';

/** Longest note of a score. */
const maxNote = 1000;

/** Keeps what a unit scores itself. */
export async function scoreCriterion(
  deps: Deps,
  request: ScoreCriterionRequest,
  ctx: CallContext,
): Promise<ScoreCriterionResponse> {
  const check = new FieldCheck();
  checkId(check, 'requestId', request.requestId);
  checkScoreRequest(check, request);
  checkNumber(check, 'points', request.points);
  check.text('note', request.note, maxNote);
  checkEvidence(check, request.evidence, readDecimal(request.points)?.gt(0) ?? false);
  check.throwIfAny();
  const session = await openSession(ctx, deps.directory);
  return write(ctx, request, async (tx) => {
    const may = () => mayScore(session.staff, request.unitId, session.find).allowed;
    const open = await openScore(tx.em, session, request, may);
    if (!open.unit.inForce) throw new AppError('UNIT_CLOSED');
    const row = {
      id: newId(),
      verifiedScoreId: null,
      points: readPoints(request.points, open.max).toFixed(),
      note: tidy(request.note),
      evidence: request.evidence.map(({ title, link }) => ({ title: tidy(title), link })),
      scoreTime: tx.now,
    };
    await keepScore(tx, open, row);
    const { id: indexSetId } = open.set;
    const data = { scoreId: row.id, indexSetId, criterionCode: request.criterionCode };
    emitFact(tx, aboutScore(open, row.id), 'CriterionScored', data, [open.set.unitId]);
    auditScore(tx, 'score', open, row);
    return { score: showScore(open.key, row) };
  });
}

/** Keeps what is verified of a unit's last score. */
export async function verifyScore(
  deps: Deps,
  request: VerifyScoreRequest,
  ctx: CallContext,
): Promise<VerifyScoreResponse> {
  const check = new FieldCheck();
  checkId(check, 'requestId', request.requestId);
  checkScoreRequest(check, request);
  checkId(check, 'scoreId', request.scoreId);
  checkNumber(check, 'points', request.points);
  check.text('note', request.note, maxNote);
  check.throwIfAny();
  const session = await openSession(ctx, deps.directory);
  return write(ctx, request, async (tx) => {
    const { unitId, criterionCode } = request;
    const open = await openScore(tx.em, session, request, ({ unitId: keeperUnitId }) => {
      return mayVerifyUnit(session.staff, { unitId, keeperUnitId }, session.find).allowed;
    });
    const points = readVerified(request, open);
    const row = {
      id: newId(),
      verifiedScoreId: request.scoreId,
      points,
      note: tidy(request.note),
      evidence: [],
      scoreTime: tx.now,
    };
    await keepScore(tx, open, row);
    const { id: indexSetId } = open.set;
    const data = { scoreId: row.id, verifiedScoreId: request.scoreId, indexSetId, criterionCode };
    emitFact(tx, aboutScore(open, row.id), 'ScoreVerified', data, [open.set.unitId]);
    auditScore(tx, 'verify', open, row);
    return { score: showScore(open.key, row) };
  });
}

/** Points of the unit's last score as verified. @throws AppError NOTHING_SCORED, VERSION_MISMATCH, FIELD_INVALID */
function readVerified({ scoreId, points, note }: VerifyScoreRequest, { state, max }: OpenScore): string {
  if (!state.own) throw new AppError('NOTHING_SCORED');
  if (state.own.id !== scoreId.toLowerCase()) throw new AppError('VERSION_MISMATCH');
  const read = readPoints(points, max);
  if (!read.eq(state.own.points)) {
    const check = new FieldCheck();
    checkReason(check, 'note', note, maxNote);
    check.throwIfAny();
  }
  return read.toFixed();
}

function aboutScore({ unit }: OpenScore, id: string) {
  return { id, version: 0, unitId: unit.id, unitCode: unit.code };
}

function auditScore(
  tx: Tx,
  action: 'score' | 'verify',
  { set, key, unit }: OpenScore,
  { id, points }: { id: string; points: string },
): void {
  const details = { indexSetId: set.id, criterionCode: key.criterionCode, points };
  tx.audit({ action, subjectType: 'criterion_score', subjectId: id, unitId: unit.id, details });
}
