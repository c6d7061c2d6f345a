import { Link } from 'react-router';
import type { IndexSet } from '../../api/standing-api.ts';
import { useMessages, word } from '../../i18n/language.tsx';
import type { Messages } from '../../i18n/vi/index.ts';
import type { Column } from '../../list/column.ts';
import { DataTable } from '../../list/data-table.tsx';
import { Page } from '../../ui/page.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { ErrorState, LoadingState, StatePanel } from '../../ui/states.tsx';
import { ratioOf, showDecimal } from '../decimal.ts';
import { ReportingPlaces } from '../reporting-places.tsx';
import { useIndexSets } from '../standing/use-standing.ts';

/** Every index set, the latest year first. */
export function IndexSetsPage() {
  const m = useMessages();
  const t = m.indexSet;
  const sets = useIndexSets();
  return (
    <Page title={t.title}>
      <ReportingPlaces here="sets" />
      {sets.isPending && <LoadingState rows={4} />}
      {sets.isError && <ErrorState error={sets.error} onRetry={() => void sets.refetch()} />}
      {sets.isSuccess && sets.data.length === 0 && <StatePanel title={t.emptyTitle} help={t.emptyHelp} />}
      {sets.isSuccess && sets.data.length > 0 && (
        <DataTable label={t.listLabel} columns={columnsOf(m)} rows={sets.data} rowKey={({ id = '' }) => id} />
      )}
    </Page>
  );
}

/** How much of a set the system counts by itself: `30 điểm (42,9 %)`. */
export function computedWords({ computedPoints = '0', maxPoints = '' }: IndexSet, m: Messages): string {
  const share = ratioOf(computedPoints, maxPoints, '100', 1) ?? '0';
  return m.indexSet.computedOf(showDecimal(computedPoints), showDecimal(share));
}

function columnsOf(m: Messages): Column<IndexSet>[] {
  const t = m.indexSet;
  const column = (
    key: string,
    title: string,
    text: (row: IndexSet) => string,
    className?: string,
  ): Column<IndexSet> => ({
    key,
    title,
    cell: text,
    text,
    ...(className === undefined ? {} : { className }),
  });
  return [
    {
      key: 'name',
      title: t.name,
      className: 'cell-main',
      cell: ({ id = '', name = '', ours = false }) => (
        <>
          <Link to={`/reporting/sets/${id}`} data-row-link className="row-link">
            {name}
          </Link>
          {ours && (
            <div>
              <StateTag text={t.oursYes} />
            </div>
          )}
        </>
      ),
      text: ({ name = '' }) => name,
    },
    column('year', t.year, ({ year = 0 }) => String(year), 'cell-number'),
    column('group', t.group, ({ unitGroup }) => word(m.enums.unitGroup, unitGroup)),
    column('max', t.max, ({ maxPoints }) => showDecimal(maxPoints), 'cell-number'),
    column('computed', t.computed, (row) => computedWords(row, m)),
    column('version', t.version, ({ versionNumber = 0 }) => String(versionNumber), 'cell-number'),
  ];
}
