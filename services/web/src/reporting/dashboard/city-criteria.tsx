import type { CityDashboard, Component, DashboardComponent } from '../../api/standing-api.ts';
import { useMessages } from '../../i18n/language.tsx';
import type { Messages } from '../../i18n/vi/index.ts';
import type { Column } from '../../list/column.ts';
import { DataTable } from '../../list/data-table.tsx';
import { StatePanel } from '../../ui/states.tsx';
import {
  criterionColumn,
  seriesColumn,
  targetColumn,
  trendColumn,
  valueColumn,
} from '../standing/component-columns.tsx';
import { windowSearch, type StandingView } from '../standing/standing-address.ts';

interface CityCriteriaProps {
  readonly dashboard: CityDashboard;
  readonly view: StandingView;
}

/** Each criterion over all units: value, target, trend, and how many units reach it or fall behind. */
export function CityCriteria({ dashboard, view }: CityCriteriaProps) {
  const m = useMessages();
  const t = m.dashboard;
  const rows = dashboard.components ?? [];
  if (rows.length === 0) return <StatePanel title={t.noneTitle} help={t.noneHelp} />;
  return (
    <>
      <p className="quiet">{m.standing.trendHelp}</p>
      <DataTable
        label={t.criteria}
        columns={columnsOf(dashboard, view, m)}
        rows={rows}
        rowKey={({ total }) => total?.criterion?.code ?? ''}
      />
    </>
  );
}

function columnsOf(dashboard: CityDashboard, view: StandingView, m: Messages): Column<DashboardComponent>[] {
  const { indexSet: { id: set = '', year = 0 } = {}, window = {} } = dashboard;
  const t = m.dashboard;
  const to = ({ criterion }: Component): string =>
    `/reporting/criterion${windowSearch(view, { set, code: criterion?.code ?? '' })}`;
  const count = (
    key: 'reachedCount' | 'risingSlowerCount' | 'fallingCount',
    title: string,
    isShown: (row: DashboardComponent) => boolean,
  ): Column<DashboardComponent> => {
    const text = (row: DashboardComponent): string =>
      isShown(row) ? t.ofValued(row[key] ?? 0, row.valuedCount ?? 0) : '';
    return { key, title, cell: text, text, className: 'cell-count' };
  };
  const isAimed = ({ total }: DashboardComponent): boolean => (total?.criterion?.target ?? '') !== '';
  const isComputed = ({ total }: DashboardComponent): boolean =>
    total?.criterion?.method === 'CRITERION_METHOD_COMPUTED';
  return [
    ofTotal(criterionColumn(new Map(), to, m)),
    ofTotal(valueColumn(year, m)),
    ofTotal(targetColumn(m)),
    count('reachedCount', t.reachedCount, isAimed),
    ofTotal(trendColumn(m)),
    ofTotal(seriesColumn(window, m)),
    count('risingSlowerCount', t.slowerCount, isComputed),
    count('fallingCount', t.fallingCount, isComputed),
  ];
}

/** A column of criteria as one of the dashboard. The whole group is no peer of itself, and gives no cause. */
function ofTotal({ cell, text, ...column }: Column<Component>): Column<DashboardComponent> {
  const totalOf = ({ total = {} }: DashboardComponent): Component => ({
    ...total,
    peerValue: '',
    few: false,
  });
  return { ...column, cell: (row) => cell(totalOf(row)), text: (row) => text(totalOf(row)) };
}
