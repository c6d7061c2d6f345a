import { localDateOf } from '@baro/directory-client';
import type { Session } from '@baro/directory-client';
import { AppError, checkId, FieldCheck, nextToken, pageOf } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import type {
  GetReportFormRequest,
  GetReportFormResponse,
  ListReportFormsRequest,
  ListReportFormsResponse,
} from '@baro/proto/baro/reporting/v1/periods';
import type { ReportForm } from '@baro/proto/baro/reporting/v1/resources';
import { mayKeepForms } from '../domain/policy.ts';
import type { FormRow } from '../store/entities.ts';
import { findForm, findFormCodes, findFormPage, findFormsIn } from '../store/form-store.ts';
import { findVersions } from '../store/indicator-store.ts';
import type { Deps } from './deps.ts';
import { openReader } from './read.ts';
import { pickVersion, showIndicator } from './show-indicator.ts';

/** Lists forms by code, and the units the caller may make one for. */
export async function listReportForms(
  deps: Deps,
  request: ListReportFormsRequest,
  ctx: CallContext,
): Promise<ListReportFormsResponse> {
  const page = pageOf(request, {});
  const session = await openReader(deps, ctx);
  const [after] = page.after ?? [];
  const found = await findFormPage(ctx.em, {
    after: after === undefined ? after : String(after),
    size: page.size,
  });
  const counts = new Map(found.slice(0, page.size).map(({ id, count }) => [id, count]));
  const forms = await findFormsIn(ctx.em, [...counts.keys()]);
  const last = found.length > page.size ? forms.at(-1) : undefined;
  return {
    forms: forms.map((row) => showForm(session, row, counts.get(row.id) ?? 0)),
    nextPageToken: last ? nextToken([last.code], {}) : '',
    creatableUnitIds: creatableUnits(session),
  };
}

/** Returns a form with its indicators as they are defined today. */
export async function getReportForm(
  deps: Deps,
  request: GetReportFormRequest,
  ctx: CallContext,
): Promise<GetReportFormResponse> {
  const check = new FieldCheck();
  checkId(check, 'id', request.id);
  check.throwIfAny();
  const session = await openReader(deps, ctx);
  const row = await findForm(ctx.em, request.id);
  if (!row) throw new AppError('FORM_NOT_FOUND');
  const codes = await findFormCodes(ctx.em, row.id);
  const versions = Map.groupBy(await findVersions(ctx.em, codes), ({ code }) => code);
  const today = localDateOf(session.now);
  return {
    form: { ...showForm(session, row, codes.length), indicatorCodes: codes },
    indicators: codes.flatMap((code) => {
      const picked = pickVersion(versions.get(code) ?? [], today);
      return picked ? [showIndicator(picked)] : [];
    }),
  };
}

/** A form for the wire, without the codes of its indicators. */
export function showForm({ staff }: Session, row: FormRow, indicatorCount: number): ReportForm {
  const { version: _version, unitCode: _unitCode, createTime: _createTime, ...shown } = row;
  const allowedActions = mayKeepForms(staff, row.unitId).allowed ? ['OpenPeriod'] : [];
  return { ...shown, indicatorCodes: [], indicatorCount, allowedActions };
}

function creatableUnits({ staff }: Session): string[] {
  const served = [...new Set(staff.desks.flatMap(({ serves }) => serves))];
  return served.filter((unitId) => mayKeepForms(staff, unitId).allowed);
}
