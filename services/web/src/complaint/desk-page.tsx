import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { listLetters } from '../api/complaints-api.ts';
import { useMessages } from '../i18n/language.tsx';
import { BookLayout } from '../list/book-layout.tsx';
import { useListAddress } from '../list/list-address.ts';
import { listQuery } from '../list/list-query.ts';
import { useColumns } from '../list/use-columns.ts';
import { useLiveList } from '../list/use-live-list.ts';
import { CLERKS, useBookUnits } from '../state/book-units.ts';
import { useUnitNames } from '../state/known-names.ts';
import { LetterPlaces } from './letter-places.tsx';
import { useLetterColumns } from './letter-columns.tsx';
import { REPEATED, useLetterFilters } from './letter-filters.ts';

const PAGE_SIZE = 50;

/** The complaint desk: the letters the caller sees, the soonest due first. */
export function ComplaintDeskPage() {
  const m = useMessages();
  const fields = useLetterFilters();
  const names = useMemo(() => ['query', ...fields.map((field) => field.name)], [fields]);
  const address = useListAddress(names);
  useUnitNames(address.filters['unitId'] ?? []);
  const choice = useColumns('letters', useLetterColumns());
  const query = listQuery(address.filters, address.orderBy, REPEATED);
  const pageToken = address.tokens.at(-1) ?? '';
  const page = useQuery({
    queryKey: ['complaints', 'list', query, pageToken],
    queryFn: ({ signal }) => listLetters({ ...query, pageSize: PAGE_SIZE, pageToken }, signal),
    placeholderData: keepPreviousData,
  });
  const live = useLiveList(['letter'], ['complaints']);
  return (
    <BookLayout
      title={m.complaint.title}
      label={m.complaint.tableLabel}
      searchPlaceholder={m.complaint.searchPlaceholder}
      actions={<ReceiveButton />}
      address={address}
      above={<LetterPlaces here="letters" />}
      fields={fields}
      choice={choice}
      page={page}
      rows={page.data?.letters ?? []}
      rowKey={(letter) => letter.id ?? ''}
      nextToken={page.data?.nextPageToken}
      live={live}
      empty={{
        title: m.complaint.emptyTitle,
        help: m.complaint.emptyHelp,
        filtered: m.complaint.emptyFiltered,
      }}
      fetchAll={async (token) => {
        const next = await listLetters({ ...query, pageSize: 200, pageToken: token });
        return { rows: next.letters ?? [], nextToken: next.nextPageToken ?? '' };
      }}
    />
  );
}

/** For the records clerk of a unit; the service decides. */
function ReceiveButton() {
  const m = useMessages();
  const navigate = useNavigate();
  if (useBookUnits(CLERKS).units.length === 0) return null;
  return (
    <Button type="primary" onClick={() => void navigate('/complaints/new')}>
      {m.complaint.receive}
    </Button>
  );
}
