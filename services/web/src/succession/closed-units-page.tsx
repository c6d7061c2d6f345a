import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { listClosedUnits, listSuccessions } from '../api/succession-api.ts';
import type { ClosedUnit, SuccessionRun } from '../api/types.ts';
import { useMessages, word } from '../i18n/language.tsx';
import type { Messages } from '../i18n/vi/index.ts';
import { Section } from '../item/facts.tsx';
import type { Column } from '../list/column.ts';
import { DataTable } from '../list/data-table.tsx';
import { LiveNotice } from '../list/live-notice.tsx';
import { useLiveList } from '../list/use-live-list.ts';
import { showDate, showInstant } from '../time/format.ts';
import { DueMark } from '../ui/due-mark.tsx';
import { holderLine } from '../ui/holder-text.tsx';
import { Page } from '../ui/page.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { ErrorState, LoadingState, StatePanel } from '../ui/states.tsx';
import { sumOf } from './run-words.ts';
import { SuccessorList } from './successor-list.tsx';

/** Closed units that still hold something, and the runs that handed over what others held. */
export function ClosedUnitsPage() {
  const m = useMessages();
  const queryKey = ['custody', 'successions'];
  const units = useQuery({
    queryKey: [...queryKey, 'closed'],
    queryFn: ({ signal }) => listClosedUnits(signal),
  });
  const runs = useQuery({
    queryKey: [...queryKey, 'runs'],
    queryFn: ({ signal }) => listSuccessions(signal),
  });
  const live = useLiveList(['succession', 'work_item'], queryKey);
  const failed = [units, runs].find((one) => one.isError);
  return (
    <Page title={m.succession.title}>
      {failed !== undefined && <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />}
      {failed === undefined && (units.isPending || runs.isPending) && <LoadingState />}
      {units.isSuccess && <ClosedUnits units={units.data} />}
      {runs.isSuccess && <Runs runs={runs.data} />}
      <LiveNotice live={live} />
    </Page>
  );
}

function ClosedUnits({ units }: { units: readonly ClosedUnit[] }) {
  const m = useMessages();
  if (units.length === 0) {
    return <StatePanel title={m.succession.noClosedTitle} help={m.succession.noClosedHelp} />;
  }
  return (
    <Section title={m.succession.closed}>
      <DataTable
        label={m.succession.closedTable}
        columns={unitColumns(m)}
        rows={units}
        rowKey={(row) => row.unitId ?? ''}
      />
    </Section>
  );
}

function unitColumns(m: Messages): Column<ClosedUnit>[] {
  const name = (row: ClosedUnit): string => row.unitName ?? '';
  return [
    { key: 'unit', title: m.succession.unit, cell: name, text: name, className: 'cell-main' },
    {
      key: 'lastDay',
      title: m.succession.lastDay,
      cell: (row) => showDate(row.validTo),
      text: (row) => showDate(row.validTo),
    },
    {
      key: 'open',
      title: m.succession.open,
      cell: (row) => row.openCount ?? 0,
      text: (row) => String(row.openCount ?? 0),
      className: 'cell-number',
    },
    {
      key: 'overdue',
      title: m.succession.overdue,
      cell: (row) => <OverdueCount count={row.overdueCount ?? 0} />,
      text: (row) => String(row.overdueCount ?? 0),
    },
    {
      key: 'successors',
      title: m.succession.successors,
      cell: (row) => <SuccessorList successors={row.successors} />,
      text: (row) => (row.successors ?? []).map((one) => one.unitName).join('; '),
    },
    { key: 'act', title: '', cell: (row) => <NextStep unit={row} />, text: () => '' },
  ];
}

/** A number of overdue items, in the look they have everywhere. */
export function OverdueCount({ count }: { count: number }) {
  const m = useMessages();
  if (count === 0) return <span className="quiet">0</span>;
  return <DueMark state="DUE_STATE_OVERDUE" text={`${count} ${m.succession.overdue.toLowerCase()}`} />;
}

function NextStep({ unit }: { unit: ClosedUnit }) {
  const m = useMessages();
  const run = unit.openRunId ?? '';
  if (run !== '') return <Link to={`/successions/${run}`}>{m.succession.goOn}</Link>;
  const may = unit.allowedActions?.includes('StartSuccession') === true;
  return (
    <Link to={`/successions/new/${unit.unitId ?? ''}`}>{may ? m.succession.preview : m.succession.look}</Link>
  );
}

function Runs({ runs }: { runs: readonly SuccessionRun[] }) {
  const m = useMessages();
  return (
    <Section title={m.succession.runs}>
      {runs.length === 0 && <p className="quiet">{m.succession.noRuns}</p>}
      {runs.length > 0 && (
        <DataTable
          label={m.succession.runsTable}
          columns={runColumns(m)}
          rows={runs}
          rowKey={(row) => row.id ?? ''}
        />
      )}
    </Section>
  );
}

function runColumns(m: Messages): Column<SuccessionRun>[] {
  const moved = (row: SuccessionRun): string => `${sumOf(row, 'moved')} / ${sumOf(row, 'previewed')}`;
  return [
    {
      key: 'unit',
      title: m.succession.unit,
      cell: (row) => (
        <Link to={`/successions/${row.id ?? ''}`} data-row-link className="row-link">
          {row.unitName}
        </Link>
      ),
      text: (row) => row.unitName ?? '',
      className: 'cell-main',
    },
    {
      key: 'state',
      title: m.succession.state,
      cell: (row) => <RunState run={row} />,
      text: (row) => word(m.enums.successionState, row.state),
    },
    {
      key: 'moved',
      title: m.succession.moved,
      cell: moved,
      text: moved,
      className: 'cell-number',
    },
    {
      key: 'legalRef',
      title: m.succession.legalRef,
      cell: (row) => row.legalRef ?? '',
      text: (row) => row.legalRef ?? '',
    },
    {
      key: 'by',
      title: m.succession.startedBy,
      cell: (row) => holderLine(row.startedBy),
      text: (row) => holderLine(row.startedBy),
    },
    {
      key: 'start',
      title: m.succession.started,
      cell: (row) => showInstant(row.startTime),
      text: (row) => showInstant(row.startTime),
    },
  ];
}

/** Where a run stands, in a word. */
export function RunState({ run }: { run: SuccessionRun }) {
  const m = useMessages();
  const tone = run.state === 'SUCCESSION_STATE_DONE' ? 'done' : 'active';
  return <StateTag text={word(m.enums.successionState, run.state)} tone={tone} />;
}
