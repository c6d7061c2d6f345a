import { DocumentForm, IncomingDocument, type Urgency } from '@baro/proto/baro/documents/v1/resources';
import type { Random } from '../random.ts';
import { issuers, scopes, topics, types } from './vocabulary.ts';

const DAY_MS = 86_400_000;
/** Hanoi is +07:00 the whole year. */
const OFFSET = '+07:00';

export interface InventionPlace {
  unitId: string;
  /** Day the document arrived `YYYY-MM-DD`. */
  arrivalDate: string;
  /** Whose letters come here. */
  from: readonly (keyof typeof issuers)[];
  urgency: Urgency;
}

/** A synthetic document as a clerk would type it. No real persons: signers are named by position only. */
export function inventDocument(random: Random, place: InventionPlace): IncomingDocument {
  const issuer = random.pick(issuers[random.pick(place.from as readonly ['city', ...'city'[]])]);
  const type = random.pick(types);
  const number = String(random.between(1, 4_000)).padStart(2, '0');
  const electronic = random.between(1, 10) > 3;
  const issueDate = addDays(place.arrivalDate, -random.between(0, 3));
  const hour = String(random.between(8, 11)).padStart(2, '0');
  const minute = String(random.between(0, 59)).padStart(2, '0');
  return IncomingDocument.fromPartial({
    unitId: place.unitId,
    arrivalTime: new Date(`${place.arrivalDate}T${hour}:${minute}:00${OFFSET}`),
    form: electronic ? DocumentForm.ELECTRONIC : DocumentForm.PAPER,
    number,
    symbol: type.abbreviation === '' ? issuer.symbol : `${type.abbreviation}-${issuer.symbol}`,
    typeCode: type.code,
    issueDate,
    issuerName: issuer.name,
    subject: `${capital(random.pick(type.starts))} ${random.pick(topics)} ${random.pick(scopes)}`,
    pageCount: random.between(1, 24),
    signer: { position: issuer.position },
    urgency: place.urgency,
  });
}

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The day itself, or the Friday before a weekend: offices register on working days. */
export function weekdayOnOrBefore(date: string): string {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  if (weekday === 0) return addDays(date, -2);
  return weekday === 6 ? addDays(date, -1) : date;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
