import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef } from 'react';
import { listLikelyPairs } from '../../api/petitions-api.ts';
import type { LikelyPair } from '../../api/types.ts';
import { useMessages } from '../../i18n/language.tsx';
import { LiveNotice } from '../../list/live-notice.tsx';
import { useLiveList } from '../../list/use-live-list.ts';
import { useCouncils } from '../../state/book-units.ts';
import { Page } from '../../ui/page.tsx';
import { ErrorState, LoadingState, StatePanel } from '../../ui/states.tsx';
import { PetitionPlaces } from '../board/petition-places.tsx';
import { PairSide } from './pair-side.tsx';
import { PairWords } from './pair-words.tsx';
import { usePairActs } from './use-pair-acts.tsx';

const PAGE_SIZE = 20;

/** The desk of likely duplicates: pairs side by side, the most alike first; a person decides of each. */
export function DeskPage() {
  const m = useMessages();
  const councils = useCouncils();
  const unitId = councils.length === 1 ? (councils[0]?.id ?? '') : '';
  const queryKey = ['petitions', 'pairs', unitId];
  const pages = useInfiniteQuery({
    queryKey,
    queryFn: ({ signal, pageParam }) =>
      listLikelyPairs({ unitId, pageSize: PAGE_SIZE, pageToken: pageParam }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => (page.nextPageToken ?? '') || undefined,
  });
  const live = useLiveList(['petition'], queryKey);
  const pairs = (pages.data?.pages ?? []).flatMap((page) => page.pairs ?? []);
  const list = useRef<HTMLOListElement>(null);
  // What was decided goes: who works by keyboard goes on with the pair that takes its place.
  const goOn = (at: number): void => {
    const next = list.current?.children[at + 1] ?? list.current?.children[at - 1];
    next?.querySelector<HTMLElement>('h2')?.focus();
  };
  return (
    <Page title={m.likely.title}>
      <PetitionPlaces here="desk" />
      {pages.isPending && <LoadingState />}
      {pages.isError && <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isSuccess && pairs.length === 0 && (
        <StatePanel title={m.likely.emptyTitle} help={m.likely.emptyHelp} />
      )}
      {pairs.length > 0 && <p className="quiet">{m.likely.deskHelp}</p>}
      <ol className="pairs" ref={list}>
        {pairs.map((pair, at) => (
          <li key={`${pair.first?.id ?? ''} ${pair.second?.id ?? ''}`}>
            <Pair pair={pair} onDone={() => goOn(at)} />
          </li>
        ))}
      </ol>
      {pages.hasNextPage && (
        <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {m.programme.more}
        </Button>
      )}
      <LiveNotice live={live} />
    </Page>
  );
}

function Pair({ pair, onDone }: { pair: LikelyPair; onDone: () => void }) {
  const m = useMessages();
  const { first = {}, second = {}, shared = [] } = pair;
  const acts = usePairActs(first, second, onDone);
  const title = m.likely.pair(first.code ?? '', second.code ?? '');
  return (
    <section className="pair" aria-label={title}>
      <h2 tabIndex={-1}>{title}</h2>
      <PairWords likeness={pair} />
      <div className="pair-sides">
        <PairSide petition={first} shared={shared} onFavour={acts.favourFirst} />
        <PairSide petition={second} shared={shared} onFavour={acts.favourSecond} />
      </div>
      {acts.apart !== undefined && (
        <Button onClick={acts.apart.run} loading={acts.apart.isBusy}>
          {m.likely.apart}
        </Button>
      )}
      {acts.dialog}
    </section>
  );
}
