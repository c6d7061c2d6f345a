import type { IncomingRow } from './incoming-entities.ts';
import type { OutgoingRow } from './outgoing-entities.ts';
import { numberSymbol } from '../domain/symbols.ts';

const localOffsetMs = 7 * 3_600_000;

/** Months since year 0 by the city's calendar, the step in which searches go back in time. */
export function monthOf(time: Date): number {
  const local = new Date(time.getTime() + localOffsetMs);
  return local.getUTCFullYear() * 12 + local.getUTCMonth();
}

/** Marks of who may find a document: its book, and viewers as in `document_viewers`. */
export function bookScope(unitId: string): string {
  return `b:${unitId}`;
}

export function viewerScope(viewerId: string): string {
  return `v:${viewerId}`;
}

/** Parts of a document's text, as weighted in `search_document`. */
export const weights = { subject: 'a', other: 'b', signer: 'c' } as const;

/** Texts a document is found by: subject, issuer or recipients, signer, everything else. */
export type SearchTexts = [subject: string, other: string, signer: string, rest: string];

export function incomingTexts(row: IncomingRow, content: string): SearchTexts {
  const rest = [
    numberSymbol(row.number, row.symbol),
    row.toPlaces,
    row.description,
    row.fileCode,
    row.messageId,
    row.issuerIdentifier,
    content,
  ];
  return [row.subject, row.issuerName, `${row.signerName} ${row.signerPosition}`, rest.join('\n')];
}

export function outgoingTexts(row: OutgoingRow, content: string): SearchTexts {
  const recipients = row.recipients.map((recipient) => recipient.name).join('\n');
  const rest = [row.numberSymbol, row.description, row.fileCode, content].join('\n');
  return [row.subject, recipients, `${row.signerName} ${row.signerPosition}`, rest];
}
