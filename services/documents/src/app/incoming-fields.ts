import { AppError, checkCount, checkEnum, checkTime, hasSecrecyMark, isIsoDate, tidy } from '@baro/chassis';
import type { FieldCheck } from '@baro/chassis';
import { localDateOf } from '@baro/directory-client';
import { DocumentForm, Secrecy, Urgency } from '@baro/proto/baro/documents/v1/resources';
import type { IncomingDocument } from '@baro/proto/baro/documents/v1/resources';
import { isClassified } from '../domain/secrecy.ts';
import { tidyNumberSymbol } from '../domain/symbols.ts';

/** Longest value of each text field, NĐ 30/2020 Phụ lục VI. */
const limits = {
  messageId: 200,
  number: 11,
  symbol: 30,
  issuerName: 200,
  issuerIdentifier: 35,
  subject: 500,
  language: 30,
  description: 500,
  toPlaces: 1000,
  fileCode: 35,
} as const;

/** Identifiers of QĐ 20/2020 and QCVN 102, letters as peers write them. */
const identifierForm = /^[0-9A-Z.]+$/;

/** Fields as kept: NFC, single blanks, `vi` and normal when unset. Output fields are not looked at. */
export function tidyIncoming(typed: IncomingDocument): IncomingDocument {
  return {
    ...typed,
    messageId: tidy(typed.messageId),
    number: tidyNumberSymbol(typed.number),
    symbol: tidyNumberSymbol(typed.symbol),
    issuerName: tidy(typed.issuerName.replaceAll(/\s+/g, ' ')),
    issuerIdentifier: tidy(typed.issuerIdentifier).toUpperCase(),
    subject: tidy(typed.subject.replaceAll(/\s+/g, ' ')),
    language: tidy(typed.language) || 'vi',
    description: tidy(typed.description),
    toPlaces: tidy(typed.toPlaces),
    fileCode: tidy(typed.fileCode),
    urgency: typed.urgency || Urgency.NORMAL,
    secrecy: typed.secrecy || Secrecy.NONE,
    signer: {
      position: tidy(typed.signer?.position ?? ''),
      fullName: tidy(typed.signer?.fullName ?? ''),
    },
  };
}

/** @throws AppError DOCUMENT_CLASSIFIED by field, or by a mark standing alone in a text field. */
export function refuseClassified(fields: { secrecy: Secrecy; subject: string; description: string }): void {
  if (isClassified(fields.secrecy) || hasSecrecyMark(fields.subject) || hasSecrecyMark(fields.description)) {
    throw new AppError('DOCUMENT_CLASSIFIED');
  }
}

/** Checks the fields a clerk types. `fields` limits it to those of an update; paths begin with `document.`. */
export function checkIncoming(
  check: FieldCheck,
  document: IncomingDocument,
  now: Date,
  typeCodes: ReadonlySet<string>,
  fields?: ReadonlySet<string>,
): void {
  const asked = (field: string): boolean => fields?.has(field) ?? true;
  for (const [field, max] of Object.entries(limits) as [keyof typeof limits, number][]) {
    if (asked(field)) check.text(`document.${field}`, document[field], max);
  }
  if (asked('subject')) check.required('document.subject', document.subject);
  if (asked('issuerName')) check.required('document.issuerName', document.issuerName);
  if (asked('form')) checkForm(check, document.form);
  if (asked('signer')) {
    check.text('document.signer.position', document.signer?.position ?? '', 100);
    check.text('document.signer.fullName', document.signer?.fullName ?? '', 50);
  }
  if (asked('pageCount')) checkCount(check, 'document.pageCount', document.pageCount, 999);
  if (asked('typeCode') && document.typeCode && !typeCodes.has(document.typeCode)) {
    check.add('document.typeCode', 'UNKNOWN_TYPE', 'is not a document type', 'không có loại văn bản này');
  }
  if (
    asked('issuerIdentifier') &&
    document.issuerIdentifier &&
    !identifierForm.test(document.issuerIdentifier)
  ) {
    check.add(
      'document.issuerIdentifier',
      'NOT_AN_IDENTIFIER',
      'is not an identifier',
      'mã định danh không hợp lệ',
    );
  }
  if (asked('urgency')) checkEnum(check, 'document.urgency', document.urgency, Urgency);
  if (asked('secrecy')) checkEnum(check, 'document.secrecy', document.secrecy, Secrecy);
  if (asked('issueDate')) checkPastDate(check, 'document.issueDate', document.issueDate, now);
  if (asked('dueTime')) checkDue(check, document);
}

function checkForm(check: FieldCheck, form: DocumentForm): void {
  if (form === DocumentForm.UNSPECIFIED) {
    check.add('document.form', 'REQUIRED', 'is required', 'bắt buộc nhập');
  }
  checkEnum(check, 'document.form', form, DocumentForm);
}

/** A date that has come. Years before the Republic are slips of the pen. */
export function checkPastDate(check: FieldCheck, field: string, date: string, now: Date): void {
  if (!date) return;
  check.isoDate(field, date);
  if (isIsoDate(date) && date > localDateOf(now)) {
    check.add(field, 'IN_FUTURE', 'lies in the future', 'không được sau ngày hôm nay');
  }
  if (isIsoDate(date) && date < '1945-01-01') {
    check.add(field, 'OUT_OF_RANGE', 'lies before 1945', 'không được trước năm 1945');
  }
}

function checkDue(check: FieldCheck, document: IncomingDocument): void {
  const given = checkTime(check, 'document.dueTime', document.dueTime);
  if (document.urgency === Urgency.EXPRESS_TIMED && document.dueTime === undefined) {
    check.add(
      'document.dueTime',
      'REQUIRED',
      'is required for a timed express',
      'hỏa tốc hẹn giờ phải có giờ hẹn',
    );
  }
  if (given && document.arrivalTime && document.dueTime && document.dueTime < document.arrivalTime) {
    check.add('document.dueTime', 'BEFORE_ARRIVAL', 'lies before arrival', 'hạn xử lý trước thời điểm đến');
  }
}

/** Clocks of two machines may differ by so much. */
const clockSkewMs = 60_000;

/** Checks the time of arrival; the series of past years stay open for what was found late, but not for ever. */
export function checkArrival(check: FieldCheck, arrival: Date | undefined, now: Date): void {
  if (!checkTime(check, 'document.arrivalTime', arrival) || !arrival) return;
  if (arrival.getTime() > now.getTime() + clockSkewMs) {
    check.add('document.arrivalTime', 'IN_FUTURE', 'lies in the future', 'không được sau thời điểm hiện tại');
  }
}
