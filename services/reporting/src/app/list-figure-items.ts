import { AppError, checkCount, FieldCheck, checkId, pageOf, refuseField } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import { SubmissionState } from '@baro/proto/baro/reporting/v1/resources';
import type {
  ListFigureItemsRequest,
  ListFigureItemsResponse,
} from '@baro/proto/baro/reporting/v1/submissions';
import type { EntityManager } from '@mikro-orm/postgresql';
import { membersOf } from '../domain/asked.ts';
import type { Line } from '../domain/asked.ts';
import { setsOf } from '../domain/computed/sets-of.ts';
import type { FigureSets } from '../domain/computed/sets-of.ts';
import { maySeeDraft } from '../domain/policy.ts';
import type { SubmissionRow } from '../store/entities.ts';
import { findSets } from '../store/computed-store.ts';
import { findLineage } from '../store/lineage-store.ts';
import { findPeriod } from '../store/period-store.ts';
import { scopeOf } from './compute-figures.ts';
import type { Deps } from './deps.ts';
import { openSubmission } from './get-submission.ts';
import { linesOf } from './sheet.ts';
import { pageOfItems } from './page-of-items.ts';

/** Lists the items a computed figure is counted from. */
export async function listFigureItems(
  deps: Deps,
  request: ListFigureItemsRequest,
  ctx: CallContext,
): Promise<ListFigureItemsResponse> {
  const { pageSize, pageToken, ...bindTo } = request;
  const check = new FieldCheck();
  checkId(check, 'id', request.id);
  check.required('indicatorCode', request.indicatorCode);
  if (request.revision !== 0) checkCount(check, 'revision', request.revision, 1_000_000);
  check.throwIfAny();
  const page = pageOf({ pageSize, pageToken }, bindTo);
  const { session, row } = await openSubmission(deps, request.id, ctx);
  const revision = revisionOf(request, row, maySeeDraft(session.staff, row.unitId, session.find));
  const line = (await linesOf(ctx.em, row)).find(
    ({ definition }) => definition.code === request.indicatorCode,
  );
  const sets = setsAsked(request, line);
  const ids =
    row.state === SubmissionState.DRAFT && revision === row.revision
      ? await traceNow(ctx.em, row, sets, request.denominator, session.now)
      : await traceKept(ctx.em, row, request, line?.indicatorId ?? '', revision);
  return pageOfItems(ctx.em, ids, page, bindTo);
}

/** The version asked about. @throws AppError PERMISSION_DENIED, REVISION_NOT_FOUND */
function revisionOf({ revision }: ListFigureItemsRequest, row: SubmissionRow, seesDraft: boolean): number {
  if (revision > row.signedRevision) throw new AppError('REVISION_NOT_FOUND');
  if (revision > 0) return revision;
  if (seesDraft) return row.revision;
  if (row.signedRevision === 0) throw new AppError('REVISION_NOT_FOUND');
  return row.signedRevision;
}

/** What the figure asked about is counted from. @throws AppError FIELD_INVALID for one that is filled in, or not asked */
function setsAsked(request: ListFigureItemsRequest, line: Line | undefined): FigureSets {
  const { member } = request;
  const known = line && membersOf(line.definition).includes(member);
  if (!known) {
    const vi = 'đơn vị không phải báo cáo số liệu này';
    refuseField('indicatorCode', 'NOT_ASKED', 'is not asked of this unit', vi);
  }
  const sets = setsOf(line.definition, member);
  if (!sets) refuseField('indicatorCode', 'NOT_COMPUTED', 'is filled in', 'số liệu này do đơn vị nhập');
  if (request.denominator && !sets.among) {
    refuseField('denominator', 'NOT_ASKED', 'is not of this indicator', 'chỉ tiêu này không có phần này');
  }
  return sets;
}

async function traceNow(
  em: EntityManager,
  row: SubmissionRow,
  { counted, among }: FigureSets,
  denominator: boolean,
  now: Date,
): Promise<readonly string[]> {
  const period = await findPeriod(em, row.periodId);
  if (!period) throw new Error(`submission ${row.id} has no period`);
  const set = denominator && among ? among : counted;
  const [ids] = await findSets(em, [set], scopeOf(period, row.unitId, now));
  return ids ?? [];
}

async function traceKept(
  em: EntityManager,
  row: SubmissionRow,
  { member, denominator }: ListFigureItemsRequest,
  indicatorId: string,
  revision: number,
): Promise<readonly string[]> {
  const kept = await findLineage(em, { submissionId: row.id, revision, indicatorId, member });
  return (denominator ? kept?.among : kept?.counted) ?? [];
}
