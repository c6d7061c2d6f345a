import { auditRead, streamSnapshot } from '@baro/chassis';
import type { CallContext, Condition } from '@baro/chassis';
import { fileForms, showNumber } from '@baro/chassis/export';
import type { FileForm, FileHead, FileRow, FileTable } from '@baro/chassis/export';
import { localDateOf, localTimeOf } from '@baro/directory-client';
import type { Session } from '@baro/directory-client';
import { ReportFormat } from '@baro/proto/baro/petitions/v1/session_report';
import type {
  ExportSessionReportRequest,
  ExportSessionReportResponse,
  GetSessionReportResponse,
} from '@baro/proto/baro/petitions/v1/session_report';
import type { EntityManager } from '@mikro-orm/postgresql';
import { annexCells, annexColumns, sectionWords } from '../domain/annex-table.ts';
import { countTables, localityTable } from '../domain/count-tables.ts';
import type { CountTable } from '../domain/count-tables.ts';
import { dateWords } from '../domain/report-words.ts';
import type { SessionRow } from '../store/petition-entities.ts';
import { findReportRows } from '../store/report-store.ts';
import type { ReportRow } from '../store/report-store.ts';
import { findSessionNames } from '../store/session-store.ts';
import type { Deps } from './deps.ts';
import { getReported, openReport, readReport, reportSession } from './session-report.ts';
import { keysOf, sessionsOf, showRow } from './session-report-rows.ts';

/** Rows read at a time. */
const pageSize = 200;

const forms = new Map<ReportFormat, FileForm>([
  [ReportFormat.XLSX, fileForms.xlsx],
  [ReportFormat.PDF, fileForms.pdf],
]);

/** Streams report and annexes as a file, counts and rows of one instant. Audited before the first byte. */
export async function* exportSessionReport(
  deps: Deps,
  request: ExportSessionReportRequest,
  ctx: CallContext,
): AsyncGenerator<ExportSessionReportResponse> {
  const form = forms.get(request.format);
  const session = await openReport(deps, request.sessionId, ctx, (check) => {
    if (!form) check.add('format', 'REQUIRED', 'is not a format', 'chưa chọn định dạng');
  });
  if (!form) return; // never reached: the check has thrown
  const row = await getReported(ctx.em, request.sessionId);
  const { id, unitId } = row;
  const details = { format: form.name };
  await auditRead(ctx, { action: 'export', subjectType: 'session', subjectIds: [id], unitId, details });
  const fileName = `bao-cao-kien-nghi-cu-tri_${row.openDate}_${localDateOf(session.now)}${form.extension}`;
  const header = { fileName, contentType: form.contentType, sizeBytes: 0, sha256: '' };
  yield { part: { $case: 'header', value: header } };
  for await (const chunk of streamSnapshot(ctx.orm, (em) => write(form, session, em, row))) {
    yield { part: { $case: 'chunk', value: chunk } };
  }
}

async function* write(
  form: FileForm,
  session: Session,
  em: EntityManager,
  row: SessionRow,
): AsyncGenerator<Buffer> {
  const report = await readReport(session, em, row);
  const annex = (title: string, sheetName: string, carried: boolean): FileTable => ({
    title,
    sheetName,
    columns: annexColumns,
    pages: annexPages(session, em, row, carried),
    note: (count) => `Tổng số: ${showNumber(count)} kiến nghị`,
  });
  const sentTo = `kiến nghị của cử tri gửi đến ${row.name}`;
  yield* form.write(headOf(session, row, report), [
    ...countTables(report).map(fileTable),
    annex(`PHỤ LỤC I. Danh mục ${sentTo}`, 'Phụ lục I', false),
    fileTable(localityTable(report, `PHỤ LỤC I (tiếp theo). Số kiến nghị theo địa phương và lĩnh vực`)),
    annex('PHỤ LỤC II. Danh mục kiến nghị tồn đọng từ các kỳ họp trước', 'Phụ lục II', true),
  ]);
}

function headOf(session: Session, row: SessionRow, report: GetSessionReportResponse): FileHead {
  const { now, directory } = session;
  const unit = directory.unit(row.unitId, now);
  const counted = `${localTimeOf(now)} ngày ${dateWords(localDateOf(now))}`;
  return {
    title: 'BÁO CÁO TỔNG HỢP KIẾN NGHỊ CỦA CỬ TRI VÀ KẾT QUẢ GIẢI QUYẾT',
    subtitle: `${row.name}, ${row.term}; số liệu đến ${counted}`,
    parentName: unit?.parentId ? (directory.unit(unit.parentId, now)?.name ?? '') : '',
    unitName: report.unitName,
    exported: `Xuất lúc ${counted}`,
  };
}

function fileTable({ title, sheetName, columns, rows, total, note }: CountTable): FileTable {
  async function* pages(): AsyncGenerator<FileRow[]> {
    yield total ? [...rows, { total }] : rows;
  }
  return { title, sheetName, columns, pages: pages(), note: () => note };
}

/** An annex page by page, each petition numbered, a section before the first of its own. */
async function* annexPages(
  session: Session,
  em: EntityManager,
  row: SessionRow,
  carried: boolean,
): AsyncGenerator<FileRow[]> {
  let place = 0;
  let section = '';
  for await (const found of reportPages(em, row, carried)) {
    const names = await findSessionNames(em, sessionsOf(found));
    const rows: FileRow[] = [];
    for (const one of found) {
      const own = one.national ? sectionWords.national : sectionWords.council;
      if (own !== section) rows.push({ section: own });
      section = own;
      place += 1;
      const answered = one.answerTime ? localDateOf(one.answerTime) : '';
      rows.push(annexCells(place, showRow(session, one, names), answered));
    }
    yield rows;
  }
}

async function* reportPages(
  em: EntityManager,
  row: SessionRow,
  carried: boolean,
): AsyncGenerator<ReportRow[]> {
  const part: Condition = () => (carried ? 'm.carried' : 'NOT m.carried');
  let after: (string | number)[] | undefined;
  for (;;) {
    const found = await findReportRows(em, reportSession(row), { filters: [part], size: pageSize, after });
    if (found.length > 0) yield found;
    const last = found.at(-1);
    if (!last || found.length < pageSize) return;
    after = keysOf(last);
  }
}
