import type { Session } from '@baro/directory-client';
import { AppError, FieldCheck, nextToken, pageOf } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import type {
  Criterion,
  ListCriterionScoresRequest,
  ListCriterionScoresResponse,
} from '@baro/proto/baro/reporting/v1/index_sets';
import { isCompared } from '../domain/tree-units.ts';
import { mayScore, maySeeScores, mayVerifyUnit } from '../domain/policy.ts';
import type { IndexSetRow } from '../store/index-set-store.ts';
import { findScorePage, findScoreState } from '../store/score-store.ts';
import type { ScoreKey } from '../store/score-store.ts';
import type { Deps } from './deps.ts';
import { checkScoreRequest, isDeclared, showScore } from './open-score.ts';
import { getCriterion, getIndexSet } from './read-index-sets.ts';
import { openReader } from './read.ts';

/** Lists the scores of one criterion of one unit, the latest first, with notes and evidence. */
export async function listCriterionScores(
  deps: Deps,
  request: ListCriterionScoresRequest,
  ctx: CallContext,
): Promise<ListCriterionScoresResponse> {
  const { pageSize, pageToken, ...bindTo } = request;
  const check = new FieldCheck();
  checkScoreRequest(check, request);
  check.throwIfAny();
  const page = pageOf({ pageSize, pageToken }, bindTo);
  const session = await openReader(deps, ctx);
  const set = await getIndexSet(ctx.em, request.indexSetId);
  const { unitId, criterionCode } = request;
  if (!maySeeScores(session.staff, { unitId, keeperUnitId: set.unitId }, session.find)) {
    throw new AppError('PERMISSION_DENIED');
  }
  const criterion = await getCriterion(ctx.em, set, criterionCode);
  const key = { set, criterionCode, unitId };
  const [before] = page.after ?? [];
  const found = await findScorePage(ctx.em, key, {
    before: before === undefined ? before : Number(before),
    size: page.size,
  });
  const rows = found.slice(0, page.size);
  const last = found.length > page.size ? rows.at(-1) : undefined;
  const { own } = await findScoreState(ctx.em, key);
  return {
    scores: rows.map((row) => showScore(key, row)),
    nextPageToken: last ? nextToken([last.number], bindTo) : '',
    allowedActions: actionsOn(session, { set, criterion, key, scored: own !== undefined }),
  };
}

/** Acts that will work now. */
function actionsOn(
  session: Session,
  { set, criterion, key, scored }: { set: IndexSetRow; criterion: Criterion; key: ScoreKey; scored: boolean },
): string[] {
  const { staff, find, directory, now } = session;
  const { unitId } = key;
  const unit = directory.unit(unitId, now);
  if (!unit || !isDeclared(criterion) || !isCompared(find, set, unit)) return [];
  const acts = {
    ScoreCriterion: unit.inForce && mayScore(staff, unitId, find).allowed,
    VerifyScore: scored && mayVerifyUnit(staff, { unitId, keeperUnitId: set.unitId }, find).allowed,
  };
  return Object.entries(acts).flatMap(([act, allowed]) => (allowed ? [act] : []));
}
