import { checkCount, checkEnum, isUuid, tidy } from '@baro/chassis';
import type { FieldCheck } from '@baro/chassis';
import { OutgoingKind, Secrecy, SigningCapacity, Urgency } from '@baro/proto/baro/documents/v1/resources';
import type { OutgoingDocument, Recipient } from '@baro/proto/baro/documents/v1/resources';
import { tidyNumberSymbol } from '../domain/symbols.ts';

/** Longest value of each text field, NĐ 30/2020 Phụ lục VI. */
const limits = { symbol: 30, subject: 500, language: 30, description: 500, fileCode: 35 } as const;
const ids = [
  'seriesId',
  'signerPostId',
  'signerPersonId',
  'delegationId',
  'draftingUnitId',
  'answersDocumentId',
] as const;
const maxRecipients = 500;

/** Fields a drafter may change, as `update_mask` names them. */
export const editable = [
  'kind',
  'typeCode',
  'seriesId',
  'symbol',
  'subject',
  'language',
  'pageCount',
  'description',
  'signerPostId',
  'signerPersonId',
  'signingCapacity',
  'delegationId',
  'recipients',
  'urgency',
  'secrecy',
  'copyCount',
  'dueDate',
  'fileCode',
  'draftingUnitId',
  'answersDocumentId',
] as const;

/** Fields as kept: NFC, single blanks, `vi` and normal when unset. Output fields are not looked at. */
export function tidyOutgoing(typed: OutgoingDocument): OutgoingDocument {
  return {
    ...typed,
    symbol: tidyNumberSymbol(typed.symbol),
    subject: tidy(typed.subject.replaceAll(/\s+/g, ' ')),
    language: tidy(typed.language) || 'vi',
    description: tidy(typed.description),
    fileCode: tidy(typed.fileCode),
    urgency: typed.urgency || Urgency.NORMAL,
    secrecy: typed.secrecy || Secrecy.NONE,
    recipients: typed.recipients.map((recipient) => ({
      name: tidy(recipient.name),
      identifier: tidy(recipient.identifier).toUpperCase(),
      unitId: recipient.unitId,
    })),
  };
}

/** Checks the fields a drafter types. `fields` limits it to those of an update; paths begin with `document.`. */
export function checkOutgoing(
  check: FieldCheck,
  document: OutgoingDocument,
  typeCodes: ReadonlySet<string>,
  fields?: ReadonlySet<string>,
): void {
  const asked = (field: string): boolean => fields?.has(field) ?? true;
  for (const [field, max] of Object.entries(limits) as [keyof typeof limits, number][]) {
    if (asked(field)) check.text(`document.${field}`, document[field], max);
  }
  if (asked('subject')) check.required('document.subject', document.subject);
  if (asked('kind') && checkGiven(check, 'document.kind', document.kind)) {
    checkEnum(check, 'document.kind', document.kind, OutgoingKind);
  }
  if (asked('typeCode')) checkType(check, document.typeCode, typeCodes);
  for (const field of ids) if (asked(field)) check.uuid(`document.${field}`, document[field]);
  if (asked('signingCapacity')) {
    checkEnum(check, 'document.signingCapacity', document.signingCapacity, SigningCapacity);
  }
  if (asked('urgency')) checkEnum(check, 'document.urgency', document.urgency, Urgency);
  if (asked('secrecy')) checkEnum(check, 'document.secrecy', document.secrecy, Secrecy);
  if (asked('pageCount')) checkCount(check, 'document.pageCount', document.pageCount, 999);
  if (asked('copyCount')) checkCount(check, 'document.copyCount', document.copyCount, 999);
  if (asked('dueDate')) check.isoDate('document.dueDate', document.dueDate);
  if (asked('recipients')) checkRecipients(check, document.recipients);
}

function checkGiven(check: FieldCheck, field: string, value: number): boolean {
  if (value === 0) check.add(field, 'REQUIRED', 'is required', 'bắt buộc nhập');
  return value !== 0;
}

function checkType(check: FieldCheck, code: string, typeCodes: ReadonlySet<string>): void {
  if (!check.required('document.typeCode', code) || typeCodes.has(code)) return;
  check.add('document.typeCode', 'UNKNOWN_TYPE', 'is not a document type', 'không có loại văn bản này');
}

function checkRecipients(check: FieldCheck, recipients: readonly Recipient[]): void {
  if (recipients.length > maxRecipients) {
    check.add(
      'document.recipients',
      'TOO_MANY',
      `has more than ${maxRecipients}`,
      `quá ${maxRecipients} nơi nhận`,
    );
    return;
  }
  recipients.forEach((recipient, at) => {
    const field = `document.recipients[${at}]`;
    if (check.required(`${field}.name`, recipient.name)) check.text(`${field}.name`, recipient.name, 200);
    check.text(`${field}.identifier`, recipient.identifier, 35);
    if (recipient.unitId !== '' && !isUuid(recipient.unitId)) check.uuid(`${field}.unitId`, recipient.unitId);
  });
}

/** Checks an `update_mask`: given, and only of fields a drafter may change. */
export function checkOutgoingMask(check: FieldCheck, mask: readonly string[]): void {
  if (mask.length === 0) check.add('updateMask', 'REQUIRED', 'is required', 'bắt buộc nêu trường cần sửa');
  mask.forEach((field, at) => check.oneOf(`updateMask[${at}]`, field, editable));
}
