import PlusOutlined from '@ant-design/icons/es/icons/PlusOutlined';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { listProgrammes } from '../api/programmes-api.ts';
import type { Programme } from '../api/types.ts';
import { useMessages } from '../i18n/language.tsx';
import type { Messages } from '../i18n/vi/index.ts';
import { SimpleActDialog } from '../item/simple-act-dialog.tsx';
import type { Column } from '../list/column.ts';
import { DataTable } from '../list/data-table.tsx';
import { LiveNotice } from '../list/live-notice.tsx';
import { useLiveList } from '../list/use-live-list.ts';
import { PROGRAMME_KEEPERS, useServedUnits } from '../state/book-units.ts';
import { itemsChanged } from '../state/changed.ts';
import { TaskPlaces } from '../task/task-places.tsx';
import { showDate, showInstantDate } from '../time/format.ts';
import { Page } from '../ui/page.tsx';
import { ErrorState, LoadingState, StatePanel } from '../ui/states.tsx';
import { totalOf } from './counts.ts';
import { createAct } from './programme-acts.ts';
import { StateBar } from './state-bar.tsx';

/** The programmes the caller may see, with how far their tasks are. */
export function ProgrammesPage() {
  const m = useMessages();
  const [params, setParams] = useSearchParams();
  const includeClosed = params.get('closed') === 'true';
  const query = { includeClosed, pageSize: 50 };
  const pages = useInfiniteQuery({
    queryKey: ['tasks', 'programmes', 'list', query],
    queryFn: ({ signal, pageParam }) => listProgrammes({ ...query, pageToken: pageParam }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => (page.nextPageToken ?? '') || undefined,
  });
  const live = useLiveList(['programme', 'task'], ['tasks', 'programmes']);
  const rows = (pages.data?.pages ?? []).flatMap((page) => page.programmes ?? []);
  return (
    <Page title={m.programme.title} actions={<CreateButton />}>
      <TaskPlaces />
      <Segmented
        aria-label={m.programme.filter}
        className="no-print"
        value={includeClosed ? 'all' : 'open'}
        options={[
          { value: 'open', label: m.programme.open },
          { value: 'all', label: m.programme.all },
        ]}
        onChange={(value) => setParams(value === 'all' ? { closed: 'true' } : {})}
      />
      {pages.isPending && <LoadingState />}
      {pages.isError && <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isSuccess && rows.length === 0 && (
        <StatePanel title={m.programme.emptyTitle} help={m.programme.emptyHelp} />
      )}
      {rows.length > 0 && (
        <DataTable
          label={m.programme.tableLabel}
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

function columnsOf(m: Messages): Column<Programme>[] {
  const t = m.programme;
  const count = (key: 'doneOnTime' | 'doneLate' | 'openInTerm' | 'openOverdue') => {
    const text = (row: Programme): string => String(row.counts?.[key] ?? 0);
    return { key, title: t.states[key], cell: text, text, className: 'cell-number' };
  };
  const unit = (row: Programme): string => row.unitName ?? '';
  const total = (row: Programme): string => String(totalOf(row.counts));
  return [
    {
      key: 'name',
      title: t.name,
      className: 'cell-main',
      cell: (row) => <Link to={`/programmes/${row.id ?? ''}`}>{row.name}</Link>,
      text: (row) => row.name ?? '',
    },
    { key: 'unit', title: t.unit, cell: unit, text: unit },
    { key: 'period', title: t.period, cell: (row) => periodOf(row, m), text: (row) => periodOf(row, m) },
    { key: 'total', title: t.total, cell: total, text: total, className: 'cell-number' },
    count('doneOnTime'),
    count('doneLate'),
    count('openInTerm'),
    count('openOverdue'),
    { key: 'bar', title: t.progress, cell: (row) => <StateBar counts={row.counts} />, text: () => '' },
  ];
}

function periodOf(row: Programme, m: Messages): string {
  const span = m.programme.span(showDate(row.dateFrom), showDate(row.dateTo));
  return row.closeTime === undefined
    ? span
    : `${span}. ${m.programme.closed(showInstantDate(row.closeTime))}`;
}

function CreateButton() {
  const m = useMessages();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const { units } = useServedUnits(PROGRAMME_KEEPERS);
  if (units.length === 0) return null;
  return (
    <>
      <Button type="primary" icon={<PlusOutlined aria-hidden="true" />} onClick={() => setOpen(true)}>
        {m.programme.create}
      </Button>
      {isOpen && (
        <SimpleActDialog
          act={createAct(m, units)}
          itemId=""
          etag=""
          writer={{
            done: (programme: Programme) => {
              itemsChanged(client);
              void navigate(`/programmes/${programme.id ?? ''}`);
            },
            reload: async () => undefined,
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
