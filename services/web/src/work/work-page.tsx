import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { listMyWork } from '../api/incoming-api.ts';
import { useMessages } from '../i18n/language.tsx';
import { LiveNotice } from '../list/live-notice.tsx';
import { useLiveList } from '../list/use-live-list.ts';
import { Page } from '../ui/page.tsx';
import { ErrorState, LoadingState, StatePanel } from '../ui/states.tsx';
import { Counters } from './counters.tsx';
import { isWorkFilter, queryOf, shownItems, type WorkFilter } from './work-filter.ts';
import { WorkTable } from './work-table.tsx';

const CHANGED_BY = ['incoming_document', 'outgoing_document'];

/** The first page: what the caller's posts hold, due soonest first, and nothing else. */
export function WorkPage() {
  const m = useMessages();
  const [params] = useSearchParams();
  const wanted = params.get('show') ?? '';
  const filter: WorkFilter = isWorkFilter(wanted) ? wanted : 'open';
  const queryKey = ['documents', 'my-work', filter];
  const work = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => listMyWork({ ...queryOf(filter), pageToken: pageParam }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => (page.nextPageToken === '' ? undefined : page.nextPageToken),
    placeholderData: keepPreviousData,
    // How long is left changes with the clock alone; the page stays open all day.
    refetchInterval: 600_000,
  });
  const live = useLiveList(CHANGED_BY, ['documents', 'my-work']);
  const items = shownItems(work.data?.pages.flatMap((page) => page.items ?? []) ?? [], filter);
  return (
    <Page title={m.work.title}>
      <Counters counts={work.data?.pages[0]?.counts} filter={filter} />
      {work.isPending && <LoadingState />}
      {work.isError && <ErrorState error={work.error} onRetry={() => void work.refetch()} />}
      {work.isSuccess && items.length === 0 && !work.hasNextPage && <NoWork filter={filter} />}
      {items.length > 0 && <WorkTable items={items} isBusy={work.isPlaceholderData} />}
      {work.hasNextPage && (
        <Button loading={work.isFetchingNextPage} onClick={() => void work.fetchNextPage()}>
          {m.register.loadMore}
        </Button>
      )}
      <LiveNotice live={live} />
    </Page>
  );
}

function NoWork({ filter }: { filter: WorkFilter }) {
  const m = useMessages();
  if (filter === 'open') {
    return (
      <StatePanel
        title={m.work.emptyTitle}
        help={m.work.emptyHelp}
        action={<Link to="/incoming">{m.incoming.title}</Link>}
      />
    );
  }
  return (
    <StatePanel
      title={m.work.emptyFilteredTitle}
      help={m.work.emptyFilteredHelp}
      action={<Link to="/">{m.work.showAll}</Link>}
    />
  );
}
