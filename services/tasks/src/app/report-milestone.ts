import { localDateOf } from '@baro/directory-client';
import { AppError, FieldCheck, checkId, newId } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import type { ReportMilestoneRequest, ReportMilestoneResponse } from '@baro/proto/baro/tasks/v1/investments';
import { MilestoneKind } from '@baro/proto/baro/tasks/v1/programme_resources';
import { MilestoneReportEntity } from '../store/programme-entities.ts';
import type { MilestoneRow } from '../store/programme-entities.ts';
import { auditProgramme, changeProgramme } from './change-programme.ts';
import type { ProgrammeAct } from './change-programme.ts';
import type { Deps } from './deps.ts';
import { emitProgramme } from './emit-programme.ts';
import { checkDong } from './programme-fields.ts';

/** Keeps a figure for a milestone beside those before. */
export async function reportMilestone(
  deps: Deps,
  request: ReportMilestoneRequest,
  ctx: CallContext,
): Promise<ReportMilestoneResponse> {
  const { id, asOfDate, note, documentId } = request;
  const check = new FieldCheck();
  checkId(check, 'id', id);
  checkDong(check, 'amountDong', request.amountDong, 0);
  if (check.required('asOfDate', asOfDate)) check.isoDate('asOfDate', asOfDate);
  check.text('note', note, 1000);
  check.uuid('documentId', documentId);
  check.throwIfAny();
  const change = { action: 'ReportMilestone', part: 'milestone', id } as const;
  // A figure is added to those before: whatever the programme's version, it is true.
  return changeProgramme(deps, ctx, { ...request, etag: '' }, change, async (act, { milestone }) => {
    if (!milestone) throw new AppError('PERMISSION_DENIED');
    await report(act, milestone, request);
  });
}

async function report(act: ProgrammeAct, milestone: MilestoneRow, request: ReportMilestoneRequest) {
  const { tx, session, programme, as } = act;
  const { amountDong, done, asOfDate } = request;
  checkFigure(milestone.kind, request, localDateOf(session.now));
  const row = {
    id: newId(),
    milestoneId: milestone.id,
    amountDong,
    done,
    asOfDate,
    note: request.note.trim(),
    documentId: request.documentId || null,
    reportTime: session.now,
    byUnitId: as.unitId,
    byPostId: as.postId || null,
    byPersonId: as.personId || null,
  };
  tx.em.persist(tx.em.create(MilestoneReportEntity, row));
  const data = { milestoneId: milestone.id, amountDong, done, asOfDate };
  await emitProgramme(tx, programme, 'ProgrammeMilestoneReported', data);
  auditProgramme(act, 'report_milestone', data);
}

/** Đồng for an amount or share, done or not for a step; of a day that has begun. @throws AppError FIELD_INVALID */
function checkFigure(kind: MilestoneKind, request: ReportMilestoneRequest, today: string): void {
  const check = new FieldCheck();
  const isStep = kind === MilestoneKind.STEP;
  if (isStep && request.amountDong !== 0) {
    check.add('amountDong', 'NOT_ALLOWED', 'is not of a step', 'mốc là một bước, không nhập số tiền');
  }
  if (!isStep && request.done) {
    check.add('done', 'NOT_ALLOWED', 'is of a step only', 'chỉ mốc là một bước mới báo cáo đã xong');
  }
  if (request.asOfDate > today) {
    check.add('asOfDate', 'IN_FUTURE', 'is after today', 'không được sau ngày hôm nay');
  }
  check.throwIfAny();
}
