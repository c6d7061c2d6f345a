import PlusOutlined from '@ant-design/icons/es/icons/PlusOutlined';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { listOutgoing } from '../api/outgoing-api.ts';
import { useMessages } from '../i18n/language.tsx';
import { BookLayout } from '../list/book-layout.tsx';
import { useListAddress } from '../list/list-address.ts';
import { listQuery } from '../list/list-query.ts';
import { useColumns } from '../list/use-columns.ts';
import { useLiveList } from '../list/use-live-list.ts';
import { DRAFTERS, useBookUnits } from '../state/book-units.ts';
import { useUnitNames } from '../state/known-names.ts';
import { useOutgoingColumns } from './outgoing-columns.tsx';
import { useOutgoingFilters } from './outgoing-filters.ts';

const PAGE_SIZE = 50;

/** The outgoing book: drafts, numbered and issued documents of every kind. */
export function OutgoingBookPage() {
  const m = useMessages();
  const navigate = useNavigate();
  const canDraft = useBookUnits(DRAFTERS).units.length > 0;
  const fields = useOutgoingFilters();
  const names = useMemo(() => ['query', ...fields.map((field) => field.name)], [fields]);
  const address = useListAddress(names);
  useUnitNames(address.filters['unitId'] ?? []);
  const choice = useColumns('outgoing', useOutgoingColumns());
  const query = listQuery(address.filters, address.orderBy, ['states']);
  const pageToken = address.tokens.at(-1) ?? '';
  const page = useQuery({
    queryKey: ['documents', 'outgoing', 'list', query, pageToken],
    queryFn: ({ signal }) => listOutgoing({ ...query, pageSize: PAGE_SIZE, pageToken }, signal),
    placeholderData: keepPreviousData,
  });
  const live = useLiveList(['outgoing_document'], ['documents', 'outgoing', 'list']);
  return (
    <BookLayout
      title={m.outgoing.title}
      label={m.outgoing.tableLabel}
      searchPlaceholder={m.outgoing.searchPlaceholder}
      actions={
        canDraft && (
          <Button
            type="primary"
            icon={<PlusOutlined aria-hidden="true" />}
            onClick={() => void navigate('/outgoing/new')}
          >
            {m.outgoing.create}
          </Button>
        )
      }
      address={address}
      fields={fields}
      choice={choice}
      page={page}
      rows={page.data?.documents ?? []}
      rowKey={(document) => document.id ?? ''}
      nextToken={page.data?.nextPageToken}
      live={live}
      empty={{ title: m.outgoing.emptyAllTitle, help: m.outgoing.emptyAllHelp }}
      registerKind="REGISTER_KIND_OUTGOING"
      fetchAll={async (token) => {
        const next = await listOutgoing({ ...query, pageSize: 200, pageToken: token });
        return { rows: next.documents ?? [], nextToken: next.nextPageToken ?? '' };
      }}
    />
  );
}
