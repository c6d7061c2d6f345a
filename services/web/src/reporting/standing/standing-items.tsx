import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo } from 'react';
import { listStandingItems } from '../../api/standing-api.ts';
import { useMessages } from '../../i18n/language.tsx';
import { DataTable } from '../../list/data-table.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorState, LoadingState, StatePanel } from '../../ui/states.tsx';
import { itemColumns } from '../sheet/item-columns.tsx';
import type { StandingView } from './standing-address.ts';
import { windowOf } from './use-standing.ts';

/** Names of the contract for what an address asks for. */
const ITEMS = {
  counted: 'STANDING_ITEMS_COUNTED',
  among: 'STANDING_ITEMS_AMONG',
  rest: 'STANDING_ITEMS_REST',
};

interface StandingItemsProps {
  readonly view: StandingView & { readonly items: keyof typeof ITEMS };
  /** What the items are, in words. */
  readonly what: string;
  readonly onClose: () => void;
}

/** The items a unit's value is counted from, each with the way to its page. */
export function StandingItems({ view, what, onClose }: StandingItemsProps) {
  const m = useMessages();
  const { set, unit, code } = view;
  const asked = { ...windowOf(view), criterionCode: code, items: ITEMS[view.items] };
  const found = useInfiniteQuery({
    queryKey: ['reporting', 'standing', 'items', set, unit, asked],
    queryFn: ({ pageParam, signal }) =>
      listStandingItems(set, unit, { ...asked, pageToken: pageParam }, signal),
    initialPageParam: '',
    getNextPageParam: ({ nextPageToken = '' }) => nextPageToken || undefined,
  });
  const pages = found.data?.pages ?? [];
  const items = pages.flatMap((page) => page.items ?? []);
  const columns = useMemo(() => itemColumns(m), [m]);
  const t = m.standing;
  const title = t.items(what);
  return (
    <Dialog title={title} width={860} onCancel={onClose}>
      {found.isPending && <LoadingState rows={4} />}
      {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.isSuccess && items.length === 0 && <StatePanel title={t.noItems} help={t.noItemsHelp} />}
      {items.length > 0 && (
        <>
          <p className="quiet">{t.itemTotal(pages[0]?.total ?? 0)}</p>
          <DataTable label={title} columns={columns} rows={items} rowKey={({ itemId = '' }) => itemId} />
        </>
      )}
      {found.hasNextPage && (
        <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {m.submission.moreItems}
        </Button>
      )}
    </Dialog>
  );
}
