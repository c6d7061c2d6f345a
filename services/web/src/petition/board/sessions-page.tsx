import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import { listSessions } from '../../api/petitions-api.ts';
import type { CouncilSession } from '../../api/types.ts';
import { useMessages } from '../../i18n/language.tsx';
import type { Messages } from '../../i18n/vi/index.ts';
import type { Column } from '../../list/column.ts';
import { DataTable } from '../../list/data-table.tsx';
import { LiveNotice } from '../../list/live-notice.tsx';
import { useLiveList } from '../../list/use-live-list.ts';
import { Page } from '../../ui/page.tsx';
import { ErrorState, LoadingState, StatePanel } from '../../ui/states.tsx';
import { sessionDays, sessionTitle } from '../petition-words.ts';
import { BoardActions } from './board-actions.tsx';
import { PetitionPlaces } from './petition-places.tsx';

/** The Council's sessions, the latest first, each with how many petitions were raised, answered and closed. */
export function SessionsPage() {
  const m = useMessages();
  const queryKey = ['petitions', 'sessions', 'list'];
  const pages = useInfiniteQuery({
    queryKey,
    queryFn: ({ signal, pageParam }) => listSessions({ pageSize: 50, pageToken: pageParam }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => (page.nextPageToken ?? '') || undefined,
  });
  const live = useLiveList(['session', 'petition'], queryKey);
  const rows = (pages.data?.pages ?? []).flatMap((page) => page.sessions ?? []);
  return (
    <Page title={m.petition.title} actions={<BoardActions sessionId="" />}>
      <PetitionPlaces here="sessions" />
      {pages.isPending && <LoadingState />}
      {pages.isError && <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isSuccess && rows.length === 0 && (
        <StatePanel title={m.petition.noSessionsTitle} help={m.petition.noSessionsHelp} />
      )}
      {rows.length > 0 && (
        <DataTable
          label={m.petition.sessionsLabel}
          columns={columnsOf(m)}
          rows={rows}
          rowKey={(row) => row.id ?? ''}
        />
      )}
      {pages.hasNextPage && (
        <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {m.programme.more}
        </Button>
      )}
      <LiveNotice live={live} />
    </Page>
  );
}

function columnsOf(m: Messages): Column<CouncilSession>[] {
  const t = m.petition;
  const count = (
    key: 'petitionCount' | 'answeredCount' | 'closedCount' | 'notSolvedCount',
    title: string,
  ) => {
    const text = (row: CouncilSession): string => String(row[key] ?? 0);
    return { key, title, cell: text, text, className: 'cell-number' };
  };
  const council = (row: CouncilSession): string => row.unitName ?? '';
  return [
    {
      key: 'name',
      title: t.session,
      className: 'cell-main',
      cell: (row) => (
        <Link to={`/petitions?session=${row.id ?? ''}`} data-row-link className="row-link">
          {sessionTitle(row, m)}
        </Link>
      ),
      text: (row) => sessionTitle(row, m),
    },
    { key: 'days', title: t.days, cell: (row) => sessionDays(row, m), text: (row) => sessionDays(row, m) },
    count('petitionCount', t.raised),
    count('answeredCount', t.answered),
    count('closedCount', t.closed),
    count('notSolvedCount', m.voterWord.short),
    { key: 'council', title: t.council, cell: council, text: council },
  ];
}
