import { useMemo } from 'react';
import { Link } from 'react-router';
import type { OutgoingDocument } from '../api/types.ts';
import { useLanguage, word } from '../i18n/language.tsx';
import type { Column } from '../list/column.ts';
import { useTypeName } from '../state/document-types.ts';
import { showDate, showInstant } from '../time/format.ts';
import { HolderText, holderLine } from '../ui/holder-text.tsx';
import { StateTag, UrgencyTag } from '../ui/state-tag.tsx';
import type { Messages } from '../i18n/vi/index.ts';

type Columns = Column<OutgoingDocument>[];

/** The columns of the outgoing book. */
export function useOutgoingColumns(): Columns {
  const { m } = useLanguage();
  const typeName = useTypeName();
  return useMemo(() => [...registerColumns(m, typeName), ...stateColumns(m)], [m, typeName]);
}

function registerColumns(m: Messages, typeName: (code: string | undefined) => string): Columns {
  return [
    {
      key: 'numberSymbol',
      title: m.outgoing.numberSymbol,
      cell: (d) =>
        (d.number ?? 0) === 0 ? (
          <span className="quiet">{m.outgoing.noNumber}</span>
        ) : (
          <strong>{d.numberSymbol}</strong>
        ),
      text: (d) => d.numberSymbol ?? '',
      ascending: 'number',
      descending: 'number desc',
      filters: ['number', 'symbol', 'year'],
      className: 'cell-symbol',
    },
    {
      key: 'issueDate',
      title: m.outgoing.issueDate,
      cell: (d) => showDate(d.issueDate),
      text: (d) => showDate(d.issueDate),
      filters: ['issueDateFrom', 'issueDateTo'],
      className: 'nowrap',
    },
    {
      key: 'type',
      title: m.incoming.typeShort,
      cell: (d) => typeName(d.typeCode),
      text: (d) => typeName(d.typeCode),
      filters: ['typeCode'],
    },
    {
      key: 'subject',
      title: m.incoming.subject,
      cell: (d) => (
        <>
          <Link to={`/outgoing/${d.id ?? ''}`} data-row-link className="row-link">
            {d.subject === undefined || d.subject === '' ? m.work.noSubject : d.subject}
          </Link>
          <UrgencyTag value={d.urgency} text={word(m.enums.urgency, d.urgency)} />
        </>
      ),
      text: (d) => d.subject ?? '',
      filters: ['subject'],
      className: 'cell-main',
      isFixed: true,
    },
    {
      key: 'recipients',
      title: m.outgoing.recipients,
      cell: (d) => recipientNames(d),
      text: recipientNames,
      filters: ['recipientName'],
      className: 'cell-issuer',
    },
    {
      key: 'signer',
      title: m.outgoing.signer,
      cell: (d) => d.signer?.fullName,
      text: (d) => d.signer?.fullName ?? '',
      filters: ['signerName'],
    },
  ];
}

function stateColumns(m: Messages): Columns {
  return [
    {
      key: 'state',
      title: m.outgoing.state,
      cell: (d) => <StateTag text={word(m.enums.outgoingState, d.state)} />,
      text: (d) => word(m.enums.outgoingState, d.state),
      filters: ['states'],
    },
    {
      key: 'holder',
      title: m.incoming.holder,
      cell: (d) => <HolderText holder={d.holder} />,
      text: (d) => holderLine(d.holder),
    },
    {
      key: 'created',
      title: m.outgoing.created,
      cell: (d) => <span className="nowrap">{showInstant(d.createTime)}</span>,
      text: (d) => showInstant(d.createTime),
      ascending: 'create_time',
      descending: 'create_time desc',
      isHiddenAtFirst: true,
    },
    {
      key: 'kind',
      title: m.outgoing.kind,
      cell: (d) => word(m.enums.outgoingKind, d.kind),
      text: (d) => word(m.enums.outgoingKind, d.kind),
      filters: ['kind'],
      isHiddenAtFirst: true,
    },
    {
      key: 'unit',
      title: m.outgoing.unit,
      cell: (d) => d.unitName,
      text: (d) => d.unitName ?? '',
      filters: ['unitId'],
      isHiddenAtFirst: true,
    },
  ];
}

function recipientNames(document: OutgoingDocument): string {
  return (document.recipients ?? []).map((recipient) => recipient.name ?? '').join('; ');
}
