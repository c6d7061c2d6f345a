import type { ItemSubject } from '@baro/directory-client';
import { numberSymbol } from '../domain/symbols.ts';
import { stateName } from '../domain/states.ts';
import type { IncomingRow, PartRow } from '../store/incoming-entities.ts';
import type { OutgoingRow } from '../store/outgoing-entities.ts';

/** What the ledger is told of an incoming document, or of one of its parts: lists show a part under its document's title. */
export function incomingSubject(document: IncomingRow, part: PartRow | undefined): ItemSubject {
  const { state, originalDueTime } = part ?? document;
  return {
    kind: part ? 'incoming_document_part' : 'incoming_document',
    unitId: document.unitId,
    parentItemId: part ? document.id : '',
    facts: {
      rootId: document.id,
      numberSymbol: numberSymbol(document.number, document.symbol),
      subject: document.subject,
      fromName: document.issuerName,
      state: stateName(part ? 'part' : 'incoming', state),
      urgency: document.urgency,
      originalDueTime: originalDueTime ?? undefined,
      assignerPostId: '',
      urgingCount: 0,
    },
  };
}

/** As `incomingSubject`, for an outgoing document. It comes from nobody: lists show who handed it over. */
export function outgoingSubject(document: OutgoingRow): ItemSubject {
  return {
    kind: 'outgoing_document',
    unitId: document.unitId,
    parentItemId: '',
    facts: {
      rootId: document.id,
      numberSymbol: document.numberSymbol,
      subject: document.subject,
      fromName: '',
      state: stateName('outgoing', document.state),
      urgency: document.urgency,
      originalDueTime: undefined,
      assignerPostId: '',
      urgingCount: 0,
    },
  };
}
