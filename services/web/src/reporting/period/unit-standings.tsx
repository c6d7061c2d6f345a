import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link } from 'react-router';
import type { ReportPeriod, Submission } from '../../api/reporting-types.ts';
import { listSubmissions } from '../../api/submissions-api.ts';
import { useLanguage, word } from '../../i18n/language.tsx';
import type { Messages } from '../../i18n/vi/index.ts';
import { enumOptions } from '../../incoming/incoming-filters.ts';
import type { Column } from '../../list/column.ts';
import { DataTable } from '../../list/data-table.tsx';
import { FilterChips, FilterPanel, HeadFilter } from '../../list/filter-bar.tsx';
import type { FilterField } from '../../list/filter-field.ts';
import { useListAddress } from '../../list/list-address.ts';
import { listQuery } from '../../list/list-query.ts';
import { LiveNotice } from '../../list/live-notice.tsx';
import { Pager } from '../../list/pager.tsx';
import { useLiveList } from '../../list/use-live-list.ts';
import { showInstant } from '../../time/format.ts';
import { StateTag } from '../../ui/state-tag.tsx';
import { ErrorState, LoadingState, StatePanel } from '../../ui/states.tsx';
import { StandingMark } from '../standing-mark.tsx';

const PAGE_SIZE = 100;
const NAMES = ['standing', 'unitGroup', 'state'];

/** The units that have to report for a period, by name, with how each stands. */
export function UnitStandings({ period: { id: periodId = '' } }: { period: ReportPeriod }) {
  const { m } = useLanguage();
  const t = m.reporting;
  const address = useListAddress(NAMES, true);
  const fields = useMemo(() => fieldsOf(m), [m]);
  const columns = useMemo(() => columnsOf(m), [m]);
  const { orderBy: _, ...query } = listQuery(address.filters, '', []);
  const pageToken = address.tokens.at(-1) ?? '';
  const queryKey = ['reporting', 'submissions', 'of', periodId, query, pageToken];
  const page = useQuery({
    queryKey,
    queryFn: ({ signal }) => listSubmissions({ ...query, periodId, pageSize: PAGE_SIZE, pageToken }, signal),
    placeholderData: keepPreviousData,
  });
  const live = useLiveList(['submission'], ['reporting']);
  const rows = page.data?.submissions ?? [];
  return (
    <>
      <div className="book no-print">
        <FilterPanel fields={fields} address={address} />
        <FilterChips fields={fields} address={address} />
      </div>
      {page.isPending && <LoadingState rows={8} />}
      {page.isError && <ErrorState error={page.error} onRetry={() => void page.refetch()} />}
      {page.isSuccess && rows.length === 0 && <StatePanel title={t.noUnitsTitle} help={t.noUnitsHelp} />}
      {rows.length > 0 && (
        <>
          <DataTable
            label={t.standingsLabel}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id ?? ''}
            rowClass={(row) => (row.standing === 'STANDING_MISSING' ? 'row-overdue' : '')}
            headExtra={(column) => <HeadFilter column={column} fields={fields} address={address} />}
            isBusy={page.isPlaceholderData}
          />
          <Pager address={address} nextToken={page.data?.nextPageToken} rowCount={rows.length} />
        </>
      )}
      <LiveNotice live={live} />
    </>
  );
}

function fieldsOf(m: Messages): readonly FilterField[] {
  const t = m.reporting;
  return [
    { name: 'standing', label: t.standing, kind: 'one', options: enumOptions(m.enums.standing) },
    { name: 'unitGroup', label: t.group, kind: 'one', options: enumOptions(m.enums.unitGroup) },
    { name: 'state', label: t.state, kind: 'one', options: enumOptions(m.enums.submissionState) },
  ];
}

function columnsOf(m: Messages): Column<Submission>[] {
  const t = m.reporting;
  const group = (row: Submission): string => word(m.enums.unitGroup, row.unitGroup);
  const signed = (row: Submission): string => showInstant(row.firstSignTime);
  const revision = ({ signedRevision = 0, revision: now = 0 }: Submission): string =>
    t.revisionOf(signedRevision, now);
  return [
    {
      key: 'unit',
      title: t.unit,
      className: 'cell-main',
      cell: (row) => (
        <Link to={`/reporting/submissions/${row.id ?? ''}`} data-row-link className="row-link">
          {row.unitName}
        </Link>
      ),
      text: (row) => row.unitName ?? '',
    },
    { key: 'group', title: t.group, cell: group, text: group, filters: ['unitGroup'] },
    {
      key: 'standing',
      title: t.standing,
      filters: ['standing'],
      cell: (row) => <StandingMark standing={row.standing} />,
      text: (row) => word(m.enums.standing, row.standing),
    },
    {
      key: 'state',
      title: t.state,
      filters: ['state'],
      className: 'cell-state',
      cell: (row) => <StateTag text={word(m.enums.submissionState, row.state)} />,
      text: (row) => word(m.enums.submissionState, row.state),
    },
    { key: 'signed', title: t.signedAt, cell: signed, text: signed },
    { key: 'revision', title: t.revision, cell: revision, text: revision },
  ];
}
