import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { getPromise } from '../api/promises-api.ts';
import type { CouncilPromise } from '../api/types.ts';
import { useItemWriter } from '../item/item-writer.ts';
import { LiveNotice } from '../list/live-notice.tsx';
import { useLiveList } from '../list/use-live-list.ts';
import { PetitionPlaces } from '../petition/board/petition-places.tsx';
import { Page } from '../ui/page.tsx';
import { ErrorState, LoadingState } from '../ui/states.tsx';
import { PromiseEntry } from './promise-entry.tsx';

/** The page of a promise. */
export function PromisePage() {
  const { id = '' } = useParams();
  const queryKey = ['petitions', 'promises', 'item', id];
  const promise = useQuery({ queryKey, queryFn: ({ signal }) => getPromise(id, signal) });
  const writer = useItemWriter<CouncilPromise>(queryKey);
  const live = useLiveList(['promise'], queryKey);
  if (promise.isPending) return <LoadingState />;
  if (promise.isError) return <ErrorState error={promise.error} onRetry={() => void promise.refetch()} />;
  return (
    <Page title={promise.data.content ?? ''}>
      <PetitionPlaces here="promises" />
      <PromiseEntry key={id} promise={promise.data} writer={writer} />
      <LiveNotice live={live} />
    </Page>
  );
}
