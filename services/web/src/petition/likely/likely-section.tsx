import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { listLikely } from '../../api/petitions-api.ts';
import type { LikelyPetition, Petition } from '../../api/types.ts';
import { useMessages } from '../../i18n/language.tsx';
import { Section } from '../../item/facts.tsx';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { PairSide } from './pair-side.tsx';
import { PairWords } from './pair-words.tsx';
import { usePairActs } from './use-pair-acts.tsx';

/** Petitions that may be the same matter, for who may decide that they are. */
export function LikelySection({ petition }: { petition: Petition }) {
  const m = useMessages();
  const { id = '' } = petition;
  const likely = useQuery({
    queryKey: ['petitions', 'likely', id],
    queryFn: ({ signal }) => listLikely(id, signal),
  });
  return (
    <Section title={m.likely.section}>
      {likely.isPending && <LoadingState rows={2} />}
      {likely.isError && <ErrorState error={likely.error} onRetry={() => void likely.refetch()} />}
      {likely.isSuccess && (
        <p className="quiet">{likely.data.length === 0 ? m.likely.none : m.likely.sectionHelp}</p>
      )}
      <ol className="parts">
        {(likely.data ?? []).map((one) => (
          <li key={one.petition?.id} className="part">
            <LikelyOther petition={petition} likely={one} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

function LikelyOther({ petition, likely }: { petition: Petition; likely: LikelyPetition }) {
  const m = useMessages();
  const other = likely.petition ?? {};
  const acts = usePairActs(petition, other);
  return (
    <div className="part-words">
      <PairWords likeness={likely} />
      <PairSide petition={other} shared={likely.shared ?? []} onFavour={acts.favourSecond} />
      {acts.apart !== undefined && (
        <Button
          onClick={acts.apart.run}
          loading={acts.apart.isBusy}
          aria-label={`${m.likely.apart} ${other.code ?? ''}`}
        >
          {m.likely.apart}
        </Button>
      )}
      {acts.dialog}
    </div>
  );
}
