import type { Session } from '@baro/directory-client';
import { auditRead } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import { localDateOf, localTimeOf, openSession } from '@baro/directory-client';
import type { ExportRegisterRequest, ExportRegisterResponse } from '@baro/proto/baro/documents/v1/registers';
import { fileForms, showNumber } from '@baro/chassis/export';
import type { FileForm, FileHead, FileRow, FileTable } from '@baro/chassis/export';
import { FileFormat } from '@baro/proto/baro/documents/v1/resources';
import { dateCell } from '../domain/register-cells.ts';
import { registerForm } from '../domain/register-columns.ts';
import type { Deps } from './deps.ts';
import { RegisterReader } from './register-pages.ts';
import { checkRegister } from './register-request.ts';
import type { RegisterQuery } from './register-request.ts';

/** Rows read at a time. */
const pageSize = 200;

const formats = new Map<FileFormat, FileForm>([
  [FileFormat.XLSX, fileForms.xlsx],
  [FileFormat.PDF, fileForms.pdf],
]);

/** Streams a register as a file. Audited before the first byte: whatever arrives was taken out. */
export async function* exportRegister(
  deps: Deps,
  request: ExportRegisterRequest,
  ctx: CallContext,
): AsyncGenerator<ExportRegisterResponse> {
  const session = await openSession(ctx, deps.directory);
  const format = formats.get(request.format);
  const query = checkRegister(session, request, (check) => {
    if (!format) check.add('format', 'REQUIRED', 'is not a format', 'chưa chọn định dạng');
  });
  if (!format) return; // never reached: the check has thrown
  const { unitId, from, to } = query;
  const details = { kind: query.kind, from, to, format: format.name };
  await auditRead(ctx, { action: 'export', subjectType: 'register', subjectIds: [], unitId, details });
  const fileName = fileNameOf(session, query) + format.extension;
  const header = { fileName, contentType: format.contentType, sizeBytes: 0, sha256: '' };
  yield { part: { $case: 'header', value: header } };
  const reader = await RegisterReader.open(deps, session, ctx.em);
  for await (const chunk of format.write(headOf(session, query), [tableOf(reader, query)])) {
    yield { part: { $case: 'chunk', value: chunk } };
  }
}

function tableOf(reader: RegisterReader, query: RegisterQuery): FileTable {
  const { sheetName, columns } = registerForm(query.kind);
  const note = (count: number): string => `Tổng số: ${showNumber(count)} văn bản`;
  return { title: '', sheetName, columns, pages: cellsOf(reader, query), note };
}

async function* cellsOf(reader: RegisterReader, query: RegisterQuery): AsyncGenerator<FileRow[]> {
  for await (const entries of reader.pages(query, pageSize)) yield entries.map((entry) => entry.cells);
}

/** Names of units are those of the last day of the period: a book of last year bears last year's name. */
function headOf(session: Session, query: RegisterQuery): FileHead {
  const { directory, now } = session;
  const unit = directory.unit(query.unitId, query.to);
  const form = registerForm(query.kind);
  return {
    title: form.title,
    parentName: unit?.parentId ? (directory.unit(unit.parentId, query.to)?.name ?? '') : '',
    unitName: unit?.name ?? '',
    subtitle: `Từ ngày ${dateCell(query.from)} đến ngày ${dateCell(query.to)}`,
    exported: `Xuất lúc ${localTimeOf(now)} ngày ${dateCell(localDateOf(now))}`,
  };
}

/** Letters, digits, dots and dashes only: the name goes through headers and file systems. */
function fileNameOf(session: Session, query: RegisterQuery): string {
  const code = session.directory.unit(query.unitId, query.to)?.code ?? '';
  return [registerForm(query.kind).fileName, code, query.from, query.to]
    .filter(Boolean)
    .join('_')
    .replaceAll(/[^\w.-]/g, '-');
}
