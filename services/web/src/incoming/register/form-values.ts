import { atLocalTime, startOfDay } from '@baro/directory-client/time';
import type { DocumentType, IncomingDocument } from '../../api/types.ts';
import type { Messages } from '../../i18n/vi/index.ts';
import type { Errors } from '../../form/form-state.ts';
import { cleanSymbol, recogniseType, splitNumberSymbol } from '../../text/number-symbol.ts';
import { cityToday, showDate, showDue, showInstant, toInstant } from '../../time/format.ts';
import { parseTypedDate, parseTypedDue } from '../../time/typed-date.ts';
import { readDue } from '../../time/typed-due.ts';

export type IncomingName =
  | 'number'
  | 'symbol'
  | 'typeCode'
  | 'issueDate'
  | 'issuerName'
  | 'issuerIdentifier'
  | 'subject'
  | 'signerName'
  | 'signerPosition'
  | 'urgency'
  | 'form'
  | 'arrival'
  | 'due'
  | 'toPlaces'
  | 'pageCount'
  | 'language'
  | 'fileCode'
  | 'messageId'
  | 'description'
  | 'duplicateReason';

export type IncomingValues = Readonly<Record<IncomingName, string>>;

export const BLANK: IncomingValues = {
  number: '',
  symbol: '',
  typeCode: '',
  issueDate: '',
  issuerName: '',
  issuerIdentifier: '',
  subject: '',
  signerName: '',
  signerPosition: '',
  urgency: 'URGENCY_NORMAL',
  form: 'DOCUMENT_FORM_PAPER',
  arrival: '',
  due: '',
  toPlaces: '',
  pageCount: '',
  language: '',
  fileCode: '',
  messageId: '',
  description: '',
  duplicateReason: '',
};

/** Never kept on the computer. */
export const PERSONAL: readonly IncomingName[] = ['signerName'];

/** Paths of the contract and the fields they are shown in. */
export const FIELD_NAMES: Readonly<Record<string, IncomingName>> = {
  'document.number': 'number',
  'document.symbol': 'symbol',
  'document.typeCode': 'typeCode',
  'document.issueDate': 'issueDate',
  'document.issuerName': 'issuerName',
  'document.issuerIdentifier': 'issuerIdentifier',
  'document.subject': 'subject',
  'document.signer': 'signerName',
  'document.signer.fullName': 'signerName',
  'document.signer.position': 'signerPosition',
  'document.urgency': 'urgency',
  'document.form': 'form',
  'document.arrivalTime': 'arrival',
  'document.dueTime': 'due',
  'document.toPlaces': 'toPlaces',
  'document.pageCount': 'pageCount',
  'document.language': 'language',
  'document.fileCode': 'fileCode',
  'document.messageId': 'messageId',
  'document.description': 'description',
  duplicateReason: 'duplicateReason',
};

const MAX_LENGTH: Partial<Record<IncomingName, number>> = {
  number: 11,
  symbol: 30,
  issuerName: 200,
  issuerIdentifier: 35,
  subject: 500,
  signerName: 50,
  signerPosition: 100,
  toPlaces: 1000,
  language: 30,
  fileCode: 35,
  messageId: 200,
  description: 500,
  duplicateReason: 500,
};

/**
 * What leaving the number or symbol field makes of them: a whole `163/KH-UBND` in the number is split, and the
 * type is recognised unless the clerk has chosen one.
 */
export function settleNumber(
  values: IncomingValues,
  types: readonly DocumentType[],
  isTypeChosen: boolean,
): Partial<IncomingValues> {
  const isWhole = /[/-]/.test(values.number);
  const split = isWhole ? splitNumberSymbol(values.number) : undefined;
  const number = split?.number ?? values.number.trim();
  const symbol = split?.symbol ?? cleanSymbol(values.symbol);
  const type = isTypeChosen ? undefined : recogniseType(symbol, types);
  return { number, symbol, ...(type?.code === undefined ? {} : { typeCode: type.code }) };
}

/** What can be seen to be wrong without asking the server. */
export function checkIncoming(values: IncomingValues, m: Messages, now = new Date()): Errors<IncomingName> {
  const errors: Partial<Record<IncomingName, string>> = {};
  const today = cityToday(now);
  for (const [name, max] of Object.entries(MAX_LENGTH) as [IncomingName, number][]) {
    if (values[name].trim().length > max) errors[name] = m.registration.tooLong(max);
  }
  if (values.subject.trim() === '') errors.subject = m.registration.subjectMissing;
  if (values.issuerName.trim() === '') errors.issuerName = m.registration.issuerMissing;
  if (values.pageCount.trim() !== '' && !/^\d{1,3}$/.test(values.pageCount.trim())) {
    errors.pageCount = m.registration.notNumber;
  }
  const issued = parseTypedDate(values.issueDate, today);
  if (values.issueDate !== '' && issued === undefined) errors.issueDate = m.time.badDate;
  if (issued !== undefined && issued > today) errors.issueDate = m.time.futureDate;
  const arrived = readArrival(values.arrival, now);
  if (values.arrival !== '' && arrived === undefined) errors.arrival = m.time.badDate;
  if (arrived !== undefined && arrived > now) errors.arrival = m.time.futureDate;
  const due = readDue(values.due, today);
  if (values.due !== '' && due === undefined) errors.due = m.time.badDate;
  if (due !== undefined && due < now) errors.due = m.time.pastDue;
  return errors;
}

