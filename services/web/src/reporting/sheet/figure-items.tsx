import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo } from 'react';
import { useParams } from 'react-router';
import { listFigureItems } from '../../api/submissions-api.ts';
import { useMessages } from '../../i18n/language.tsx';
import { DataTable } from '../../list/data-table.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorState, LoadingState, StatePanel } from '../../ui/states.tsx';
import { itemColumns } from './item-columns.tsx';
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
  const columns = useMemo(() => itemColumns(m), [m]);
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
