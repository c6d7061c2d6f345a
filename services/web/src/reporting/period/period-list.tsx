import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { listPeriods } from '../../api/reporting-api.ts';
import type { ReportPeriod } from '../../api/reporting-types.ts';
import { useMessages, word } from '../../i18n/language.tsx';
import type { Messages } from '../../i18n/vi/index.ts';
import type { Column } from '../../list/column.ts';
import { DataTable } from '../../list/data-table.tsx';
import { showDue } from '../../time/format.ts';
import { StateTag } from '../../ui/state-tag.tsx';
import { ErrorState, LoadingState, StatePanel } from '../../ui/states.tsx';
import { periodTitle } from '../period-words.ts';
import { MissingCount } from './missing-count.tsx';

interface PeriodListProps {
  /** Of one form, or of all when it is empty. */
  readonly formId: string;
  /** Only periods that units still report. */
  readonly onlyOpen?: boolean;
}

/** Periods, the latest first. */
export function PeriodList({ formId, onlyOpen = false }: PeriodListProps) {
  const m = useMessages();
  const t = m.reporting;
  const pages = useInfiniteQuery({
    queryKey: ['reporting', 'periods', 'list', formId],
    queryFn: ({ signal, pageParam }) => listPeriods({ formId, pageSize: 50, pageToken: pageParam }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => (page.nextPageToken ?? '') || undefined,
  });
  const columns = useMemo(() => columnsOf(m), [m]);
  const all = (pages.data?.pages ?? []).flatMap((page) => page.periods ?? []);
  const rows = onlyOpen ? all.filter(({ state }) => state === 'PERIOD_STATE_OPEN') : all;
  const none = onlyOpen
    ? { title: m.dashboard.noPeriods, help: m.dashboard.noPeriodsHelp }
    : { title: t.noPeriodsTitle, help: t.noPeriodsHelp };
  if (pages.isPending) return <LoadingState rows={4} />;
  if (pages.isError) return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />;
  if (rows.length === 0 && !pages.hasNextPage) return <StatePanel {...none} />;
  return (
    <>
      <DataTable label={t.periods} columns={columns} rows={rows} rowKey={(row) => row.id ?? ''} />
      {pages.hasNextPage && (
        <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t.more}
        </Button>
      )}
    </>
  );
}

function columnsOf(m: Messages): Column<ReportPeriod>[] {
  const t = m.reporting;
  const count = (key: 'unitCount' | 'onTimeCount' | 'lateCount', title: string) => {
    const text = (row: ReportPeriod): string => String(row[key] ?? 0);
    return { key, title, cell: text, text, className: 'cell-number' };
  };
  const due = (row: ReportPeriod): string => showDue(row.dueTime);
  const notSigned = (row: ReportPeriod): string => String(unsignedOf(row));
  return [
    {
      key: 'period',
      title: t.period,
      className: 'cell-main',
      cell: (row) => (
        <>
          <Link to={`/reporting/periods/${row.id ?? ''}`} data-row-link className="row-link">
            {row.formName}
          </Link>
          <div className="cell-sub">
            <strong>{periodTitle(row, m)}</strong>
          </div>
        </>
      ),
      text: (row) => `${row.formName ?? ''}, ${periodTitle(row, m)}`,
    },
    { key: 'due', title: t.due, cell: due, text: due },
    count('unitCount', t.unitCount),
    count('onTimeCount', t.onTime),
    count('lateCount', t.late),
    { key: 'notSigned', title: t.notSigned, cell: notSigned, text: notSigned, className: 'cell-number' },
    {
      key: 'missing',
      title: t.missing,
      className: 'cell-number',
      cell: (row) => <MissingCount count={row.missingCount} />,
      text: (row) => String(row.missingCount ?? 0),
    },
    {
      key: 'state',
      title: t.state,
      className: 'cell-state',
      cell: (row) => <StateTag text={word(m.enums.periodState, row.state)} />,
      text: (row) => word(m.enums.periodState, row.state),
    },
  ];
}

/** Units that have not signed, whether there is time or not. */
export function unsignedOf({ unitCount = 0, onTimeCount = 0, lateCount = 0 }: ReportPeriod): number {
  return Math.max(0, unitCount - onTimeCount - lateCount);
}
