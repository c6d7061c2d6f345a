import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { listWork } from '../api/custody-api.ts';
import { useMessages } from '../i18n/language.tsx';
import { LiveNotice } from '../list/live-notice.tsx';
import { useLiveList } from '../list/use-live-list.ts';
import { ErrorState, LoadingState } from '../ui/states.tsx';
import { Counters } from './counters.tsx';
import { filterOf, queryOf, type WorkFilter } from './work-filter.ts';
import { WorkTable } from './work-table.tsx';

/** Told by the ledger once it has taken in a change: from then on the list is true. */
const CHANGED_BY = ['work_item'];

/** Whose work is listed; empty for the caller's own posts. */
export interface WorkScope {
  readonly unitId?: string;
  readonly postId?: string;
}

interface WorkListProps {
  readonly scope: WorkScope;
  /** What stands in place of an empty list. */
  readonly empty: (filter: WorkFilter) => ReactNode;
  /** Whether rows say who holds them: not where it is always the reader. */
  readonly withHolder?: boolean;
}

/** Counters and the list they filter, due soonest first; the filter is in the address. */
export function WorkList({ scope, empty, withHolder = false }: WorkListProps) {
  const m = useMessages();
  const [params] = useSearchParams();
  const filter = filterOf(params);
  const work = useInfiniteQuery({
    queryKey: ['custody', 'work', scope, filter],
    queryFn: ({ pageParam, signal }) =>
      listWork({ ...scope, ...queryOf(filter), pageToken: pageParam }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => ((page.nextPageToken ?? '') === '' ? undefined : page.nextPageToken),
    placeholderData: keepPreviousData,
    // How long is left changes with the clock alone; the page stays open all day.
    refetchInterval: 600_000,
  });
  const live = useLiveList(CHANGED_BY, ['custody', 'work']);
  const items = work.data?.pages.flatMap((page) => page.items ?? []) ?? [];
  return (
    <>
      <Counters counts={work.data?.pages[0]?.counts} />
      {work.isPending && <LoadingState />}
      {work.isError && <ErrorState error={work.error} onRetry={() => void work.refetch()} />}
      {work.isSuccess && items.length === 0 && !work.hasNextPage && empty(filter)}
      {items.length > 0 && (
        <WorkTable items={items} isBusy={work.isPlaceholderData} withHolder={withHolder} />
      )}
      {work.hasNextPage && (
        <Button loading={work.isFetchingNextPage} onClick={() => void work.fetchNextPage()}>
          {m.register.loadMore}
        </Button>
      )}
      <LiveNotice live={live} />
    </>
  );
}
