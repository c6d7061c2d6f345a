import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import { listFindings } from '../api/findings-api.ts';
import type { Finding, Unit } from '../api/types.ts';
import { useMessages, word } from '../i18n/language.tsx';
import type { Column } from '../list/column.ts';
import { DataTable } from '../list/data-table.tsx';
import { FilterPanel } from '../list/filter-bar.tsx';
import type { FilterField } from '../list/filter-field.ts';
import { useListAddress, type ListAddress } from '../list/list-address.ts';
import { listQuery } from '../list/list-query.ts';
import { LiveNotice } from '../list/live-notice.tsx';
import { Pager } from '../list/pager.tsx';
import { useLiveList } from '../list/use-live-list.ts';
import { unitsOf, useActor } from '../state/session.tsx';
import { showDue, showInstant } from '../time/format.ts';
import { HolderText, holderLine } from '../ui/holder-text.tsx';
import { Page } from '../ui/page.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { ErrorState, LoadingState, StatePanel } from '../ui/states.tsx';
import { itemTitle } from '../work/work-item.ts';

const PAGE_SIZE = 50;
const NAMES = ['unitId', 'rule', 'state', 'dateFrom', 'dateTo'];

/** Findings about the reader, and those of the units whose people the reader answers for. */
export function FindingsPage() {
  const m = useMessages();
  const address = useListAddress(NAMES);
  const unitId = address.filters['unitId']?.[0] ?? '';
  const query = listQuery(address.filters, '', []);
  const pageToken = address.tokens.at(-1) ?? '';
  const page = useQuery({
    queryKey: ['custody', 'findings', query, pageToken],
    queryFn: ({ signal }) =>
      listFindings({ ...query, orderBy: undefined, pageSize: PAGE_SIZE, pageToken }, signal),
    placeholderData: keepPreviousData,
  });
  // Whom a finding names hears of it by the reminder; the event itself concerns nobody's unit.
  const live = useLiveList(['finding', 'reminder'], ['custody', 'findings']);
  const rows = page.data?.findings ?? [];
  const isEmpty = page.isSuccess && rows.length === 0 && address.tokens.length === 0;
  return (
    <Page title={m.finding.title} className="book">
      <p className="quiet finding-why">{m.finding.about}</p>
      <Tabs unitId={unitId} />
      <FilterPanel fields={useFields()} address={address} />
      {page.isPending && <LoadingState />}
      {page.isError && <ErrorState error={page.error} onRetry={() => void page.refetch()} />}
      {isEmpty && <NoFindings address={address} ofUnit={unitId !== ''} />}
      {page.isSuccess && !isEmpty && (
        <>
          <FindingsTable rows={rows} isBusy={page.isPlaceholderData} ofUnit={unitId !== ''} />
          <Pager address={address} nextToken={page.data.nextPageToken} rowCount={rows.length} />
        </>
      )}
      <LiveNotice live={live} />
    </Page>
  );
}

const HEADING: readonly (string | undefined)[] = [
  'POST_ROLE_LEADER',
  'POST_ROLE_CHIEF_OF_OFFICE',
  'POST_ROLE_HEAD_OF_DIVISION',
];

/** Units the caller heads, or the auditor sits in. The service decides; this only knows what to offer. */
function useHeadedUnits(): Unit[] {
  const posts = useActor().posts.filter(
    ({ post, delegationKind }) =>
      delegationKind !== 'DELEGATION_KIND_SIGNING' &&
      (post?.role === 'POST_ROLE_AUDITOR' || (post?.head === true && HEADING.includes(post.role))),
  );
  return unitsOf(posts);
}

function Tabs({ unitId }: { unitId: string }) {
  const m = useMessages();
  const units = useHeadedUnits();
  if (units.length === 0) return null;
  const tabs = [{ id: '', label: m.finding.mine }].concat(
    units.map((unit) => ({ id: unit.id ?? '', label: m.finding.ofUnit(unit.name ?? '') })),
  );
  return (
    <nav className="map-places no-print" aria-label={m.finding.tabs}>
      {tabs.map(({ id, label }) => (
        <Link
          key={id}
          to={{ search: id === '' ? '' : `unitId=${id}` }}
          aria-current={id === unitId ? 'page' : undefined}
          className="map-place"
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}

function useFields(): FilterField[] {
  const { finding } = useMessages();
  const options = (words: Readonly<Record<string, string>>) =>
    Object.entries(words).map(([value, label]) => ({ value, label }));
  return [
    { kind: 'one', name: 'rule', label: finding.rule, options: options(finding.rules) },
    { kind: 'one', name: 'state', label: finding.state, options: options(finding.states) },
    { kind: 'date', name: 'dateFrom', label: finding.from },
    { kind: 'date', name: 'dateTo', label: finding.to },
  ];
}

function NoFindings({ address, ofUnit }: { address: ListAddress; ofUnit: boolean }) {
  const m = useMessages();
  const filtered = Object.keys(address.filters).some((name) => name !== 'unitId');
  const clear = (): void => address.setFilters({ rule: [], state: [], dateFrom: [], dateTo: [] });
  if (filtered) {
    return (
      <StatePanel
        title={m.finding.emptyFiltered}
        help={ofUnit ? m.finding.emptyUnitHelp : m.finding.emptyHelp}
        action={<Button onClick={clear}>{m.common.clearFilters}</Button>}
      />
    );
  }
  return ofUnit ? (
    <StatePanel title={m.finding.emptyUnitTitle} help={m.finding.emptyUnitHelp} />
  ) : (
    <StatePanel title={m.finding.emptyMineTitle} help={m.finding.emptyHelp} />
  );
}

function FindingsTable(props: { rows: readonly Finding[]; isBusy: boolean; ofUnit: boolean }) {
  const m = useMessages();
  const columns = useFindingColumns().filter((column) => props.ofUnit || column.key !== 'person');
  return (
    <DataTable
      label={m.finding.title}
      columns={columns}
      rows={props.rows}
      rowKey={(finding) => finding.id ?? ''}
      isBusy={props.isBusy}
    />
  );
}

function useFindingColumns(): Column<Finding>[] {
  const m = useMessages();
  return [
    {
      key: 'item',
      title: m.finding.item,
      cell: (finding) => (
        <Link to={`/findings/${finding.id ?? ''}`} data-row-link className="row-link">
          {itemTitle(finding, m)}
        </Link>
      ),
      text: (finding) => itemTitle(finding, m),
      className: 'cell-main',
    },
    {
      key: 'rule',
      title: m.finding.rule,
      cell: (finding) => word(m.finding.rules, finding.rule),
      text: (finding) => word(m.finding.rules, finding.rule),
    },
    {
      key: 'person',
      title: m.finding.person,
      cell: (finding) => <HolderText holder={finding.named} />,
      text: (finding) => holderLine(finding.named),
    },
    {
      key: 'changed',
      title: m.finding.changed,
      cell: (finding) => <span className="nowrap">{showInstant(finding.changeTime)}</span>,
      text: (finding) => showInstant(finding.changeTime),
    },
    {
      key: 'reply',
      title: m.finding.replyUntil,
      cell: (finding) => <span className="nowrap">{showDue(finding.replyDueTime)}</span>,
      text: (finding) => showDue(finding.replyDueTime),
    },
    {
      key: 'state',
      title: m.finding.state,
      cell: (finding) => <StateTag text={word(m.finding.states, finding.state)} />,
      text: (finding) => word(m.finding.states, finding.state),
    },
  ];
}
