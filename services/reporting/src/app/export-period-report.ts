import { AppError, auditRead, checkId, enumName, FieldCheck, streamSnapshot } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import { fileForms } from '@baro/chassis/export';
import type { FileForm } from '@baro/chassis/export';
import { localDateOf } from '@baro/directory-client';
import type { Session } from '@baro/directory-client';
import { ReportFormat } from '@baro/proto/baro/reporting/v1/periods';
import type {
  ExportPeriodReportRequest,
  ExportPeriodReportResponse,
} from '@baro/proto/baro/reporting/v1/periods';
import { PeriodState } from '@baro/proto/baro/reporting/v1/resources';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { PeriodRow } from '../store/entities.ts';
import { findPeriod } from '../store/period-store.ts';
import type { Deps } from './deps.ts';
import { reportHead, reportTables } from './period-report-file.ts';
import { readPeriodReport } from './read-period-report.ts';
import { openReader } from './read.ts';

const forms = new Map<ReportFormat, FileForm>([
  [ReportFormat.XLSX, fileForms.xlsx],
  [ReportFormat.PDF, fileForms.pdf],
]);

/** Streams a locked period as a report, all of one instant. Audited before the first byte. */
export async function* exportPeriodReport(
  deps: Deps,
  request: ExportPeriodReportRequest,
  ctx: CallContext,
): AsyncGenerator<ExportPeriodReportResponse> {
  const form = forms.get(request.format);
  const check = new FieldCheck();
  checkId(check, 'periodId', request.periodId);
  if (!form) check.add('format', 'REQUIRED', 'is not a format', 'chưa chọn định dạng');
  check.throwIfAny();
  if (!form) return; // never reached: the check has thrown
  const session = await openReader(deps, ctx);
  const { id, unitId, toDate } = await getLocked(ctx.em, request.periodId);
  const details = { format: form.name };
  await auditRead(ctx, { action: 'export', subjectType: 'report_period', subjectIds: [id], unitId, details });
  const fileName = `bao-cao-ky_${toDate}_${localDateOf(session.now)}${form.extension}`;
  const header = { fileName, contentType: form.contentType, sizeBytes: 0, sha256: '' };
  yield { part: { $case: 'header', value: header } };
  for await (const chunk of streamSnapshot(ctx.orm, (em) => write(form, session, em, id))) {
    yield { part: { $case: 'chunk', value: chunk } };
  }
}

async function* write(
  form: FileForm,
  session: Session,
  em: EntityManager,
  id: string,
): AsyncGenerator<Buffer> {
  // Read again: it may have been restated since.
  const report = await readPeriodReport(em, await getLocked(em, id));
  yield* form.write(reportHead(session, report), reportTables(session, report));
}

/** A period whose figures change by corrections alone. @throws AppError PERIOD_NOT_FOUND, PERIOD_STATE_WRONG */
async function getLocked(em: EntityManager, id: string): Promise<PeriodRow> {
  const period = await findPeriod(em, id);
  if (!period) throw new AppError('PERIOD_NOT_FOUND');
  if (period.state !== PeriodState.LOCKED) {
    throw new AppError('PERIOD_STATE_WRONG', { metadata: { state: enumName(PeriodState, period.state) } });
  }
  return period;
}
