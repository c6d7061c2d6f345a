import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { getIncoming } from '../api/incoming-api.ts';
import { getOutgoing } from '../api/outgoing-api.ts';
import type { OutgoingDocument } from '../api/types.ts';
import { useMessages, word } from '../i18n/language.tsx';
import type { Messages } from '../i18n/vi/index.ts';
import { Facts, type Fact } from '../item/facts.tsx';
import { useDraftLabels } from './draft-labels.ts';
import { joinNumberSymbol } from '../text/number-symbol.ts';
import { showDate, showInstant } from '../time/format.ts';
import { holderLine } from '../ui/holder-text.tsx';

/** The 16 fields of Phụ lục VI and what became of the document; empty ones are left out. */
export function OutgoingFacts({ document }: { document: OutgoingDocument }) {
  const m = useMessages();
  const hasSigner = (document.signer?.fullName ?? '') !== '';
  const labels = useDraftLabels(document, !hasSigner && (document.signerPostId ?? '') !== '');
  const signer = hasSigner
    ? [document.signer?.fullName, document.signer?.position].join(', ')
    : (labels?.signer ?? '');
  return <Facts facts={[...fate(document, m), ...fields(document, signer, m)]} />;
}

function fate(d: OutgoingDocument, m: Messages): Fact[] {
  const corrections = d.correctionIds ?? [];
  return [
    [m.outgoing.cancelReason, d.cancelReason],
    [m.outgoing.replaces, link(d.replacesDocumentId)],
    [m.outgoing.replacedBy, link(d.replacedByDocumentId)],
    [m.outgoing.corrects, link(d.correctsDocumentId)],
    [
      m.outgoing.correctedBy,
      corrections.length > 0 && (
        <ul className="plain-list">
          {corrections.map((id) => (
            <li key={id}>{link(id)}</li>
          ))}
        </ul>
      ),
    ],
    ...recallFacts(d, m),
  ];
}

function recallFacts(d: OutgoingDocument, m: Messages): Fact[] {
  if (d.recall === undefined) return [];
  return [
    [m.outgoing.recallReason, d.recall.reason],
    [m.outgoing.recallBasis, d.recall.basis],
    [m.outgoing.recall, `${showInstant(d.recall.recallTime)} · ${holderLine(d.recall.by)}`],
  ];
}

function fields(d: OutgoingDocument, signer: string, m: Messages): Fact[] {
  const capacity = d.signingCapacity;
  const positive = (count: number | undefined) => ((count ?? 0) === 0 ? undefined : count);
  return [
    [
      m.outgoing.recipients,
      (d.recipients ?? []).length > 0 && (
        <ul className="plain-list">
          {(d.recipients ?? []).map((recipient) => (
            <li key={`${recipient.name}${recipient.identifier}`}>
              {recipient.name}{' '}
              {recipient.identifier !== '' && <span className="quiet">{recipient.identifier}</span>}
            </li>
          ))}
        </ul>
      ),
    ],
    [m.outgoing.signer, signer],
    [
      m.outgoing.capacity,
      capacity !== undefined &&
        `${word(m.enums.capacity, capacity)} (${word(m.enums.capacityHint, capacity)})`,
    ],
    [m.incoming.urgency, word(m.enums.urgency, d.urgency)],
    [m.outgoing.copyCount, positive(d.copyCount)],
    [m.registration.pageCount, positive(d.pageCount)],
    [m.outgoing.dueDate, showDate(d.dueDate)],
    [
      m.outgoing.answers,
      (d.answersDocumentId ?? '') !== '' && <AnsweredLink id={d.answersDocumentId ?? ''} />,
    ],
    [m.registration.fileCode, d.fileCode],
    [m.registration.description, d.description],
    [m.outgoing.created, showInstant(d.createTime)],
    [m.outgoing.numbered, showInstant(d.numberTime)],
    [m.outgoing.issued, showInstant(d.issueTime)],
  ];
}

function link(id: string | undefined) {
  return id === undefined || id === '' ? undefined : <OutgoingLink id={id} />;
}

/** A linked document by its number; only the link itself when the caller may not read it. */
function OutgoingLink({ id }: { id: string }) {
  const m = useMessages();
  const document = useQuery({
    queryKey: ['documents', 'outgoing', 'item', id],
    queryFn: ({ signal }) => getOutgoing(id, signal),
  });
  const { numberSymbol = m.outgoing.openLinked, subject = '' } = document.data ?? {};
  return (
    <Link to={`/outgoing/${id}`}>
      {numberSymbol} {subject}
    </Link>
  );
}

function AnsweredLink({ id }: { id: string }) {
  const m = useMessages();
  const document = useQuery({
    queryKey: ['documents', 'incoming', 'item', id],
    queryFn: ({ signal }) => getIncoming(id, signal),
  });
  const { arrivalNumber, number, symbol, subject = '' } = document.data ?? {};
  const title = arrivalNumber === undefined ? m.outgoing.openLinked : m.work.arrival(arrivalNumber);
  return (
    <Link to={`/incoming/${id}`}>
      {title} {joinNumberSymbol(number, symbol)} {subject}
    </Link>
  );
}
