import { useSearchParams } from 'react-router';
import { ALL, SessionPetitions } from './session-petitions.tsx';
import { SessionsPage } from './sessions-page.tsx';

/** The sessions of the Council, or the petitions of the one the address names. */
export function BoardPage() {
  const [params] = useSearchParams();
  const session = params.get('session') ?? '';
  if (session === '') return <SessionsPage />;
  return <SessionPetitions key={session} sessionId={session === ALL ? '' : session} />;
}
