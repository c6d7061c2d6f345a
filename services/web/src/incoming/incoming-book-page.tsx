import PlusOutlined from '@ant-design/icons/es/icons/PlusOutlined';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { listIncoming } from '../api/incoming-api.ts';
import { useMessages } from '../i18n/language.tsx';
import { BookLayout } from '../list/book-layout.tsx';
import { useListAddress } from '../list/list-address.ts';
import { listQuery } from '../list/list-query.ts';
import { useLiveList } from '../list/use-live-list.ts';
import { useColumns } from '../list/use-columns.ts';
import { CLERKS, useBookUnits } from '../state/book-units.ts';
import { useUnitNames } from '../state/known-names.ts';
import { useIncomingColumns } from './incoming-columns.tsx';
import { useIncomingFilters } from './incoming-filters.ts';

const PAGE_SIZE = 50;

/** The incoming book: every filter of the contract, a search, pages by keyset. */
export function IncomingBookPage() {
  const m = useMessages();
  const navigate = useNavigate();
  const canRegister = useBookUnits(CLERKS).units.length > 0;
  const fields = useIncomingFilters();
  const names = useMemo(() => ['query', ...fields.map((field) => field.name)], [fields]);
  const address = useListAddress(names);
  useUnitNames([...(address.filters['unitId'] ?? []), ...(address.filters['holderUnitId'] ?? [])]);
  const choice = useColumns('incoming', useIncomingColumns());
  const query = listQuery(address.filters, address.orderBy, ['states', 'urgencies']);
  const pageToken = address.tokens.at(-1) ?? '';
  const page = useQuery({
    queryKey: ['documents', 'incoming', 'list', query, pageToken],
    queryFn: ({ signal }) => listIncoming({ ...query, pageSize: PAGE_SIZE, pageToken }, signal),
    placeholderData: keepPreviousData,
  });
  const live = useLiveList(['incoming_document'], ['documents', 'incoming', 'list']);
  return (
    <BookLayout
      title={m.incoming.title}
      label={m.incoming.tableLabel}
      searchPlaceholder={m.incoming.searchPlaceholder}
      actions={
        canRegister && (
          <Button
            type="primary"
            icon={<PlusOutlined aria-hidden="true" />}
            onClick={() => void navigate('/incoming/new')}
          >
            {m.incoming.register}
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
      empty={{ title: m.incoming.emptyAllTitle, help: m.incoming.emptyAllHelp }}
      registerKind="REGISTER_KIND_INCOMING"
      fetchAll={async (token) => {
        const next = await listIncoming({ ...query, pageSize: 200, pageToken: token });
        return { rows: next.documents ?? [], nextToken: next.nextPageToken ?? '' };
      }}
    />
  );
}
