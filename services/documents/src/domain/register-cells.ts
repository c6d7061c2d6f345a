import { dueDateOf, endOfDay, localDateOf, localTimeOf } from '@baro/directory-client';
import {
  DueState,
  IncomingState,
  OutgoingKind,
  OutgoingState,
  Urgency,
} from '@baro/proto/baro/documents/v1/resources';
import { numberSymbol } from './symbols.ts';
import { fold } from '@baro/chassis';

/** Who received a document: names of the time. */
export interface Receiver {
  unitName: string;
  /** Personal data. */
  personName: string;
  time: Date;
}

/** What the registers of incoming documents say of one, names resolved. */
export interface IncomingEntry {
  arrivalNumber: number;
  arrivalTime: Date;
  issuerName: string;
  number: string;
  symbol: string;
  issueDate: string | null;
  typeName: string;
  subject: string;
  description: string;
  toPlaces: string;
  urgency: Urgency;
  state: IncomingState;
  returnReason: string;
  result: string;
  answerNumberSymbol: string;
  dueTime: Date | null;
  finishTime: Date | null;
  dueState: DueState;
  lead: Receiver | undefined;
  coOrdinators: readonly Receiver[];
}

/** What the register of outgoing documents says of one, names resolved. */
export interface OutgoingEntry {
  numberSymbol: string;
  issueDate: string | null;
  typeName: string;
  subject: string;
  signerName: string;
  recipients: readonly string[];
  draftingUnitName: string;
  copyCount: number;
  issueTime: Date | null;
  kind: OutgoingKind;
  urgency: Urgency;
  state: OutgoingState;
  description: string;
  cancelReason: string;
  recallReason: string;
}

/** `2026-02-05` as `05/02/2026`. */
export function dateCell(date: string | null): string {
  return date ? date.split('-').toReversed().join('/') : '';
}

function timeCell(time: Date | null | undefined): string {
  return time ? dateCell(localDateOf(time)) : '';
}

/** A due time: its date, with the hour where it does not end with the day. */
function dueCell(due: Date | null): string {
  if (!due) return '';
  const date = dueDateOf(due);
  const wholeDay = endOfDay(date).getTime() === due.getTime();
  return wholeDay ? dateCell(date) : `${localTimeOf(due)} ngày ${dateCell(date)}`;
}

/** Type and subject; a subject that begins with its type is not told twice. */
export function typedSubject(typeName: string, subject: string): string {
  const name = typeName.replace(/\s*\([^)]*\)$/u, '');
  if (name === '' || fold(subject).startsWith(fold(name))) return subject;
  return `${name}: ${subject}`;
}

const urgencies: Partial<Record<Urgency, string>> = {
  [Urgency.URGENT]: 'Khẩn',
  [Urgency.VERY_URGENT]: 'Thượng khẩn',
  [Urgency.EXPRESS]: 'Hỏa tốc',
  [Urgency.EXPRESS_TIMED]: 'Hỏa tốc hẹn giờ',
};

function notes(...parts: (string | undefined | false)[]): string {
  return parts.filter(Boolean).join('; ');
}

function receiverName({ unitName, personName }: Receiver): string {
  return notes(personName, unitName).replace('; ', ' - ');
}

/** Lead first, then co-ordinators; before it is routed what is written on the document itself. */
function receiversCell({ lead, coOrdinators, toPlaces }: IncomingEntry): string {
  if (!lead) return toPlaces;
  const others = coOrdinators.map(receiverName).join('; ');
  return notes(receiverName(lead), others && `Phối hợp: ${others}`);
}

function isTaken(state: IncomingState): boolean {
  return state === IncomingState.ACCEPTED || state === IncomingState.FINISHED;
}

