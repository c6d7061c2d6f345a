import { AppError, checkImport, isIsoDate, newId, write } from '@baro/chassis';
import type { CallContext, Tx } from '@baro/chassis';
import { endOfDay, localDateOf, openSession, startOfDay, treeOfUnit } from '@baro/directory-client';
import type { Session, UnitView } from '@baro/directory-client';
import type {
  ImportedDocument,
  ImportIncomingDocumentsRequest,
  ImportIncomingDocumentsResponse,
  ImportRefusal,
} from '@baro/proto/baro/documents/v1/incoming';
import { DocumentForm, IncomingState, Urgency } from '@baro/proto/baro/documents/v1/resources';
import type { EntityManager } from '@mikro-orm/postgresql';
import { readHistoryRow } from '../domain/import-row.ts';
import type { HistoryRow } from '../domain/import-row.ts';
import { mayImport } from '../domain/policy.ts';
import { yearInNumber } from '../domain/symbols.ts';
import { findKnownIds, findKnownKeys, insertHistory, isCrossing } from '../store/import-store.ts';
import type { IncomingRow } from '../store/incoming-entities.ts';
import type { Deps } from './deps.ts';
import { refusalSentence } from './import-words.ts';
import { blankIncoming, emitRegistered, keysOf, registerYear, registeredVersion } from './new-incoming.ts';

/** Rows of one import. */
const maxRows = 200;

/** Takes documents as history, numbered in the order given; a known external id is skipped. */
export async function importIncoming(
  deps: Deps,
  request: ImportIncomingDocumentsRequest,
  ctx: CallContext,
): Promise<ImportIncomingDocumentsResponse> {
  checkImport(request, 'documents', request.documents.slice(0, maxRows));
  const session = await openSession(ctx, deps.directory);
  const unit = session.directory.unit(request.unitId, session.now);
  const decision = mayImport(session.staff, request.unitId, treeOfUnit(session, request.unitId));
  if (!unit || !decision.allowed) throw new AppError('PERMISSION_DENIED');
  if (request.documents.length > maxRows) {
    throw new AppError('IMPORT_TOO_LARGE', { metadata: { max: String(maxRows) } });
  }
  if (request.validateOnly) return (await sift(deps, ctx.em, session, unit, request)).response;
  return write(ctx, request, async (tx) => {
    const { response, rows } = await sift(deps, tx.em, session, unit, request);
    if (rows.length > 0) tx.last(() => take(tx, unit, rows, request.source));
    return response;
  });
}

interface Sifted {
  rows: IncomingRow[];
  response: ImportIncomingDocumentsResponse;
}

/** Parts rows into known, refused and to be taken. */
async function sift(
  deps: Deps,
  em: EntityManager,
  session: Session,
  unit: UnitView,
  request: ImportIncomingDocumentsRequest,
): Promise<Sifted> {
  const externalIds = request.documents.map((row) => row.externalId);
  const known = await findKnownIds(em, unit.id, request.source, externalIds);
  const fresh = request.documents.filter((row) => !known.has(row.externalId));
  const types = await deps.types.all(em);
  const read = fresh.map((raw) => ({
    raw,
    read: readHistoryRow(raw, types, localDateOf(session.now), isIsoDate),
  }));
  const made = read.map(({ raw, read: result }) => ({
    raw,
    result: 'row' in result ? newHistory(session, unit, request.source, result.row) : result.fault,
  }));
  const keys = made.flatMap(({ result }) => ('reason' in result ? [] : (result.likeKey ?? [])));
  const taken = await findKnownKeys(em, unit.id, keys);
  const rows: IncomingRow[] = [];
  const refusals: ImportRefusal[] = [];
  for (const { raw, result } of made) {
    if ('reason' in result) refusals.push(refusal(raw, result.reason, result.field));
    else if (result.likeKey && taken.has(result.likeKey)) {
      refusals.push(refusal(raw, 'DUPLICATE_DOCUMENT', 'numberSymbol'));
    } else {
      rows.push(result);
      if (result.likeKey) taken.add(result.likeKey);
    }
  }
  return { rows, response: { importedCount: rows.length, skippedCount: known.size, refusals } };
}

function refusal(raw: ImportedDocument, reason: string, field: string): ImportRefusal {
  return {
    row: raw.row,
    externalId: raw.externalId,
    reason,
    field,
    messageVi: refusalSentence(reason, field),
  };
}

/** Time of arrival of history: the day of the document; else the last day of the year in its number; else now. */
function arrivalOf(session: Session, row: HistoryRow): Date {
  if (row.issueDate) return startOfDay(row.issueDate);
  const year = yearInNumber(row.number);
  if (year === undefined) return session.now;
  const last = startOfDay(`${year}-12-31`);
  return last < session.now ? last : session.now;
}

/** A row of history: read only, held by nobody, no clock. */
function newHistory(session: Session, unit: UnitView, source: string, row: HistoryRow): IncomingRow {
  const arrivalTime = arrivalOf(session, row);
  const dueTime = row.dueDate ? endOfDay(row.dueDate) : null;
  const { number, symbol, issuerName, subject, typeCode, description, externalId } = row;
  return {
    ...blankIncoming(),
    id: newId(),
    unitId: unit.id,
    unitCode: unit.code,
    treeId: treeOfUnit(session, unit.id),
    year: registerYear(arrivalTime),
    arrivalTime,
    form: DocumentForm.PAPER,
    messageId: '',
    number,
    symbol,
    typeCode,
    issuerName,
    issuerIdentifier: '',
    subject,
    language: 'vi',
    pageCount: 0,
    description,
    urgency: Urgency.NORMAL,
    toPlaces: '',
    fileCode: '',
    signerPosition: '',
    signerName: row.signerName,
    ...keysOf(row, arrivalTime),
    issueDate: row.issueDate || null,
    dueTime,
    originalDueTime: dueTime,
    calendarVersion: '',
    dueExplanation: dueTime ? 'Hạn trả lời ghi ở nguồn' : '',
    acknowledgeTime: null,
    state: IncomingState.ARCHIVED,
    historical: true,
    source,
    externalId,
    createTime: session.now,
    updateTime: session.now,
  };
}

async function take(tx: Tx, unit: UnitView, rows: IncomingRow[], source: string): Promise<void> {
  const stored = rows.map((row) => ({ ...row, version: registeredVersion(row) }));
  await insertHistory(tx.em, unit.id, rows[0]?.treeId ?? unit.id, stored).catch((error: unknown) => {
    // Who comes second tries again and finds the row known.
    if (isCrossing(error)) throw new AppError('UNAVAILABLE', { cause: error });
    throw error;
  });
  stored.forEach((row, at) =>
    emitRegistered(tx, Object.assign(rows[at] ?? row, { arrivalNumber: row.arrivalNumber }), null),
  );
  const details = { source, count: rows.length };
  tx.audit({ action: 'import', subjectType: 'incoming_document', unitId: unit.id, details });
}
