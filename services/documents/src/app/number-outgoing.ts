import { AppError } from '@baro/chassis';
import type { CallContext, FieldCheck } from '@baro/chassis';
import { getOpenUnit, localDateOf } from '@baro/directory-client';
import type {
  NumberOutgoingDocumentRequest,
  NumberOutgoingDocumentResponse,
} from '@baro/proto/baro/documents/v1/outgoing';
import { OutgoingState } from '@baro/proto/baro/documents/v1/resources';
import { formatNumberSymbol, symbolFrom } from '../domain/numbering.ts';
import { symbolKey } from '../domain/symbols.ts';
import type { SeriesRow } from '../store/outgoing-entities.ts';
import { reindexOutgoing } from '../store/outgoing-store.ts';
import { takeNumber } from '../store/series-store.ts';
import type { TypeRow } from '../store/type-store.ts';
import { auditOutgoing, changeOutgoing, describeDraft } from './change-outgoing.ts';
import type { OutgoingAct } from './change-outgoing.ts';
import type { Deps } from './deps.ts';
import { emitDocument } from './emit.ts';
import { getSeriesFor, seriesOfYear } from './series-of-year.ts';
import { getSigner } from './signing-check.ts';

/** Gives a signed draft the next number of its series and today's date (NĐ 30/2020 Đ.15). */
export async function numberOutgoing(
  deps: Deps,
  request: NumberOutgoingDocumentRequest,
  ctx: CallContext,
): Promise<NumberOutgoingDocumentResponse> {
  const checkFields = (check: FieldCheck): void => check.uuid('seriesId', request.seriesId);
  return changeOutgoing(deps, ctx, request, 'NumberOutgoingDocument', checkFields, async (act) => {
    const series = await prepareNumber(deps, act, request.seriesId);
    act.tx.last(() => giveNumber(act, series), turnOf(series));
  });
}

/** Name of the turn in which numbers of a series are taken. */
export function turnOf(series: SeriesRow): string {
  return `series ${series.id}`;
}

/**
 * Checks signer and unit, chooses series and symbol; the number itself is taken last.
 * @throws AppError UNIT_NOT_FOUND, UNIT_CLOSED, SIGNER_MISSING, SIGNING_AUTHORITY_INVALID, SERIES_NOT_FOUND
 */
export async function prepareNumber(deps: Deps, act: OutgoingAct, seriesId: string): Promise<SeriesRow> {
  const { tx, session, document } = act;
  getOpenUnit(session, document.unitId);
  const signer = getSigner(session, document);
  const types = await deps.types.all(tx.em);
  const type = types.find((row) => row.code === document.typeCode);
  if (!type) throw new AppError('SERIES_NOT_FOUND');
  const issueDate = localDateOf(session.now);
  const year = Number(issueDate.slice(0, 4));
  const all = await seriesOfYear(tx.em, document.unitId, year, types, session.now);
  // A series chosen for the draft may be of a year that has ended; then the type decides.
  const kept = all.some((row) => row.id === document.seriesId) ? (document.seriesId ?? '') : '';
  const series = getSeriesFor(all, type, seriesId || kept);
  const symbol = document.symbol || symbolOf(act, series, type);
  Object.assign(document, {
    ...signer,
    year,
    issueDate,
    symbol,
    symbolKey: symbolKey(symbol),
    seriesId: series.id,
  });
  return series;
}

/** The last statements before commit: from here the series is locked. */
export async function giveNumber(act: OutgoingAct, series: SeriesRow): Promise<void> {
  const { tx, session, document } = act;
  const { year, symbol, issueDate } = document;
  const number = await takeNumber(tx.em, series.id);
  const numberSymbol = formatNumberSymbol(series.kind, number, year, symbol);
  const state = OutgoingState.NUMBERED;
  Object.assign(document, { number, numberSymbol, state, numberTime: session.now });
  describeDraft(act);
  const data = {
    documentId: document.id,
    seriesId: series.id,
    number,
    numberSymbol,
    issueDate: issueDate ?? '',
  };
  emitDocument(tx, 'outgoing_document', document, 'OutgoingDocumentNumbered', 'numbered', data);
  auditOutgoing(act, 'number', { seriesId: series.id, number });
  await tx.em.flush();
  await reindexOutgoing(tx.em, document);
}

function symbolOf(act: OutgoingAct, series: SeriesRow, type: TypeRow): string {
  const { session, document } = act;
  const unit = session.directory.unit(document.unitId, session.now);
  const drafting = document.draftingUnitId
    ? session.directory.unit(document.draftingUnitId, session.now)
    : undefined;
  return symbolFrom(series.symbolTemplate, {
    type: type.abbreviation,
    unit: unit?.symbol || unit?.code || '',
    drafting: drafting && drafting.id !== unit?.id ? drafting.symbol : '',
  });
}
