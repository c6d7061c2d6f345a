import { localDateOf, localTimeOf, openSession } from '@baro/directory-client';
import type { Session } from '@baro/directory-client';
import { AppError, auditRead, checkId, FieldCheck, streamSnapshot } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import { fileForms, showNumber } from '@baro/chassis/export';
import type { FileCell, FileHead, FileRow, FileTable } from '@baro/chassis/export';
import type {
  ExportReceptionBookRequest,
  ExportReceptionBookResponse,
} from '@baro/proto/baro/complaints/v1/reception';
import { LetterContent, PartyRole } from '@baro/proto/baro/complaints/v1/resources';
import type { EntityManager } from '@mikro-orm/postgresql';
import { bookColumns } from '../../domain/book-columns.ts';
import { receptionCodeOf } from '../../domain/code.ts';
import { maySchedule } from '../../domain/reception-policy.ts';
import { maskOf } from '../../identity/index.ts';
import { findBookPage } from '../../store/reception-store.ts';
import type { ListedReception } from '../../store/reception-store.ts';
import type { Deps } from '../deps.ts';
import { keepReceptions } from './book.ts';
import { bookFilters } from './read.ts';
import { checkPeriod, dayWords } from './period.ts';

/** Rows read at a time. */
const pageSize = 200;

/** Streams the book of a period as a workbook, people masked: whoever takes it away takes no identity. Audited before the first byte. */
export async function* exportReceptionBook(
  deps: Deps,
  request: ExportReceptionBookRequest,
  ctx: CallContext,
): AsyncGenerator<ExportReceptionBookResponse> {
  const { unitId, fromDate, toDate } = request;
  const check = new FieldCheck();
  checkId(check, 'unitId', unitId);
  checkPeriod(check, fromDate, toDate);
  check.throwIfAny();
  const session = await openSession(ctx, deps.directory);
  if (!maySchedule(session.staff, unitId).allowed) throw new AppError('PERMISSION_DENIED');
  const { extension, contentType, write, name } = fileForms.xlsx;
  const details = { fromDate, toDate, format: name };
  await auditRead(ctx, { action: 'export', subjectType: 'reception_book', subjectIds: [], unitId, details });
  const fileName = `so-tiep-cong-dan_${fromDate}_${toDate}${extension}`;
  yield { part: { $case: 'header', value: { fileName, contentType, sizeBytes: 0, sha256: '' } } };
  const file = (em: EntityManager) => write(headOf(session, request), [tableOf(deps, session, em, request)]);
  for await (const chunk of streamSnapshot(ctx.orm, file)) {
    yield { part: { $case: 'chunk', value: chunk } };
  }
}

function headOf(session: Session, { unitId, fromDate, toDate }: ExportReceptionBookRequest): FileHead {
  const { directory, now } = session;
  const unit = directory.unit(unitId, toDate);
  return {
    title: 'SỔ TIẾP CÔNG DÂN (Mẫu 03/TCD)',
    subtitle: `Từ ngày ${dayWords(fromDate)} đến ngày ${dayWords(toDate)}`,
    parentName: unit?.parentId ? (directory.unit(unit.parentId, toDate)?.name ?? '') : '',
    unitName: unit?.name ?? '',
    exported: `Xuất lúc ${localTimeOf(now)} ngày ${dayWords(localDateOf(now))}`,
  };
}

function tableOf(
  deps: Deps,
  session: Session,
  em: EntityManager,
  request: ExportReceptionBookRequest,
): FileTable {
  return {
    title: '',
    sheetName: 'Sổ tiếp công dân',
    columns: bookColumns,
    pages: bookPages(deps, session, em, request),
    note: (count) => `Tổng số: ${showNumber(count)} lượt tiếp`,
  };
}

async function* bookPages(
  deps: Deps,
  session: Session,
  em: EntityManager,
  { unitId, fromDate, toDate }: ExportReceptionBookRequest,
): AsyncGenerator<FileRow[]> {
  const filters = bookFilters(session, { unitId, fromDate, toDate, content: LetterContent.UNSPECIFIED });
  let after: number[] | undefined;
  for (;;) {
    const found = await findBookPage(em, { unitId, filters, direction: 'ASC', size: pageSize, after });
    const page = found.slice(0, pageSize);
    yield (await keepReceptions(deps, session, page)).map(bookCells);
    const last = page.at(-1)?.reception;
    if (!last || found.length <= pageSize) return;
    after = [last.year, last.number];
  }
}

const kinds: Partial<Record<LetterContent, string>> = {
  [LetterContent.COMPLAINT]: 'KN',
  [LetterContent.DENUNCIATION]: 'TC',
  [LetterContent.FEEDBACK]: 'KNPA',
};

/** An entry in the twelve columns; the numbers of people are said where they are more than who is named. */
export function bookCells({ reception: row, visitors, followUps }: ListedReception): FileCell[] {
  const masks = new Set(
    visitors.map(({ role }) => maskOf(role === PartyRole.REPRESENTATIVE ? 'representative' : 'sender')),
  );
  const crowd = row.crowd ? ' (đoàn đông người)' : '';
  const count = row.peopleCount > 1 ? `; ${row.peopleCount} người${crowd}` : '';
  const refused = row.refusalCode ? 'Từ chối tiếp. ' : '';
  return [
    receptionCodeOf(row),
    dayWords(localDateOf(row.receiveTime)),
    [...masks].join(', ') + count,
    visitors.length > 0 ? 'Được giữ riêng' : '',
    refused + row.summary,
    kinds[row.content] ?? '',
    row.sameContentCount,
    row.settledBy,
    row.competent ? 'x' : '',
    placeWords(row.guidedTo, row.guidedNumberSymbol),
    placeWords(row.passedTo, row.passedNumberSymbol),
    followUps.map(({ text, createTime }) => `${dayWords(localDateOf(createTime))}: ${text}`).join('\n'),
  ];
}

function placeWords(place: string, numberSymbol: string): string {
  return [place, numberSymbol].filter(Boolean).join(', ');
}
