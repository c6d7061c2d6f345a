import { useMemo } from 'react';
import { Link } from 'react-router';
import type { IncomingDocument } from '../api/types.ts';
import { useLanguage, word } from '../i18n/language.tsx';
import type { Messages } from '../i18n/vi/index.ts';
import type { Column } from '../list/column.ts';
import { useTypeName } from '../state/document-types.ts';
import { useRemaining } from '../state/calendar.ts';
import { joinNumberSymbol } from '../text/number-symbol.ts';
import { showDate, showDue, showInstant, showInstantDate } from '../time/format.ts';
import { DueMark } from '../ui/due-mark.tsx';
import { HolderText } from '../ui/holder-text.tsx';
import { StateTag, UrgencyTag } from '../ui/state-tag.tsx';

type Columns = Column<IncomingDocument>[];

/** The columns of the incoming book, in the order of the paper register. */
export function useIncomingColumns(): Columns {
  const { m } = useLanguage();
  const typeName = useTypeName();
  const remaining = useRemaining();
  return useMemo(
    () => [...registerColumns(m), ...contentColumns(m, typeName), ...handlingColumns(m, remaining)],
    [m, typeName, remaining],
  );
}

function registerColumns(m: Messages): Columns {
  return [
    {
      key: 'arrivalNumber',
      title: m.incoming.arrivalNumber,
      cell: (d) => <strong>{d.arrivalNumber}</strong>,
      text: (d) => String(d.arrivalNumber ?? ''),
      ascending: 'arrival_number',
      descending: 'arrival_number desc',
      filters: ['arrivalNumber', 'year'],
      className: 'cell-number',
    },
    {
      key: 'arrival',
      title: m.incoming.arrival,
      cell: (d) => <span title={showInstant(d.arrivalTime)}>{showInstantDate(d.arrivalTime)}</span>,
      text: (d) => showInstant(d.arrivalTime),
      ascending: 'arrival_time',
      descending: 'arrival_time desc',
      filters: ['arrivalDateFrom', 'arrivalDateTo'],
      className: 'nowrap',
    },
    {
      key: 'numberSymbol',
      title: m.incoming.numberSymbol,
      // The date stands below the number, as on the paper; its own column is there for sorting.
      cell: (d) => (
        <>
          {joinNumberSymbol(d.number, d.symbol)}
          <div className="quiet">{showDate(d.issueDate)}</div>
        </>
      ),
      text: (d) => joinNumberSymbol(d.number, d.symbol),
      filters: ['number', 'symbol'],
      className: 'cell-symbol',
    },
    {
      key: 'issueDate',
      title: m.incoming.issueDate,
      cell: (d) => showDate(d.issueDate),
      text: (d) => showDate(d.issueDate),
      ascending: 'issue_date',
      descending: 'issue_date desc',
      filters: ['issueDateFrom', 'issueDateTo'],
      className: 'nowrap',
      isHiddenAtFirst: true,
    },
  ];
}

function contentColumns(m: Messages, typeName: (code: string | undefined) => string): Columns {
  return [
    {
      key: 'issuer',
      title: m.incoming.issuer,
      cell: (d) => d.issuerName,
      text: (d) => d.issuerName ?? '',
      filters: ['issuerName'],
      className: 'cell-issuer',
    },
    {
      key: 'subject',
      title: m.incoming.subject,
      cell: (d) => (
        <>
          <Link to={`/incoming/${d.id ?? ''}`} data-row-link className="row-link">
            {d.subject === undefined || d.subject === '' ? m.work.noSubject : d.subject}
          </Link>
          <UrgencyTag value={d.urgency} text={word(m.enums.urgency, d.urgency)} />
        </>
      ),
      text: (d) => d.subject ?? '',
      filters: ['subject', 'urgencies'],
      className: 'cell-main',
      isFixed: true,
    },
    textColumn('type', m.incoming.type, (d) => typeName(d.typeCode), ['typeCode']),
    textColumn('signer', m.incoming.signer, (d) => d.signer?.fullName ?? '', ['signerName']),
    textColumn('form', m.incoming.form, (d) => word(m.enums.form, d.form), ['form']),
    textColumn('unit', m.incoming.unit, (d) => d.unitName ?? '', ['unitId']),
  ];
}

function handlingColumns(m: Messages, remaining: (due: string | undefined) => string): Columns {
  return [
    {
      key: 'holder',
      title: m.incoming.holder,
      cell: (d) => <HolderText holder={d.holder} />,
      text: (d) => [d.holder?.personName, d.holder?.postTitle, d.holder?.unitName].filter(Boolean).join(', '),
      filters: ['holderUnitId', 'holderPersonId'],
    },
    {
      key: 'due',
      title: m.incoming.due,
      cell: (d) =>
        d.dueTime === undefined ? null : (
          <div className="due-cell">
            <span className="nowrap">{showDue(d.dueTime)}</span>
            <DueMark state={d.dueState} text={isOpen(d) ? remaining(d.dueTime) : ''} />
          </div>
        ),
      text: (d) => showDue(d.dueTime),
      ascending: 'due_time',
      filters: ['dueState'],
    },
    {
      key: 'state',
      title: m.incoming.state,
      cell: (d) => <StateTag text={word(m.enums.incomingState, d.state)} />,
      text: (d) => word(m.enums.incomingState, d.state),
      filters: ['states'],
    },
  ];
}

function textColumn(
  key: string,
  title: string,
  text: (d: IncomingDocument) => string,
  filters: readonly string[],
): Column<IncomingDocument> {
  return { key, title, cell: text, text, filters, isHiddenAtFirst: true };
}

function isOpen(d: IncomingDocument): boolean {
  return ['DUE_STATE_IN_TERM', 'DUE_STATE_DUE_SOON', 'DUE_STATE_OVERDUE'].includes(d.dueState ?? '');
}
