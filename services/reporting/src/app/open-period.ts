import { endOfDay, openSession } from '@baro/directory-client';
import type { Session } from '@baro/directory-client';
import { AppError, checkId, FieldCheck, isUniqueViolation, newId, refuseField, write } from '@baro/chassis';
import type { CallContext, Tx } from '@baro/chassis';
import type { OpenPeriodRequest, OpenPeriodResponse } from '@baro/proto/baro/reporting/v1/periods';
import { PeriodState } from '@baro/proto/baro/reporting/v1/resources';
import { daysOf } from '../domain/period-days.ts';
import { mayKeepForms, maySeeReports } from '../domain/policy.ts';
import { findCutOffRule } from '../store/cut-off-store.ts';
import { PeriodEntity } from '../store/entities.ts';
import type { FormRow, PeriodRow } from '../store/entities.ts';
import { findForm } from '../store/form-store.ts';
import { insertLines } from '../store/period-store.ts';
import { askUnits } from './ask-units.ts';
import type { Deps } from './deps.ts';
import { emitFact } from './emit.ts';
import { showOnePeriod } from './show-period.ts';

/** Opens a period of a form with a submission for each unit that has to report. */
export async function openPeriod(
  deps: Deps,
  request: OpenPeriodRequest,
  ctx: CallContext,
): Promise<OpenPeriodResponse> {
  const check = new FieldCheck();
  checkId(check, 'requestId', request.requestId);
  checkId(check, 'formId', request.formId);
  check.range('year', request.year, 2000, 2100);
  check.throwIfAny();
  const session = await openSession(ctx, deps.directory);
  return write(ctx, request, async (tx) => {
    const form = await findForm(tx.em, request.formId);
    if (!form) throw new AppError(maySeeReports(session.staff) ? 'FORM_NOT_FOUND' : 'PERMISSION_DENIED');
    if (!mayKeepForms(session.staff, form.unitId).allowed) throw new AppError('PERMISSION_DENIED');
    const period = await newPeriod(tx, session, form, request);
    await enter(tx, session, period);
    return async () => ({ period: await showOnePeriod(tx.em, session, period) });
  });
}

/** A period nobody has been asked for yet. @throws AppError CUT_OFF_RULE_MISSING, TERM_MISSING, FIELD_INVALID */
async function newPeriod(
  tx: Tx,
  session: Session,
  form: FormRow,
  { year, number }: OpenPeriodRequest,
): Promise<PeriodRow> {
  const { cutOffCode: code, periodKind: kind, unitId, unitCode } = form;
  const rule = await findCutOffRule(tx.em, code, `${year}-01-01`);
  if (!rule) throw new AppError('CUT_OFF_RULE_MISSING', { metadata: { code } });
  const days = daysOf(kind, year, number, rule);
  if (!days) refuseField('number', 'OUT_OF_RANGE', 'is no period of the year', 'năm không có kỳ này');
  return {
    id: newId(),
    version: 0,
    formId: form.id,
    formName: form.name,
    unitId,
    unitCode,
    kind,
    year,
    number,
    ...days,
    ...dueOf(session, days.toDate),
    state: PeriodState.OPEN,
    rollUpNumber: 0,
    lockedRollUpNumber: null,
    lockTime: null,
    unitCount: 0,
    createTime: session.now,
  };
}

/** Until when units sign: the directory's term from the cut-off. */
function dueOf({ directory }: Session, toDate: string) {
  const triggerTime = new Date(endOfDay(toDate).getTime() - 1);
  const clock = directory.clock({ procedure: 'reporting', step: 'submission.send', triggerTime });
  if (!clock?.dueTime) {
    throw new AppError('TERM_MISSING', { metadata: { term: 'reporting.submission.send' } });
  }
  const { vi, en } = clock.explanation;
  return { dueTime: clock.dueTime, dueExplanationVi: vi, dueExplanationEn: en };
}

async function enter(tx: Tx, session: Session, period: PeriodRow): Promise<void> {
  const { id, formId } = period;
  const submissions = await askUnits(tx, session, period, () =>
    insertLines(tx.em, id, formId, period.toDate),
  );
  period.unitCount = submissions.length;
  emitFact(tx, period, 'ReportPeriodOpened', { periodId: id, formId, unitCount: submissions.length });
  tx.em.persist([tx.em.create(PeriodEntity, period), ...submissions]);
  await tx.em.flush().catch((error: unknown) => {
    if (isUniqueViolation(error, 'periods_number_key')) {
      throw new AppError('PERIOD_EXISTS', { cause: error });
    }
    throw error;
  });
  tx.audit({
    action: 'open',
    subjectType: 'report_period',
    subjectId: id,
    unitId: period.unitId,
    details: { formId, year: period.year, number: period.number, unitCount: submissions.length },
  });
}
