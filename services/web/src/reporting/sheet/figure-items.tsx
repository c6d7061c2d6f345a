import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo } from 'react';
import { Link, useParams } from 'react-router';
import type { FigureItem } from '../../api/reporting-types.ts';
import { listFigureItems } from '../../api/submissions-api.ts';
import { useMessages } from '../../i18n/language.tsx';
import type { Messages } from '../../i18n/vi/index.ts';
import type { Column } from '../../list/column.ts';
import { DataTable } from '../../list/data-table.tsx';
import { showInstantDate } from '../../time/format.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorState, LoadingState, StatePanel } from '../../ui/states.tsx';
import { itemLink } from './item-link.ts';
import type { SheetRow } from './sheet-rows.ts';
import { cellLabel } from './sheet-view.ts';

interface FigureItemsProps {
  readonly row: SheetRow;
  readonly onClose: () => void;
}

/** The items a figure is counted from, each with the way to its page. */
export function FigureItems({ row, onClose }: FigureItemsProps) {
  const m = useMessages();
  const t = m.submission;
  const { id = '' } = useParams();
  const { code: indicatorCode, member, part } = row;
  const asked = { indicatorCode, member, denominator: part === 'denominator' };
  const found = useInfiniteQuery({
    queryKey: ['reporting', 'submissions', 'items', id, asked],
    queryFn: ({ pageParam, signal }) => listFigureItems(id, { ...asked, pageToken: pageParam }, signal),
    initialPageParam: '',
    getNextPageParam: ({ nextPageToken = '' }) => nextPageToken || undefined,
  });
  const pages = found.data?.pages ?? [];
  const items = pages.flatMap((page) => page.items ?? []);
  const columns = useMemo(() => columnsOf(m), [m]);
  return (
    <Dialog title={cellLabel(row, m)} width={860} onCancel={onClose}>
      {found.isPending && <LoadingState rows={4} />}
      {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.isSuccess && items.length === 0 && <StatePanel title={t.noItems} help={t.noItemsHelp} />}
      {items.length > 0 && (
        <>
          <p className="quiet">{t.itemCount(pages[0]?.total ?? 0)}</p>
          <DataTable
            label={t.itemsOf(cellLabel(row, m))}
            columns={columns}
            rows={items}
            rowKey={({ itemId = '' }) => itemId}
          />
        </>
      )}
      {found.hasNextPage && (
        <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t.moreItems}
        </Button>
      )}
    </Dialog>
  );
}

function columnsOf(m: Messages): Column<FigureItem>[] {
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
