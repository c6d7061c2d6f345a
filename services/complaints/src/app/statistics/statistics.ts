import {
  PostRole,
  endOfDay,
  localDateOf,
  localTimeOf,
  openSession,
  startOfDay,
} from '@baro/directory-client';
import type { Session } from '@baro/directory-client';
import { AppError, auditRead, checkId, FieldCheck, inSnapshot, streamSnapshot } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import { fileForms } from '@baro/chassis/export';
import type { FileHead, FileRow, FileTable } from '@baro/chassis/export';
import type {
  ExportStatisticsRequest,
  ExportStatisticsResponse,
  GetStatisticsRequest,
  GetStatisticsResponse,
  StatisticsTable,
} from '@baro/proto/baro/complaints/v1/statistics';
import type { EntityManager } from '@mikro-orm/postgresql';
import { maySchedule } from '../../domain/reception-policy.ts';
import { tableForms } from '../../domain/statistics-tables.ts';
import { countTable } from '../../store/statistics-store.ts';
import type { Deps } from '../deps.ts';
import { checkPeriod, dayWords } from '../reception/period.ts';

/** The tables of a period, all of one instant. */
export async function getStatistics(
  deps: Deps,
  request: GetStatisticsRequest,
  ctx: CallContext,
): Promise<GetStatisticsResponse> {
  const session = await openStatistics(deps, request, ctx);
  return { tables: await inSnapshot(ctx.orm, (em) => countAll(session, em, request)) };
}

/** @throws AppError FIELD_INVALID, PERMISSION_DENIED */
async function openStatistics(
  deps: Deps,
  { unitId, fromDate, toDate }: GetStatisticsRequest,
  ctx: CallContext,
): Promise<Session> {
  const check = new FieldCheck();
  checkId(check, 'unitId', unitId);
  checkPeriod(check, fromDate, toDate);
  check.throwIfAny();
  const session = await openSession(ctx, deps.directory);
  if (!maySchedule(session.staff, unitId).allowed) throw new AppError('PERMISSION_DENIED');
  return session;
}

async function countAll(
  { directory }: Session,
  em: EntityManager,
  { unitId, fromDate, toDate }: GetStatisticsRequest,
): Promise<StatisticsTable[]> {
  const counted = { unitId, from: startOfDay(fromDate), to: endOfDay(toDate) };
  const posts = directory.postsOf(unitId, toDate);
  const leaders = posts.filter(({ post }) => post.role === PostRole.LEADER).map(({ post }) => post.id);
  const tables: StatisticsTable[] = [];
  for (const { code, vi: titleVi, en: titleEn, lines } of tableForms) {
    const counts = await countTable(em, code, counted, leaders);
    tables.push({
      code,
      titleVi,
      titleEn,
      lines: lines.map(([key, nameVi, nameEn]) => ({
        key: key.replace('-', ''),
        nameVi,
        nameEn,
        count: counts[key] ?? 0,
        part: key.startsWith('-'),
      })),
    });
  }
  return tables;
}

/** Streams the tables as a workbook. Audited before the first byte. */
export async function* exportStatistics(
  deps: Deps,
  request: ExportStatisticsRequest,
  ctx: CallContext,
): AsyncGenerator<ExportStatisticsResponse> {
  const session = await openStatistics(deps, request, ctx);
  const { unitId, fromDate, toDate } = request;
  const { extension, contentType, write, name } = fileForms.xlsx;
  const details = { fromDate, toDate, format: name };
  await auditRead(ctx, { action: 'export', subjectType: 'statistics', subjectIds: [], unitId, details });
  const fileName = `thong-ke-don-thu_${fromDate}_${toDate}${extension}`;
  yield { part: { $case: 'header', value: { fileName, contentType, sizeBytes: 0, sha256: '' } } };
  async function* file(em: EntityManager): AsyncGenerator<Buffer> {
    const tables = await countAll(session, em, request);
    yield* write(headOf(session, request), tables.map(fileTable));
  }
  for await (const chunk of streamSnapshot(ctx.orm, file)) {
    yield { part: { $case: 'chunk', value: chunk } };
  }
}

function headOf(
  { directory, now }: Session,
  { unitId, fromDate, toDate }: ExportStatisticsRequest,
): FileHead {
  const unit = directory.unit(unitId, toDate);
  return {
    title: 'SỐ LIỆU TIẾP CÔNG DÂN, XỬ LÝ ĐƠN, GIẢI QUYẾT KHIẾU NẠI, TỐ CÁO',
    subtitle: `Từ ngày ${dayWords(fromDate)} đến ngày ${dayWords(toDate)}`,
    parentName: unit?.parentId ? (directory.unit(unit.parentId, toDate)?.name ?? '') : '',
    unitName: unit?.name ?? '',
    exported: `Xuất lúc ${localTimeOf(now)} ngày ${dayWords(localDateOf(now))}`,
  };
}

function fileTable({ code, titleVi, lines }: StatisticsTable): FileTable {
  async function* pages(): AsyncGenerator<FileRow[]> {
    yield lines.map(({ nameVi, count, part }) => [part ? `– ${nameVi}` : nameVi, count]);
  }
  return {
    title: `Biểu ${code}. ${titleVi}`,
    sheetName: code.replace('/', '-'),
    columns: [
      { heading: 'Chỉ tiêu', share: 70, align: 'left' },
      { heading: 'Số lượng', share: 30, align: 'center' },
    ],
    pages: pages(),
    note: () => '',
  };
}
