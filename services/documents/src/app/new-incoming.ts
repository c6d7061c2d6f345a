import { newId } from '@baro/chassis';
import type { Tx } from '@baro/chassis';
import { applyChange, clerkOf, localDateOf, treeOfUnit, viewersOf } from '@baro/directory-client';
import type { Acting, Holder, Session, UnitView } from '@baro/directory-client';
import { DocumentForm, IncomingState } from '@baro/proto/baro/documents/v1/resources';
import type { IncomingDocument } from '@baro/proto/baro/documents/v1/resources';
import { dueOf, handlingTerm } from '../domain/due.ts';
import { likeKey, numberKey, numberSymbol, symbolKey, yearInNumber } from '../domain/symbols.ts';
import { itemKinds } from '../store/custody-entities.ts';
import type { IncomingRow } from '../store/incoming-entities.ts';
import type { Registration } from '../store/register-store.ts';
import { custodyRow, newItem } from './custody.ts';
import { emitDocument } from './emit.ts';

/** Year of a register: the calendar year of arrival in the city. */
export function registerYear(arrival: Date): number {
  return Number(localDateOf(arrival).slice(0, 4));
}

/** Keys by which a document is found and recognised as like another. */
export function keysOf(
  fields: { number: string; symbol: string; issuerName: string; issueDate: string },
  arrival: Date,
) {
  const dated = fields.issueDate ? Number(fields.issueDate.slice(0, 4)) : yearInNumber(fields.number);
  const year = dated ?? registerYear(arrival);
  return {
    numberKey: numberKey(fields.number),
    symbolKey: symbolKey(fields.symbol),
    likeKey: likeKey({ ...fields, year }) ?? null,
  };
}

/** A document as it will be stored, before it has a number. `document` is checked and tidied. */
export function newIncoming(session: Session, unit: UnitView, document: IncomingDocument): IncomingRow {
  const { now, directory } = session;
  const arrivalTime = document.arrivalTime ?? now;
  const term = directory.term(handlingTerm(document.urgency), arrivalTime);
  const due = dueOf(document.dueTime, arrivalTime, term, directory.calendar());
  const { messageId, number, symbol, typeCode, issuerName, issuerIdentifier, subject, language } = document;
  const { pageCount, description, urgency, toPlaces, fileCode, form } = document;
  return {
    ...blankIncoming(),
    id: newId(),
    unitId: unit.id,
    unitCode: unit.code,
    treeId: treeOfUnit(session, unit.id),
    year: registerYear(arrivalTime),
    arrivalTime,
    form,
    messageId,
    number,
    symbol,
    typeCode,
    issuerName,
    issuerIdentifier,
    subject,
    language,
    pageCount,
    description,
    urgency,
    toPlaces,
    fileCode,
    ...keysOf(document, arrivalTime),
    issueDate: document.issueDate || null,
    signerPosition: document.signer?.position ?? '',
    signerName: document.signer?.fullName ?? '',
    dueTime: due.time ?? null,
    originalDueTime: due.time ?? null,
    dueExplanation: due.explanation,
    calendarVersion: due.calendarVersion,
    acknowledgeTime: form === DocumentForm.ELECTRONIC ? now : null,
    createTime: now,
    updateTime: now,
  };
}

/** Fields a document does not have yet. */
export function blankIncoming() {
  return {
    version: 0,
    arrivalNumber: 0,
    messageOrdinal: 0,
    likeOrdinal: 0,
    state: IncomingState.REGISTERED,
    duplicateReason: '',
    duplicateIds: [] as string[],
    direction: '',
    informationPostIds: [] as string[],
    answerDocumentId: null,
    answerNumberSymbol: '',
    result: '',
    returnReason: '',
    finishTime: null,
    historical: false,
    source: null,
    externalId: null,
  };
}

/** First holding of a registered document: the clerk who registers; for a system, the clerk of its unit. */
export function newRegistration(session: Session, document: IncomingRow, as: Acting): Registration {
  const holder: Holder = as.postId ? as : clerkOf(session, document.unitId);
  const { id, unitId } = document;
  const dueTime = document.dueTime ?? null;
  const item = newItem(session, { id, kind: itemKinds.incoming, documentId: id, unitId, dueTime });
  const change = applyChange(session, item, {
    reason: 'registered',
    to: holder,
    by: as,
    dueTime,
    state: document.state,
    backVersion: null,
    awaiting: false,
  });
  const viewers = viewersOf(session, holder, unitId);
  return { document, item, change: custodyRow(item, change), viewers };
}

/** Version the document has once `emitRegistered` has told what happened. */
export function registeredVersion(document: IncomingRow): number {
  return document.acknowledgeTime ? 2 : 1;
}

/** Tells what is registered and, where it was, acknowledged. */
export function emitRegistered(tx: Tx, document: IncomingRow, holderUnitId: string | null): void {
  const { id: documentId, unitId, year, arrivalNumber, urgency, historical } = document;
  const registered = {
    documentId,
    unitId,
    year,
    arrivalNumber,
    urgency,
    historical,
    numberSymbol: numberSymbol(document.number, document.symbol),
    dueTime: document.dueTime ?? undefined,
  };
  emitDocument(tx, 'incoming_document', document, 'IncomingDocumentRegistered', 'registered', registered, [
    holderUnitId,
  ]);
  if (!document.acknowledgeTime) return;
  const { acknowledgeTime, issuerIdentifier, messageId } = document;
  const acknowledged = { documentId, acknowledgeTime, issuerIdentifier, messageId };
  emitDocument(
    tx,
    'incoming_document',
    document,
    'IncomingDocumentAcknowledged',
    'acknowledged',
    acknowledged,
  );
}
