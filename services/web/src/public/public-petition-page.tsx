import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { getPublicPetition } from '../api/public-api.ts';
import { useMessages } from '../i18n/language.tsx';
import { ErrorState, LoadingState } from '../ui/states.tsx';
import { PublicPetitionView } from './public-petition.tsx';

/** The public page of a petition. */
export function PublicPetitionPage() {
  const m = useMessages();
  const { id = '' } = useParams();
  const petition = useQuery({
    queryKey: ['public', 'petition', id],
    queryFn: ({ signal }) => getPublicPetition(id, signal),
  });
  if (petition.isPending) return <LoadingState />;
  if (petition.isError) return <ErrorState error={petition.error} onRetry={() => void petition.refetch()} />;
  return (
    <>
      <PublicPetitionView petition={petition.data} />
      <p className="no-print">
        <Link to="/public">{m.open.toLookUp}</Link>
      </p>
    </>
  );
}
