import { getOpenUnit, localDateOf, openSession } from '@baro/directory-client';
import type { Session } from '@baro/directory-client';
import {
  AppError,
  checkEnum,
  checkId,
  checkReason,
  FieldCheck,
  isUniqueViolation,
  isUuid,
  newId,
  tidy,
  write,
} from '@baro/chassis';
import type { CallContext, Tx } from '@baro/chassis';
import type {
  CreateReportFormRequest,
  CreateReportFormResponse,
} from '@baro/proto/baro/reporting/v1/periods';
import { PeriodKind, ReportForm } from '@baro/proto/baro/reporting/v1/resources';
import { checkCode } from '../domain/check-definition.ts';
import { mayKeepForms } from '../domain/policy.ts';
import { findCutOffRule } from '../store/cut-off-store.ts';
import { FormEntity } from '../store/entities.ts';
import type { FormRow } from '../store/entities.ts';
import { insertFormLines } from '../store/form-store.ts';
import { findVersions } from '../store/indicator-store.ts';
import type { Deps } from './deps.ts';
import { emitFact } from './emit.ts';
import { showForm } from './read-forms.ts';

/** Most indicators of a form. */
const maxIndicators = 1000;

/** Makes a report form of indicators. */
export async function createReportForm(
  deps: Deps,
  request: CreateReportFormRequest,
  ctx: CallContext,
): Promise<CreateReportFormResponse> {
  const form = request.form ?? ReportForm.create();
  const session = await openSession(ctx, deps.directory);
  // Who may not is told that and nothing of the fields.
  if (isUuid(form.unitId) && !mayKeepForms(session.staff, form.unitId).allowed) {
    throw new AppError('PERMISSION_DENIED');
  }
  const check = new FieldCheck();
  checkId(check, 'requestId', request.requestId);
  checkForm(check, form);
  check.throwIfAny();
  const unit = getOpenUnit(session, form.unitId);
  return write(ctx, request, async (tx) => {
    const row = newForm(form, unit.code, session.now);
    const ids = await findIds(tx, form.indicatorCodes);
    const { cutOffCode: code } = row;
    const rule = await findCutOffRule(tx.em, code, localDateOf(session.now));
    if (!rule) throw new AppError('CUT_OFF_RULE_MISSING', { metadata: { code } });
    await enter(tx, row, ids);
    return { form: show(session, row, form) };
  });
}

function checkForm(check: FieldCheck, form: ReportForm): void {
  checkId(check, 'form.unitId', form.unitId);
  checkCode(check, 'form.code', form.code);
  checkReason(check, 'form.name', form.name, 300);
  checkReason(check, 'form.legalRef', form.legalRef, 300);
  check.required('form.periodKind', form.periodKind || undefined);
  checkEnum(check, 'form.periodKind', form.periodKind, PeriodKind);
  check.required('form.cutOffCode', form.cutOffCode);
  const { length } = form.indicatorCodes;
  if (length === 0) check.required('form.indicatorCodes', undefined);
  if (length > maxIndicators) {
    const vi = `có quá ${maxIndicators} chỉ tiêu`;
    check.add('form.indicatorCodes', 'TOO_MANY', `are more than ${maxIndicators}`, vi);
  }
  const twice = form.indicatorCodes.findIndex((code, at, all) => all.indexOf(code) !== at);
  if (twice >= 0) check.add(`form.indicatorCodes[${twice}]`, 'TWICE', 'comes twice', 'bị trùng');
}

/** @throws AppError INDICATOR_NOT_FOUND naming the first code there is none of */
async function findIds(tx: Tx, codes: readonly string[]): Promise<string[]> {
  const ids = new Map((await findVersions(tx.em, codes)).map(({ code, indicatorId }) => [code, indicatorId]));
  return codes.map((code) => {
    const id = ids.get(code);
    if (id === undefined) throw new AppError('INDICATOR_NOT_FOUND', { metadata: { code } });
    return id;
  });
}

function newForm(form: ReportForm, unitCode: string, createTime: Date): FormRow {
  const { code, unitId, periodKind, cutOffCode } = form;
  const texts = { name: tidy(form.name), legalRef: tidy(form.legalRef) };
  return { id: newId(), version: 0, code, ...texts, unitId, unitCode, periodKind, cutOffCode, createTime };
}

async function enter(tx: Tx, row: FormRow, indicatorIds: readonly string[]): Promise<void> {
  emitFact(tx, row, 'ReportFormCreated', { formId: row.id, unitId: row.unitId });
  tx.em.persist(tx.em.create(FormEntity, row));
  await tx.em.flush().catch((error: unknown) => {
    if (isUniqueViolation(error, 'report_forms_code_key')) {
      throw new AppError('FORM_EXISTS', { cause: error });
    }
    throw error;
  });
  await insertFormLines(tx.em, row.id, indicatorIds);
  tx.audit({
    action: 'create',
    subjectType: 'report_form',
    subjectId: row.id,
    unitId: row.unitId,
    details: { indicatorCount: indicatorIds.length },
  });
}

function show(session: Session, row: FormRow, { indicatorCodes }: ReportForm): ReportForm {
  return { ...showForm(session, row, indicatorCodes.length), indicatorCodes };
}