/** Cells of the register of incoming documents, in the order of its columns. */
export function incomingCells(entry: IncomingEntry): string[] {
  return [
    timeCell(entry.arrivalTime),
    String(entry.arrivalNumber),
    entry.issuerName,
    numberSymbol(entry.number, entry.symbol),
    dateCell(entry.issueDate),
    typedSubject(entry.typeName, entry.subject),
    receiversCell(entry),
    timeCell(entry.lead?.time),
    // Accepting in the system is what signing for it was on paper (NĐ 30/2020 Đ.22, 23).
    entry.lead && isTaken(entry.state) ? entry.lead.personName : '',
    notes(
      urgencies[entry.urgency],
      entry.description,
      entry.returnReason && `Trả lại nơi gửi: ${entry.returnReason}`,
    ),
  ];
}

/** Cells of the register that follows how incoming documents are handled. */
export function handlingCells(entry: IncomingEntry): string[] {
  const symbol = numberSymbol(entry.number, entry.symbol);
  const dated = entry.issueDate ? `ngày ${dateCell(entry.issueDate)}` : '';
  const named = [
    typedSubject(entry.typeName, entry.subject),
    symbol && `Số ${symbol}`,
    dated,
    `của ${entry.issuerName}`,
  ];
  return [
    String(entry.arrivalNumber),
    `${named[0]}. ${named.slice(1).filter(Boolean).join(' ')}`,
    receiversCell(entry),
    dueCell(entry.dueTime),
    progressCell(entry),
    entry.answerNumberSymbol,
    notes(urgencies[entry.urgency], entry.result, entry.description),
  ];
}

const openStates: Partial<Record<IncomingState, string>> = {
  [IncomingState.REGISTERED]: 'Đã vào sổ, chưa trình',
  [IncomingState.SUBMITTED]: 'Đã trình, chờ ý kiến phân phối',
  [IncomingState.ROUTED]: 'Đã chuyển, chưa tiếp nhận',
  [IncomingState.ACCEPTED]: 'Đang giải quyết',
};

const dueWords: Partial<Record<DueState, string>> = {
  [DueState.IN_TERM]: 'trong hạn',
  [DueState.DUE_SOON]: 'sắp đến hạn',
  [DueState.OVERDUE]: 'quá hạn',
  [DueState.EARLY]: 'sớm hạn',
  [DueState.ON_TIME]: 'đúng hạn',
  [DueState.LATE]: 'quá hạn',
};

function progressCell({ state, finishTime, dueState, returnReason }: IncomingEntry): string {
  if (state === IncomingState.RETURNED) return `Đã trả lại nơi gửi: ${returnReason}`;
  // History is taken in without its handling.
  if (state === IncomingState.ARCHIVED) return '';
  const words = dueWords[dueState];
  const due = words ? ` (${words})` : '';
  if (state === IncomingState.FINISHED) return `Đã giải quyết ngày ${timeCell(finishTime)}${due}`;
  return `${openStates[state] ?? ''}${due}`;
}

/** Cells of the register of outgoing documents, in the order of its columns. */
export function outgoingCells(entry: OutgoingEntry): string[] {
  const { state } = entry;
  return [
    entry.numberSymbol,
    dateCell(entry.issueDate),
    typedSubject(entry.typeName, entry.subject),
    entry.signerName,
    entry.recipients.join('; '),
    // The original stays with the clerk, the main copy with who drafted it (NĐ 30/2020 Đ.19).
    notes('Văn thư', entry.draftingUnitName),
    entry.copyCount > 0 ? String(entry.copyCount) : '',
    timeCell(entry.issueTime),
    '',
    notes(
      entry.kind === OutgoingKind.INTERNAL && 'Văn bản nội bộ',
      urgencies[entry.urgency],
      state === OutgoingState.NUMBER_CANCELLED && `Hủy số: ${entry.cancelReason}`,
      state === OutgoingState.REPLACED && 'Đã được thay thế',
      state === OutgoingState.RECALLED && `Đã thu hồi: ${entry.recallReason}`,
      entry.description,
    ),
  ];
}
