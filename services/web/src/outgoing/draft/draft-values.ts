import type { OutgoingDocument } from '../../api/types.ts';
import type { Errors } from '../../form/form-state.ts';
import type { Messages } from '../../i18n/vi/index.ts';
import { cityToday, showDate } from '../../time/format.ts';
import type { DraftLabels } from '../draft-labels.ts';
import { parseTypedDate } from '../../time/typed-date.ts';

/** A choice kept with its word, so that a restored draft reads well. Empty `value`: nothing chosen. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface RecipientLine {
  readonly name: string;
  readonly identifier: string;
  readonly unitId: string;
}

export interface DraftValues {
  readonly kind: string;
  readonly unitId: string;
  readonly typeCode: string;
  readonly series: Choice;
  readonly symbol: string;
  readonly subject: string;
  readonly signerPost: Choice;
  readonly signerPersonId: string;
  readonly signingCapacity: string;
  readonly delegation: Choice;
  readonly recipients: readonly RecipientLine[];
  readonly urgency: string;
  readonly copyCount: string;
  readonly pageCount: string;
  readonly dueDate: string;
  readonly answers: Choice;
  readonly fileCode: string;
  readonly description: string;
}

export type DraftName = keyof DraftValues;

export const NO_CHOICE: Choice = { value: '', label: '' };

export const BLANK_DRAFT: DraftValues = {
  kind: 'OUTGOING_KIND_OUTGOING',
  unitId: '',
  typeCode: '',
  series: NO_CHOICE,
  symbol: '',
  subject: '',
  signerPost: NO_CHOICE,
  signerPersonId: '',
  signingCapacity: '',
  delegation: NO_CHOICE,
  recipients: [],
  urgency: 'URGENCY_NORMAL',
  copyCount: '',
  pageCount: '',
  dueDate: '',
  answers: NO_CHOICE,
  fileCode: '',
  description: '',
};

/** The signer's name stands in the choice's word: personal data is not kept on the computer. */
export const PERSONAL_DRAFT: readonly DraftName[] = ['signerPost', 'signerPersonId', 'delegation'];

export const DRAFT_FIELD_NAMES: Readonly<Record<string, DraftName>> = {
  'document.kind': 'kind',
  'document.unitId': 'unitId',
  'document.typeCode': 'typeCode',
  'document.seriesId': 'series',
  'document.symbol': 'symbol',
  'document.subject': 'subject',
  'document.signerPostId': 'signerPost',
  'document.signerPersonId': 'signerPost',
  'document.signingCapacity': 'signingCapacity',
  'document.delegationId': 'delegation',
  'document.recipients': 'recipients',
  'document.urgency': 'urgency',
  'document.copyCount': 'copyCount',
  'document.pageCount': 'pageCount',
  'document.dueDate': 'dueDate',
  'document.answersDocumentId': 'answers',
  'document.fileCode': 'fileCode',
  'document.description': 'description',
};

/** What can be seen to be wrong without asking the server. */
export function checkDraft(values: DraftValues, m: Messages): Errors<DraftName> {
  const errors: Partial<Record<DraftName, string>> = {};
  if (values.typeCode === '') errors.typeCode = m.outgoing.typeMissing;
  if (values.subject.trim() === '') errors.subject = m.registration.subjectMissing;
  if (values.subject.trim().length > 500) errors.subject = m.registration.tooLong(500);
  for (const name of ['copyCount', 'pageCount'] as const) {
    if (!/^\d{0,3}$/.test(values[name].trim())) errors[name] = m.registration.notNumber;
  }
  if (values.dueDate !== '' && parseTypedDate(values.dueDate, cityToday(), 'future') === undefined) {
    errors.dueDate = m.time.badDate;
  }
  return errors;
}

/** The draft as the contract wants it. */
export function toDraft(values: DraftValues): OutgoingDocument {
  const text = (value: string): string => value.normalize('NFC').trim();
  return {
    unitId: values.unitId,
    kind: values.kind,
    typeCode: values.typeCode,
    seriesId: values.series.value,
    symbol: text(values.symbol),
    subject: text(values.subject).replace(/\s*\n\s*/g, ' '),
    signerPostId: values.signerPost.value,
    signerPersonId: values.signerPersonId,
    // An enum cannot be sent empty; unset is its own value.
    signingCapacity: values.signingCapacity === '' ? 'SIGNING_CAPACITY_UNSPECIFIED' : values.signingCapacity,
    delegationId: values.delegation.value,
    recipients: values.recipients.map((one) => ({ ...one, name: text(one.name) })),
    urgency: values.urgency,
    secrecy: 'SECRECY_NONE',
    copyCount: Number(values.copyCount),
    pageCount: Number(values.pageCount),
    dueDate: parseTypedDate(values.dueDate, cityToday(), 'future') ?? '',
    answersDocumentId: values.answers.value,
    fileCode: text(values.fileCode),
    description: text(values.description),
  };
}

/** The form of a draft that is being changed; `unnamed` stands for a choice whose word is not known. */
export function fromDraft(document: OutgoingDocument, labels: DraftLabels, unnamed: string): DraftValues {
  const count = (value: number | undefined): string => ((value ?? 0) === 0 ? '' : String(value));
  const choice = (value: string | undefined, label: string): Choice =>
    (value ?? '') === '' ? NO_CHOICE : { value: value ?? '', label: label === '' ? unnamed : label };
  return {
    ...BLANK_DRAFT,
    kind: document.kind ?? BLANK_DRAFT.kind,
    unitId: document.unitId ?? '',
    typeCode: document.typeCode ?? '',
    series: choice(document.seriesId, labels.series),
    symbol: document.symbol ?? '',
    subject: document.subject ?? '',
    signerPost: choice(document.signerPostId, labels.signer),
    signerPersonId: document.signerPersonId ?? '',
    signingCapacity: document.signingCapacity ?? '',
    delegation: choice(document.delegationId, labels.delegation),
    recipients: (document.recipients ?? []).map((one) => ({
      name: one.name ?? '',
      identifier: one.identifier ?? '',
      unitId: one.unitId ?? '',
    })),
    urgency: document.urgency ?? BLANK_DRAFT.urgency,
    copyCount: count(document.copyCount),
    pageCount: count(document.pageCount),
    dueDate: showDate(document.dueDate),
    answers: choice(document.answersDocumentId, labels.answers),
    fileCode: document.fileCode ?? '',
    description: document.description ?? '',
  };
}

/** Fields of the contract whose values differ between two drafts. */
export function changedDraftFields(before: OutgoingDocument, after: OutgoingDocument): string[] {
  const plain = (value: unknown): string => {
    if (Array.isArray(value)) return value.length === 0 ? '' : JSON.stringify(value.map(plainRecipient));
    if (value === undefined || value === 0 || value === 'SIGNING_CAPACITY_UNSPECIFIED') return '';
    return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
  };
  const names = Object.keys(after) as (keyof OutgoingDocument)[];
  return names.filter(
    (name) => name !== 'secrecy' && name !== 'unitId' && plain(before[name]) !== plain(after[name]),
  );
}

function plainRecipient(one: unknown): string[] {
  const recipient = one as Partial<RecipientLine>;
  return [recipient.name ?? '', recipient.identifier ?? '', recipient.unitId ?? ''];
}
