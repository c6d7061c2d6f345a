import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { listPromises } from '../api/promises-api.ts';
import type { CouncilPromise } from '../api/types.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { enumOptions } from '../incoming/incoming-filters.ts';
import { SimpleActDialog } from '../item/simple-act-dialog.tsx';
import { DataTable } from '../list/data-table.tsx';
import { FilterChips, FilterPanel } from '../list/filter-bar.tsx';
import type { FilterField } from '../list/filter-field.ts';
import { useListAddress } from '../list/list-address.ts';
import { listQuery } from '../list/list-query.ts';
import { LiveNotice } from '../list/live-notice.tsx';
import { Pager } from '../list/pager.tsx';
import { useLiveList } from '../list/use-live-list.ts';
import { PetitionPlaces } from '../petition/board/petition-places.tsx';
import { sessionTitle } from '../petition/petition-words.ts';
import { useSessions } from '../petition/use-sessions.ts';
import { useCouncils } from '../state/book-units.ts';
import { itemsChanged } from '../state/changed.ts';
import { unitSource } from '../state/directory-search.ts';
import { useKnownNames, useUnitNames } from '../state/known-names.ts';
import { Page } from '../ui/page.tsx';
import { ErrorState, LoadingState, StatePanel } from '../ui/states.tsx';
import { recordPromiseAct } from './promise-acts.ts';
import { usePromiseColumns } from './promise-columns.tsx';
import { ReportDue } from './report-due.tsx';

const PAGE_SIZE = 50;
const NAMES = ['sessionId', 'standing', 'states', 'origin', 'accountableUnitId'];

/** Promises to the Council, the soonest due first; with a session, those to be reported before it. */
export function PromisesPage() {
  const m = useMessages();
  const fields = usePromiseFilters();
  const address = useListAddress(NAMES);
  useUnitNames(address.filters['accountableUnitId'] ?? []);
  const columns = usePromiseColumns();
  const query = { ...listQuery(address.filters, '', ['states']), orderBy: undefined };
  const pageToken = address.tokens.at(-1) ?? '';
  const page = useQuery({
    queryKey: ['petitions', 'promises', 'list', query, pageToken],
    queryFn: ({ signal }) => listPromises({ ...query, pageSize: PAGE_SIZE, pageToken }, signal),
    placeholderData: keepPreviousData,
  });
  const live = useLiveList(['promise', 'session'], ['petitions', 'promises']);
  const rows = page.data?.promises ?? [];
  const sessionId = address.filters['sessionId']?.[0] ?? '';
  return (
    <Page title={m.promise.title} actions={<RecordButton />} className="book">
      <PetitionPlaces here="promises" />
      {sessionId !== '' && <ReportDue sessionId={sessionId} />}
      <FilterPanel fields={fields} address={address} />
      <FilterChips fields={fields} address={address} />
      {page.isPending && <LoadingState rows={12} />}
      {page.isError && <ErrorState error={page.error} onRetry={() => void page.refetch()} />}
      {page.isSuccess && rows.length === 0 && (
        <StatePanel title={m.promise.emptyTitle} help={m.promise.emptyHelp} />
      )}
      {rows.length > 0 && (
        <>
          <DataTable
            label={m.promise.tableLabel}
            columns={columns}
            rows={rows}
            rowKey={(promise) => promise.id ?? ''}
            isBusy={page.isPlaceholderData}
          />
          <Pager address={address} nextToken={page.data?.nextPageToken} rowCount={rows.length} />
        </>
      )}
      <LiveNotice live={live} />
    </Page>
  );
}

function usePromiseFilters(): readonly FilterField[] {
  const { m } = useLanguage();
  const { nameOf, remember } = useKnownNames();
  const { data: sessions } = useSessions();
  return useMemo(() => {
    const t = m.promise;
    return [
      {
        name: 'sessionId',
        label: t.beforeSession,
        kind: 'one',
        options: (sessions ?? []).map((one) => ({ value: one.id ?? '', label: sessionTitle(one, m) })),
      },
      {
        name: 'standing',
        label: t.standing,
        kind: 'one',
        options: [
          { value: 'overdue', label: t.overdue },
          { value: 'broken', label: t.broken },
          { value: 'moved', label: t.moved },
        ],
      },
      { name: 'states', label: t.state, kind: 'many', options: enumOptions(m.enums.promiseState) },
      { name: 'origin', label: t.origin, kind: 'one', options: enumOptions(m.enums.promiseOrigin) },
      {
        name: 'accountableUnitId',
        label: t.accountableUnit,
        kind: 'search',
        source: remember(unitSource),
        nameOf,
      },
    ];
  }, [m, nameOf, remember, sessions]);
}

/** Recording a promise of questioning, for who works for a Council; the service decides. */
function RecordButton() {
  const m = useMessages();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const councils = useCouncils().map((unit) => unit.id);
  const sessions = useSessions(councils.length > 0);
  if (councils.length === 0) return null;
  const own = (sessions.data ?? []).filter((session) => councils.includes(session.unitId));
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {m.promise.record}
      </Button>
      {isOpen && (
        <SimpleActDialog
          act={recordPromiseAct(m, own)}
          itemId=""
          etag=""
          writer={{
            done: (promise: CouncilPromise) => {
              itemsChanged(client);
              void navigate(`/promises/${promise.id ?? ''}`);
            },
            reload: async () => undefined,
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
