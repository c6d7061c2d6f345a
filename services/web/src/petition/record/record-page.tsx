import { Link, useSearchParams } from 'react-router';
import { useMessages } from '../../i18n/language.tsx';
import { Page } from '../../ui/page.tsx';
import { ErrorState, LoadingState, StatePanel } from '../../ui/states.tsx';
import { useSessions } from '../use-sessions.ts';
import { RecordForm } from './record-form.tsx';
import { firstSession } from './record-values.ts';

/** Recording a petition as voters raised it at a meeting. */
export function RecordPage() {
  const m = useMessages();
  const [params] = useSearchParams();
  const all = useSessions();
  const sessions = (all.data ?? []).filter((one) => one.allowedActions?.includes('RecordPetition') ?? false);
  const asked = params.get('session') ?? '';
  const sessionId = firstSession(sessions, asked);
  // A session just entered is not yet in the list read before.
  const isWaited = asked !== '' && sessionId === '' && all.isFetching;
  return (
    <Page title={m.petitionForm.recordTitle} className="page-form">
      {(all.isPending || isWaited) && <LoadingState />}
      {all.isError && <ErrorState error={all.error} onRetry={() => void all.refetch()} />}
      {all.isSuccess && !isWaited && sessions.length === 0 && (
        <StatePanel
          title={m.petitionForm.noPlaceTitle}
          help={m.petitionForm.noPlaceHelp}
          action={<Link to="/petitions">{m.petition.sessions}</Link>}
        />
      )}
      {sessions.length > 0 && !isWaited && <RecordForm sessions={sessions} sessionId={sessionId} />}
    </Page>
  );
}
