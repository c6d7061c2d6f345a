import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { listLetters } from '../api/urging-api.ts';
import { useLanguage, useMessages } from '../i18n/language.tsx';
import { enumOptions } from '../incoming/incoming-filters.ts';
import { DataTable } from '../list/data-table.tsx';
import { FilterChips, FilterPanel } from '../list/filter-bar.tsx';
import type { FilterField } from '../list/filter-field.ts';
import { useListAddress } from '../list/list-address.ts';
import { listQuery } from '../list/list-query.ts';
import { LiveNotice } from '../list/live-notice.tsx';
import { Pager } from '../list/pager.tsx';
import { useLiveList } from '../list/use-live-list.ts';
import { URGERS, useServedUnits } from '../state/book-units.ts';
import { unitSource } from '../state/directory-search.ts';
import { useKnownNames, useUnitNames } from '../state/known-names.ts';
import { Page } from '../ui/page.tsx';
import { ErrorState, LoadingState, StatePanel } from '../ui/states.tsx';
import { useLetterColumns } from './letter-columns.tsx';

const PAGE_SIZE = 50;
const NAMES = ['unitId', 'urgedUnitId', 'states'];

/** The urging letters the caller may see, newest first. */
export function LetterBookPage() {
  const m = useMessages();
  const fields = useFields();
  const address = useListAddress(NAMES);
  useUnitNames([...(address.filters['unitId'] ?? []), ...(address.filters['urgedUnitId'] ?? [])]);
  const columns = useLetterColumns();
  const query = listQuery(address.filters, '', ['states']);
  const pageToken = address.tokens.at(-1) ?? '';
  const page = useQuery({
    queryKey: ['tasks', 'urging', 'list', query, pageToken],
    queryFn: ({ signal }) =>
      listLetters({ ...query, orderBy: undefined, pageSize: PAGE_SIZE, pageToken }, signal),
    placeholderData: keepPreviousData,
  });
  const live = useLiveList(['urging_letter'], ['tasks', 'urging']);
  const rows = page.data?.letters ?? [];
  return (
    <Page title={m.urging.title} actions={<MakeButton />} className="book">
      <FilterPanel fields={fields} address={address} />
      <FilterChips fields={fields} address={address} />
      {page.isPending && <LoadingState rows={12} />}
      {page.isError && <ErrorState error={page.error} onRetry={() => void page.refetch()} />}
      {page.isSuccess && rows.length === 0 && (
        <StatePanel title={m.urging.emptyTitle} help={m.urging.emptyHelp} />
      )}
      {rows.length > 0 && (
        <>
          <DataTable
            label={m.urging.tableLabel}
            columns={columns}
            rows={rows}
            rowKey={(letter) => letter.id ?? ''}
            isBusy={page.isPlaceholderData}
          />
          <Pager address={address} nextToken={page.data?.nextPageToken} rowCount={rows.length} />
        </>
      )}
      <LiveNotice live={live} />
    </Page>
  );
}

function MakeButton() {
  const m = useMessages();
  const navigate = useNavigate();
  if (useServedUnits(URGERS).units.length === 0) return null;
  return (
    <Button type="primary" onClick={() => void navigate('/urging/new')}>
      {m.urging.make}
    </Button>
  );
}

function useFields(): readonly FilterField[] {
  const { m } = useLanguage();
  const { nameOf, remember } = useKnownNames();
  return useMemo(
    () => [
      {
        name: 'urgedUnitId',
        label: m.urging.urgedUnit,
        kind: 'search',
        source: remember(unitSource),
        nameOf,
      },
      { name: 'unitId', label: m.urging.unit, kind: 'search', source: remember(unitSource), nameOf },
      { name: 'states', label: m.urging.state, kind: 'many', options: enumOptions(m.enums.urgingState) },
    ],
    [m, nameOf, remember],
  );
}
