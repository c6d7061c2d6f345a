import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { getPetition } from '../api/petitions-api.ts';
import type { Petition, RetiredPetition } from '../api/types.ts';
import { useMessages } from '../i18n/language.tsx';
import { Section } from '../item/facts.tsx';
import { PetitionAxes } from './petition-axes.tsx';
import { PetitionRaisings } from './petition-raisings.tsx';

/** Where a retired petition is handled, and the answer that is its voters' too. */
export function FavouredAxes({ petition }: { petition: Petition }) {
  const m = useMessages();
  const { favouredId = '', favouredCode = '' } = petition;
  const favoured = useQuery({
    queryKey: ['petitions', 'item', favouredId],
    queryFn: ({ signal }) => getPetition(favouredId, signal),
  });
  return (
    <Section title={m.likely.answerThere(favouredCode)}>
      <p role="status">
        {m.likely.retiredInto}{' '}
        <Link to={`/petitions/${favouredId}`}>
          {[favouredCode, favoured.data?.subject].filter((part) => (part ?? '') !== '').join(' · ')}
        </Link>
      </p>
      {favoured.data !== undefined && <PetitionAxes petition={favoured.data} />}
    </Section>
  );
}

/** Petitions retired in favour of this one: each group of voters keeps its own lines. */
export function RetiredHere({ retired }: { retired: readonly RetiredPetition[] }) {
  const m = useMessages();
  if (retired.length === 0) return null;
  return (
    <Section title={m.likely.retiredHere}>
      {retired.map(({ petitionId = '', code = '', subject = '', raisings = [] }) => (
        <div key={petitionId} className="retired-petition">
          <h3>
            <Link to={`/petitions/${petitionId}`}>
              {code} · {subject}
            </Link>
          </h3>
          <PetitionRaisings raisings={raisings} />
        </div>
      ))}
    </Section>
  );
}
