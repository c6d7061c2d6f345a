import { openSession } from '@baro/directory-client';
import type { Session } from '@baro/directory-client';
import { AppError, checkCount, checkId, FieldCheck } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import { Figure } from '@baro/proto/baro/reporting/v1/resources';
import type {
  AskedLine,
  GetSignedRevisionRequest,
  GetSignedRevisionResponse,
  GetSubmissionRequest,
  GetSubmissionResponse,
  SignedRevision,
} from '@baro/proto/baro/reporting/v1/submissions';
import { membersOf } from '../domain/asked.ts';
import type { Line } from '../domain/asked.ts';
import { setsOf } from '../domain/computed/sets-of.ts';
import { maySeeDraft, maySeeSigned, maySeeReports } from '../domain/policy.ts';
import type { SignedRow, SubmissionRow } from '../store/entities.ts';
import { findSigned } from '../store/figure-store.ts';
import { findPeriod } from '../store/period-store.ts';
import { findRevision, findRevisions, findSubmission } from '../store/submission-store.ts';
import type { Deps } from './deps.ts';
import { showLine } from './show-indicator.ts';
import { showOneSubmission } from './show-submission.ts';
import { byCode, findingsOf, linesOf, openSheet } from './sheet.ts';
import type { FiguresByCode } from './sheet.ts';

/** Returns a submission: to its unit as it is filled in, to who receives it as it was signed last. */
export async function getSubmission(
  deps: Deps,
  request: GetSubmissionRequest,
  ctx: CallContext,
): Promise<GetSubmissionResponse> {
  const check = new FieldCheck();
  checkId(check, 'id', request.id);
  check.throwIfAny();
  const { session, row } = await openSubmission(deps, request.id, ctx);
  const submission = await showOneSubmission(ctx.em, session, row);
  const revisions = (await findRevisions(ctx.em, row.id)).map((signed) => showRevision(session, signed));
  if (!maySeeDraft(session.staff, row.unitId, session.find)) {
    const figures = byCode(await findSigned(ctx.em, row.id, row.signedRevision));
    const lines = row.signedRevision > 0 ? await linesOf(ctx.em, row) : [];
    return {
      submission,
      lines: showLines(lines, figures, new Map()),
      findings: [],
      revisions,
      correctionReason: '',
    };
  }
  const sheet = await openSheet(ctx.em, row, session.now);
  return {
    submission,
    lines: showLines(sheet.lines, sheet.figures, sheet.former),
    findings: row.revision > row.signedRevision ? findingsOf(sheet) : [],
    revisions,
    correctionReason: row.correctionReason,
  };
}

/** A submission the caller may see. @throws AppError PERMISSION_DENIED, SUBMISSION_NOT_FOUND */
export async function openSubmission(
  deps: Deps,
  id: string,
  ctx: CallContext,
): Promise<{ session: Session; row: SubmissionRow }> {
  const session = await openSession(ctx, deps.directory);
  const row = await findSubmission(ctx.em, id);
  // Who has to report is no secret: that there is none of an id is told to everybody who works here.
  if (!row) throw new AppError(maySeeReports(session.staff) ? 'SUBMISSION_NOT_FOUND' : 'PERMISSION_DENIED');
  const receiverId = (await findPeriod(ctx.em, row.periodId))?.unitId ?? '';
  if (!maySeeSigned(session.staff, { unitId: row.unitId, receiverId }, session.find)) {
    throw new AppError('PERMISSION_DENIED');
  }
  return { session, row };
}

function showLines(lines: readonly Line[], figures: FiguresByCode, former: FiguresByCode): AskedLine[] {
  return lines.map((line) => {
    const { code: indicatorCode } = line.definition;
    const members = membersOf(line.definition);
    const of = (known: FiguresByCode): Figure[] =>
      members.map((member) => ({
        ...(known.get(indicatorCode)?.get(member) ?? Figure.fromPartial({ indicatorCode, member })),
        computed: setsOf(line.definition, member) !== undefined,
      }));
    return {
      indicator: showLine(line),
      figures: of(figures),
      formerFigures: former.has(indicatorCode) ? of(former) : [],
    };
  });
}

function showRevision({ directory }: Session, row: SignedRow): SignedRevision {
  return {
    revision: row.revision,
    signTime: row.signTime,
    signerName: directory.person(row.signerPersonId)?.fullName ?? '',
    signerTitle: directory.post(row.signerPostId, row.signTime)?.post.title ?? '',
    reason: row.reason,
    grade: row.grade,
    changedCount: row.changedCount,
  };
}

/** Returns the figures of a signed version. */
export async function getSignedRevision(
  deps: Deps,
  request: GetSignedRevisionRequest,
  ctx: CallContext,
): Promise<GetSignedRevisionResponse> {
  const check = new FieldCheck();
  checkId(check, 'id', request.id);
  checkCount(check, 'revision', request.revision, 1_000_000);
  check.throwIfAny();
  const { session, row } = await openSubmission(deps, request.id, ctx);
  const signed = await findRevision(ctx.em, row.id, request.revision);
  if (!signed) throw new AppError('REVISION_NOT_FOUND');
  const figures = byCode(await findSigned(ctx.em, row.id, request.revision));
  const lines = showLines(await linesOf(ctx.em, row), figures, new Map());
  return { signed: showRevision(session, signed), figures: lines.flatMap((line) => line.figures) };
}
