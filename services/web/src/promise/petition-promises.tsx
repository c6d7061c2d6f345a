import { useQuery } from '@tanstack/react-query';
import { getPromise, listPromises } from '../api/promises-api.ts';
import type { CouncilPromise, Petition } from '../api/types.ts';
import { useMessages } from '../i18n/language.tsx';
import { Section } from '../item/facts.tsx';
import { useItemWriter } from '../item/item-writer.ts';
import { LiveNotice } from '../list/live-notice.tsx';
import { useLiveList } from '../list/use-live-list.ts';
import { ErrorState, LoadingState } from '../ui/states.tsx';
import { PromiseEntry } from './promise-entry.tsx';

/** The promise ledger of a petition: what was promised, each date it had, and who confirmed it. */
export function PetitionPromises({ petition }: { petition: Petition }) {
  const m = useMessages();
  const { id: petitionId = '' } = petition;
  const queryKey = ['petitions', 'promises', 'of', petitionId];
  const page = useQuery({ queryKey, queryFn: ({ signal }) => listPromises({ petitionId }, signal) });
  const live = useLiveList(['promise'], ['petitions', 'promises']);
  const promises = page.data?.promises ?? [];
  return (
    <Section title={m.promise.title}>
      {page.isPending && <LoadingState />}
      {page.isError && <ErrorState error={page.error} onRetry={() => void page.refetch()} />}
      {page.isSuccess && promises.length === 0 && <p className="quiet">{m.promise.noneOfPetition}</p>}
      {promises.map(({ id = '' }) => (
        <LedgerEntry key={id} id={id} />
      ))}
      <LiveNotice live={live} />
    </Section>
  );
}

function LedgerEntry({ id }: { id: string }) {
  const queryKey = ['petitions', 'promises', 'item', id];
  const promise = useQuery({ queryKey, queryFn: ({ signal }) => getPromise(id, signal) });
  const writer = useItemWriter<CouncilPromise>(queryKey);
  if (promise.isPending) return <LoadingState />;
  if (promise.isError) return <ErrorState error={promise.error} onRetry={() => void promise.refetch()} />;
  return (
    <article className="promise-card">
      <p className="answer-text">{promise.data.content}</p>
      <PromiseEntry promise={promise.data} writer={writer} />
    </article>
  );
}
