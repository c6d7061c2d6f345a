import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link, useParams } from 'react-router';
import { listSessionReportRows } from '../../api/session-report-api.ts';
import { useMessages } from '../../i18n/language.tsx';
import { BookLayout } from '../../list/book-layout.tsx';
import { useListAddress } from '../../list/list-address.ts';
import { listQuery } from '../../list/list-query.ts';
import { useColumns } from '../../list/use-columns.ts';
import { useLiveList } from '../../list/use-live-list.ts';
import { useUnitNames } from '../../state/known-names.ts';
import { sessionTitle } from '../petition-words.ts';
import { useSessions } from '../use-sessions.ts';
import { rowColumns } from './row-columns.tsx';
import { useRowFilters } from './row-filters.ts';

const PAGE_SIZE = 50;
const REPEATED = ['without'];

/** The petitions behind a number of the report, in the order of the annexes. */
export function ReportRowsPage() {
  const m = useMessages();
  const t = m.sessionReport;
  const { id = '' } = useParams();
  const sessions = useSessions();
  const session = sessions.data?.find((one) => one.id === id);
  const fields = useRowFilters();
  const names = useMemo(() => fields.map((field) => field.name), [fields]);
  const address = useListAddress(names);
  useUnitNames(address.filters['leadUnitId'] ?? []);
  const choice = useColumns(
    'report-rows',
    useMemo(() => rowColumns(m), [m]),
  );
  const { orderBy: _, ...query } = listQuery(address.filters, '', REPEATED);
  const pageToken = address.tokens.at(-1) ?? '';
  const page = useQuery({
    queryKey: ['petitions', 'report-rows', id, query, pageToken],
    queryFn: ({ signal }) => listSessionReportRows(id, { ...query, pageSize: PAGE_SIZE, pageToken }, signal),
    placeholderData: keepPreviousData,
  });
  const live = useLiveList(['petition', 'session'], ['petitions', 'report-rows', id]);
  return (
    <BookLayout
      title={t.rowsTitle(session === undefined ? '' : sessionTitle(session, m))}
      label={t.rowsLabel}
      actions={<Link to={`/petitions/reports/${id}`}>{t.backToReport}</Link>}
      address={address}
      fields={fields}
      choice={choice}
      page={page}
      rows={page.data?.rows ?? []}
      rowKey={(row) => row.petitionId ?? ''}
      nextToken={page.data?.nextPageToken}
      live={live}
      empty={{ title: t.emptyTitle, help: t.emptyHelp, filtered: t.emptyFiltered }}
      fetchAll={async (token) => {
        const next = await listSessionReportRows(id, { ...query, pageSize: 200, pageToken: token });
        return { rows: next.rows ?? [], nextToken: next.nextPageToken ?? '' };
      }}
    />
  );
}