/** The document as the contract wants it; call only after `checkIncoming` found nothing. */
export function toDocument(values: IncomingValues, unitId: string, now = new Date()): IncomingDocument {
  const today = cityToday(now);
  const text = (name: IncomingName): string => values[name].normalize('NFC').trim();
  return {
    unitId,
    number: text('number'),
    symbol: text('symbol'),
    typeCode: text('typeCode'),
    issueDate: parseTypedDate(values.issueDate, today) ?? '',
    issuerName: text('issuerName'),
    issuerIdentifier: text('issuerIdentifier'),
    subject: text('subject').replace(/\s*\n\s*/g, ' '),
    signer: { fullName: text('signerName'), position: text('signerPosition') },
    urgency: text('urgency'),
    secrecy: 'SECRECY_NONE',
    form: text('form'),
    arrivalTime: arrivalToSend(values.arrival, now),
    dueTime: readDue(values.due, today)?.toISOString(),
    toPlaces: text('toPlaces'),
    pageCount: Number(text('pageCount')),
    language: text('language'),
    fileCode: text('fileCode'),
    messageId: text('messageId'),
    description: text('description'),
  };
}

/** The form of a document that is being edited. */
export function fromDocument(document: IncomingDocument): IncomingValues {
  return {
    ...BLANK,
    number: document.number ?? '',
    symbol: document.symbol ?? '',
    typeCode: document.typeCode ?? '',
    issueDate: showDate(document.issueDate),
    issuerName: document.issuerName ?? '',
    issuerIdentifier: document.issuerIdentifier ?? '',
    subject: document.subject ?? '',
    signerName: document.signer?.fullName ?? '',
    signerPosition: document.signer?.position ?? '',
    urgency: document.urgency ?? BLANK.urgency,
    form: document.form ?? BLANK.form,
    arrival: showInstant(document.arrivalTime),
    due: showDue(document.dueTime),
    toPlaces: document.toPlaces ?? '',
    pageCount: String(document.pageCount ?? ''),
    language: document.language ?? '',
    fileCode: document.fileCode ?? '',
    messageId: document.messageId ?? '',
    description: document.description ?? '',
  };
}

/** When it arrived: with an hour, that hour; a past date alone means its noon. */
function readArrival(text: string, now: Date): Date | undefined {
  const today = cityToday(now);
  const hour = parseTypedDue(text, today, 'past');
  if (hour !== undefined && hour.time !== '24:00') return atLocalTime(hour.date, hour.time);
  const date = parseTypedDate(text, today);
  if (date === undefined) return undefined;
  return date === today ? startOfDay(date) : atLocalTime(date, '12:00');
}

/** Today without an hour means now, which the server fills in; so a resend carries the same words. */
function arrivalToSend(text: string, now: Date): string | undefined {
  const today = cityToday(now);
  return parseTypedDate(text, today) === today ? undefined : readArrival(text, now)?.toISOString();
}

/** Fields of the contract whose values differ between two documents. */
export function changedFields(before: IncomingDocument, after: IncomingDocument): string[] {
  const names = Object.keys(after) as (keyof IncomingDocument)[];
  return names.filter(
    (name) => name !== 'unitId' && name !== 'secrecy' && !isSame(before[name], after[name]),
  );
}

function isSame(a: unknown, b: unknown): boolean {
  const plain = (value: unknown): unknown => {
    const time = typeof value === 'string' && /^\d{4}-.*T/.test(value) ? toInstant(value) : undefined;
    if (time !== undefined) return Math.floor(time.getTime() / 60_000);
    return value === undefined || value === '' || value === 0 ? null : value;
  };
  if (typeof a === 'object' || typeof b === 'object') return sameSigner(a, b);
  return plain(a) === plain(b);
}

function sameSigner(a: unknown, b: unknown): boolean {
  const read = (value: unknown): string => {
    const signer = (value ?? {}) as { fullName?: string; position?: string };
    return `${signer.fullName ?? ''}\n${signer.position ?? ''}`;
  };
  return read(a) === read(b);
}
