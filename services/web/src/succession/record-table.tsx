import { Link } from 'react-router';
import type { SuccessionItem } from '../api/types.ts';
import { useLanguage, useMessages, word } from '../i18n/language.tsx';
import type { Messages } from '../i18n/vi/index.ts';
import type { Column } from '../list/column.ts';
import { DataTable } from '../list/data-table.tsx';
import { showDue, showInstant } from '../time/format.ts';
import { HolderText, holderLine } from '../ui/holder-text.tsx';
import { itemAddress, itemTitle } from '../work/work-item.ts';

/** The lines of the record of hand-over. */
export function RecordTable({ items }: { items: readonly SuccessionItem[] }) {
  const { m } = useLanguage();
  return (
    <DataTable
      label={m.succession.recordTable}
      columns={recordColumns(m)}
      rows={items}
      rowKey={(item) => item.itemId ?? ''}
    />
  );
}

function recordColumns(m: Messages): Column<SuccessionItem>[] {
  const since = (item: SuccessionItem): string => showInstant(item.from?.sinceTime);
  const due = (item: SuccessionItem): string => showDue(item.dueTime);
  const time = (item: SuccessionItem): string => showInstant(item.moveTime);
  return [
    {
      key: 'item',
      title: m.succession.item,
      cell: (item) => (
        <>
          <Link to={itemAddress(item)} data-row-link className="row-link">
            {itemTitle(item, m)}
          </Link>
          <span className="quiet record-kind">{word(m.work.kinds, item.itemKind)}</span>
        </>
      ),
      text: (item) => itemTitle(item, m),
      className: 'cell-main',
    },
    {
      key: 'from',
      title: m.succession.from,
      cell: (item) => <HolderText holder={item.from} />,
      text: (item) => holderLine(item.from),
    },
    { key: 'since', title: m.succession.heldSince, cell: since, text: since },
    { key: 'due', title: m.succession.due, cell: due, text: due },
    {
      key: 'to',
      title: m.succession.to,
      cell: (item) => <HolderText holder={item.to} />,
      text: (item) => holderLine(item.to),
    },
    {
      key: 'state',
      title: m.succession.state,
      cell: (item) => <EntryState item={item} />,
      text: (item) => word(m.enums.successionItemState, item.state),
    },
    { key: 'time', title: m.succession.moveTime, cell: time, text: time },
  ];
}

/** The state in a word; of a refused item also why. */
function EntryState({ item }: { item: SuccessionItem }) {
  const m = useMessages();
  const { language } = useLanguage();
  const why = language === 'vi' ? item.reasonVi : item.reasonEn;
  return (
    <>
      {word(m.enums.successionItemState, item.state)}
      {why !== undefined && why !== '' && <span className="quiet record-why">{why}</span>}
    </>
  );
}
