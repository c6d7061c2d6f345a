import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo } from 'react';
import { Link } from 'react-router';
import type { Submission } from '../api/reporting-types.ts';
import { listSubmissions } from '../api/submissions-api.ts';
import { useMessages, word } from '../i18n/language.tsx';
import type { Messages } from '../i18n/vi/index.ts';
import type { Column } from '../list/column.ts';
import { DataTable } from '../list/data-table.tsx';
import { showDue } from '../time/format.ts';
import { StateTag } from '../ui/state-tag.tsx';
import { ErrorState, LoadingState, StatePanel } from '../ui/states.tsx';
import { periodTitle } from './period-words.ts';
import { StandingMark, SubmissionDue } from './standing-mark.tsx';

/** What the units the caller reports for have to report, the soonest due first. */
export function OwnSubmissions() {
  const m = useMessages();
  const t = m.reporting;
  const pages = useInfiniteQuery({
    queryKey: ['reporting', 'submissions', 'own'],
    queryFn: ({ signal, pageParam }) => listSubmissions({ pageSize: 50, pageToken: pageParam }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => (page.nextPageToken ?? '') || undefined,
  });
  const columns = useMemo(() => columnsOf(m), [m]);
  const rows = (pages.data?.pages ?? []).flatMap((page) => page.submissions ?? []);
  if (pages.isPending) return <LoadingState rows={4} />;
  if (pages.isError) return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />;
  if (rows.length === 0) return <StatePanel title={t.noneOfMineTitle} help={t.noneOfMineHelp} />;
  return (
    <>
      <DataTable label={t.ofMyUnit} columns={columns} rows={rows} rowKey={(row) => row.id ?? ''} />
      {pages.hasNextPage && (
        <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t.more}
        </Button>
      )}
    </>
  );
}

function columnsOf(m: Messages): Column<Submission>[] {
  const t = m.reporting;
  const filled = ({ filledCount = 0, askedCount = 0 }: Submission): string =>
    t.filledOf(filledCount, askedCount);
  const unit = ({ unitName = '' }: Submission): string => unitName;
  return [
    {
      key: 'form',
      title: t.form,
      className: 'cell-main',
      cell: (row) => (
        <>
          <Link to={`/reporting/submissions/${row.id ?? ''}`} data-row-link className="row-link">
            {row.period?.formName}
          </Link>
          <div className="cell-sub">
            <strong>{periodTitle(row.period, m)}</strong>
          </div>
        </>
      ),
      text: (row) => `${row.period?.formName ?? ''}, ${periodTitle(row.period, m)}`,
    },
    {
      key: 'due',
      title: t.due,
      cell: (row) => <SubmissionDue submission={row} />,
      text: (row) => showDue(row.period?.dueTime),
    },
    {
      key: 'standing',
      title: t.standing,
      cell: (row) => <StandingMark standing={row.standing} />,
      text: (row) => word(m.enums.standing, row.standing),
    },
    {
      key: 'state',
      title: t.state,
      className: 'cell-state',
      cell: (row) => <StateTag text={word(m.enums.submissionState, row.state)} tone={toneOf(row)} />,
      text: (row) => word(m.enums.submissionState, row.state),
    },
    { key: 'filled', title: t.filled, cell: filled, text: filled },
    { key: 'unit', title: t.unit, cell: unit, text: unit },
  ];
}

function toneOf({ state }: Submission): 'done' | 'plain' {
  return state === 'SUBMISSION_STATE_SIGNED' ? 'done' : 'plain';
}
