import { Link } from 'react-router';
import type { FigureItem } from '../../api/reporting-types.ts';
import type { Messages } from '../../i18n/vi/index.ts';
import type { Column } from '../../list/column.ts';
import { showInstantDate } from '../../time/format.ts';
import { itemLink } from './item-link.ts';

/** Columns of items a number is counted from, each with the way to its page. */
export function itemColumns(m: Messages): Column<FigureItem>[] {
  const t = m.submission;
  const kind = ({ itemKind = '' }: FigureItem): string => t.itemKinds[itemKind] ?? t.otherItem;
  const date = (key: 'startTime' | 'dueTime' | 'doneTime' | 'finishTime', title: string) => {
    const text = (item: FigureItem): string => showInstantDate(item[key]);
    return { key, title, cell: text, text };
  };
  const times = ({ count = 1 }: FigureItem): string => (count > 1 ? String(count) : '');
  return [
    {
      key: 'kind',
      title: t.item,
      className: 'cell-main',
      cell: (item) => {
        const to = itemLink(item);
        return to === undefined ? kind(item) : <Link to={to}>{kind(item)}</Link>;
      },
      text: kind,
    },
    date('startTime', t.itemStart),
    date('dueTime', t.itemDue),
    date('doneTime', t.itemDone),
    date('finishTime', t.itemFinish),
    { key: 'times', title: t.itemTimes, className: 'cell-figure', cell: times, text: times },
  ];
}
