import { AppError, auditRead, checkId, FieldCheck, streamSnapshot } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import { localDateOf, localTimeOf } from '@baro/directory-client';
import { formBook } from '@baro/chassis/workbook';
import type { FormRow } from '@baro/chassis/workbook';
import type {
  DownloadSubmissionWorkbookRequest,
  DownloadSubmissionWorkbookResponse,
} from '@baro/proto/baro/reporting/v1/workbooks';
import type { EntityManager } from '@mikro-orm/postgresql';
import { dateWords, periodWords } from '../domain/period-words.ts';
import { maySeeDraft } from '../domain/policy.ts';
import {
  dataSheet,
  keySheet,
  workbookColumns,
  workbookFormat,
  workbookKeys,
} from '../domain/workbook-columns.ts';
import { workbookRows } from '../domain/workbook-rows.ts';
import type { FormRow as ReportFormRow, PeriodRow, SubmissionRow } from '../store/entities.ts';
import { findForm } from '../store/form-store.ts';
import { findPeriod } from '../store/period-store.ts';
import { findSubmission } from '../store/submission-store.ts';
import type { Deps } from './deps.ts';
import { openSubmission } from './get-submission.ts';
import { openSheet } from './sheet.ts';

const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Streams a submission as a workbook to fill in. Audited before the first byte. */
export async function* downloadWorkbook(
  deps: Deps,
  request: DownloadSubmissionWorkbookRequest,
  ctx: CallContext,
): AsyncGenerator<DownloadSubmissionWorkbookResponse> {
  const check = new FieldCheck();
  checkId(check, 'id', request.id);
  check.throwIfAny();
  const { session, row } = await openSubmission(deps, request.id, ctx);
  if (!maySeeDraft(session.staff, row.unitId, session.find)) throw new AppError('PERMISSION_DENIED');
  const { id, unitId, revision } = row;
  const details = { format: 'xlsx', revision };
  await auditRead(ctx, { action: 'export', subjectType: 'submission', subjectIds: [id], unitId, details });
  const form = await findForm(ctx.em, row.formId);
  const fileName = `so-lieu_${form?.code ?? ''}_${row.unitCode}_${row.toDate}.xlsx`;
  yield { part: { $case: 'header', value: { fileName, contentType, sizeBytes: 0, sha256: '' } } };
  for await (const chunk of streamSnapshot(ctx.orm, (em) => write(em, id, session.now))) {
    yield { part: { $case: 'chunk', value: chunk } };
  }
}

async function* write(em: EntityManager, id: string, now: Date): AsyncGenerator<Buffer> {
  const row = await findSubmission(em, id);
  const period = row && (await findPeriod(em, row.periodId));
  const form = row && (await findForm(em, row.formId));
  if (!row || !period || !form) throw new Error(`submission ${id} is not whole`);
  yield* formBook({
    sheetName: dataSheet,
    head: headOf(row, period, form),
    columns: workbookColumns,
    pages: pagesOf(em, row, now),
    hidden: {
      sheetName: keySheet,
      rows: [
        [workbookKeys.submission, row.id],
        [workbookKeys.revision, row.revision],
        [workbookKeys.format, workbookFormat],
      ],
    },
  });
}

/** Rows written at a time. */
const pageSize = 200;

async function* pagesOf(em: EntityManager, row: SubmissionRow, now: Date): AsyncGenerator<FormRow[]> {
  const { lines, figures, former } = await openSheet(em, row, now);
  const rows = workbookRows(
    lines.map((line) => ({
      line,
      figures: figures.get(line.definition.code) ?? new Map(),
      former: former.get(line.definition.code) ?? new Map(),
    })),
  );
  for (let at = 0; at < rows.length; at += pageSize) yield rows.slice(at, at + pageSize);
}

function headOf(row: SubmissionRow, period: PeriodRow, form: ReportFormRow): string[] {
  const days = `từ ngày ${dateWords(period.fromDate)} đến hết ngày ${dateWords(period.toDate)}`;
  const due = `${localTimeOf(period.dueTime)} ngày ${dateWords(localDateOf(period.dueTime))}`;
  return [
    `${form.code}. ${form.name}`,
    `Đơn vị báo cáo: ${row.unitName}`,
    `Kỳ báo cáo: ${periodWords(period)}, ${days}`,
    `Hạn gửi: trước ${due}`,
    'Chỉ nhập vào ô trắng, nhập dạng số, không dùng công thức. Ô để trống giữ nguyên số đã có trên hệ thống. Không phát sinh ' +
      'thì xóa số và ghi x. Tỷ lệ tự tính từ tử số và mẫu số. Không ghi tên người dân.',
  ];
}
