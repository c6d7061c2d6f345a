import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { listPetitions } from '../../api/petitions-api.ts';
import type { CouncilSession } from '../../api/types.ts';
import { useMessages } from '../../i18n/language.tsx';
import { BookLayout } from '../../list/book-layout.tsx';
import { useListAddress } from '../../list/list-address.ts';
import { listQuery } from '../../list/list-query.ts';
import { useColumns } from '../../list/use-columns.ts';
import { useLiveList } from '../../list/use-live-list.ts';
import { useUnitNames } from '../../state/known-names.ts';
import { StatePanel } from '../../ui/states.tsx';
import { Facts } from '../../item/facts.tsx';
import { sessionDays, sessionTitle } from '../petition-words.ts';
import { useSessions } from '../use-sessions.ts';
import { BoardActions } from './board-actions.tsx';
import { usePetitionColumns } from './petition-columns.tsx';
import { REPEATED, usePetitionFilters } from './petition-filters.ts';
import { PetitionPlaces } from './petition-places.tsx';

/** In the address in place of a session: whatever session they were raised for. */
export const ALL = 'all';

const PAGE_SIZE = 50;

interface SessionPetitionsProps {
  /** Empty for all sessions. */
  readonly sessionId: string;
}

/** The petitions raised for a session, with both axes of each. */
export function SessionPetitions({ sessionId }: SessionPetitionsProps) {
  const m = useMessages();
  const sessions = useSessions();
  const session = sessions.data?.find((one) => one.id === sessionId);
  const fields = usePetitionFilters();
  const names = useMemo(() => ['query', ...fields.map((field) => field.name)], [fields]);
  const address = useListAddress(names);
  useUnitNames(address.filters['leadUnitId'] ?? []);
  const choice = useColumns('petitions', usePetitionColumns());
  const query = { ...listQuery(address.filters, address.orderBy, REPEATED), sessionId };
  const pageToken = address.tokens.at(-1) ?? '';
  const page = useQuery({
    queryKey: ['petitions', 'list', query, pageToken],
    queryFn: ({ signal }) => listPetitions({ ...query, pageSize: PAGE_SIZE, pageToken }, signal),
    placeholderData: keepPreviousData,
  });
  const live = useLiveList(['petition', 'session'], ['petitions']);
  const isUnknown = sessionId !== '' && sessions.isSuccess && session === undefined;
  return (
    <BookLayout
      title={session === undefined ? m.petition.title : sessionTitle(session, m)}
      label={m.petition.tableLabel}
      searchPlaceholder={m.petition.searchPlaceholder}
      actions={<BoardActions sessionId={sessionId} />}
      above={
        <>
          <PetitionPlaces here={sessionId === '' ? 'all' : 'session'} />
          {session !== undefined && <SessionCounts session={session} />}
        </>
      }
      address={address}
      fields={fields}
      choice={choice}
      page={page}
      rows={page.data?.petitions ?? []}
      rowKey={(petition) => petition.id ?? ''}
      nextToken={page.data?.nextPageToken}
      live={live}
      empty={{
        title: m.petition.emptyAllTitle,
        help: m.petition.emptyAllHelp,
        filtered: m.petition.emptyTitle,
      }}
      {...(isUnknown
        ? { body: <StatePanel title={m.petition.session} help={m.petition.sessionUnknown} /> }
        : {})}
      fetchAll={async (token) => {
        const next = await listPetitions({ ...query, pageSize: 200, pageToken: token });
        return { rows: next.petitions ?? [], nextToken: next.nextPageToken ?? '' };
      }}
    />
  );
}

/** Of all that was raised: how much was answered, and, told apart from it, how much is closed. */
function SessionCounts({ session }: { session: CouncilSession }) {
  const m = useMessages();
  const total = session.petitionCount ?? 0;
  const of = (count = 0): string => m.petition.countOf(count, total);
  return (
    <div className="session-counts">
      <Facts
        facts={[
          [m.petition.council, session.unitName],
          [m.petition.days, sessionDays(session, m)],
          [m.petition.raised, String(total)],
          [m.petition.answered, of(session.answeredCount)],
          [m.petition.closed, of(session.closedCount)],
          [m.voterWord.short, of(session.notSolvedCount)],
        ]}
      />
      <Link to={`/petitions/reports/${session.id ?? ''}`}>{m.sessionReport.link}</Link>
    </div>
  );
}
