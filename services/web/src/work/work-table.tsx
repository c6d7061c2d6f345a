import { Link } from 'react-router';
import type { WorkItem } from '../api/types.ts';
import { useLanguage, word } from '../i18n/language.tsx';
import type { Column } from '../list/column.ts';
import { DataTable } from '../list/data-table.tsx';
import { showDue, showInstant } from '../time/format.ts';
import { DueMark } from '../ui/due-mark.tsx';
import { StateTag, UrgencyTag } from '../ui/state-tag.tsx';
import { itemAddress, itemStateWord } from './work-item.ts';

/** The list of work: what, from whom, held since, due, state. */
export function WorkTable({ items, isBusy }: { items: readonly WorkItem[]; isBusy: boolean }) {
  const { m } = useLanguage();
  return (
    <DataTable
      label={m.work.title}
      columns={useWorkColumns()}
      rows={items}
      rowKey={(item) => item.itemId ?? ''}
      rowClass={(item) => (item.dueState === 'DUE_STATE_OVERDUE' ? 'row-overdue' : '')}
      isBusy={isBusy}
    />
  );
}

function useWorkColumns(): Column<WorkItem>[] {
  const { m, language } = useLanguage();
  const remaining = (item: WorkItem) => (language === 'vi' ? item.remainingVi : item.remainingEn) ?? '';
  return [
    {
      key: 'document',
      title: m.work.columnDocument,
      cell: (item) => <WorkDocument item={item} />,
      text: (item) => item.subject ?? '',
      className: 'cell-main',
    },
    { key: 'from', title: m.work.columnFrom, cell: (item) => item.fromName, text: (i) => i.fromName ?? '' },
    {
      key: 'since',
      title: m.work.columnSince,
      cell: (item) => <span className="nowrap">{showInstant(item.sinceTime)}</span>,
      text: (item) => showInstant(item.sinceTime),
    },
    {
      key: 'due',
      title: m.work.columnDue,
      cell: (item) => (
        <div className="due-cell">
          <span className="nowrap">{showDue(item.dueTime)}</span>
          <DueMark state={item.dueState} text={remaining(item)} />
        </div>
      ),
      text: (item) => showDue(item.dueTime),
    },
    {
      key: 'state',
      title: m.work.columnState,
      cell: (item) => <StateTag text={itemStateWord(item, m)} />,
      text: (item) => itemStateWord(item, m),
    },
  ];
}

function WorkDocument({ item }: { item: WorkItem }) {
  const { m } = useLanguage();
  const arrival = item.arrivalNumber ?? 0;
  return (
    <>
      <Link to={itemAddress(item)} data-row-link className="row-link">
        {item.subject === undefined || item.subject === '' ? m.work.noSubject : item.subject}
      </Link>
      <div className="cell-sub">
        {item.numberSymbol !== undefined && item.numberSymbol !== '' && <strong>{item.numberSymbol}</strong>}
        {arrival > 0 && <span>{m.work.arrival(arrival)}</span>}
        {item.itemKind === 'incoming_document_part' && <span>{m.work.part}</span>}
        {item.itemKind === 'outgoing_document' && <span>{m.work.draft}</span>}
        <UrgencyTag value={item.urgency} text={word(m.enums.urgency, item.urgency)} />
      </div>
    </>
  );
}
