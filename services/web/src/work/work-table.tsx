import { Link } from 'react-router';
import type { WorkItem } from '../api/types.ts';
import { useLanguage, word } from '../i18n/language.tsx';
import type { Column } from '../list/column.ts';
import { DataTable } from '../list/data-table.tsx';
import { showDue, showInstant } from '../time/format.ts';
import { DueMark } from '../ui/due-mark.tsx';
import { HolderText, holderLine } from '../ui/holder-text.tsx';
import { StateTag, UrgencyTag } from '../ui/state-tag.tsx';
import { urgencyName } from '../ui/urgency.ts';
import { itemAddress, itemStateWord } from './work-item.ts';

interface WorkTableProps {
  readonly items: readonly WorkItem[];
  readonly isBusy: boolean;
  readonly withHolder: boolean;
}

/** The list of work: what, from whom, held since, due, state; and who holds it when it may be another. */
export function WorkTable({ items, isBusy, withHolder }: WorkTableProps) {
  const { m } = useLanguage();
  const columns = useWorkColumns();
  return (
    <DataTable
      label={m.work.title}
      columns={columns.filter((column) => withHolder || column.key !== 'holder')}
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
    {
      key: 'holder',
      title: m.incoming.holder,
      cell: (item) => <HolderText holder={item.holder} />,
      text: (item) => holderLine(item.holder),
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
  const urgency = urgencyName(item.urgency);
  return (
    <>
      <Link to={itemAddress(item)} data-row-link className="row-link">
        {item.subject === undefined || item.subject === '' ? m.work.noSubject : item.subject}
      </Link>
      <div className="cell-sub">
        {item.numberSymbol !== undefined && item.numberSymbol !== '' && <strong>{item.numberSymbol}</strong>}
        <span>{word(m.work.kinds, item.itemKind)}</span>
        {(item.delegationId ?? '') !== '' && (
          <strong>{m.work.lent([item.holder?.postTitle, item.holder?.unitName].join(', '))}</strong>
        )}
        <UrgencyTag value={urgency} text={word(m.enums.urgency, urgency)} />
      </div>
    </>
  );
}
