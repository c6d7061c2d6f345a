import { Checkbox } from 'antd';
import type { Component, UnitStanding } from '../../api/standing-api.ts';
import { useMessages } from '../../i18n/language.tsx';
import type { Messages } from '../../i18n/vi/index.ts';
import type { Column } from '../../list/column.ts';
import { DataTable } from '../../list/data-table.tsx';
import { StatePanel } from '../../ui/states.tsx';
import { CauseNote } from './cause-note.tsx';
import {
  criterionColumn,
  isCompared,
  placeColumn,
  pointsColumn,
  seriesColumn,
  targetColumn,
  trendColumn,
  valueColumn,
} from './component-columns.tsx';
import { depthsOf } from './score-parts.ts';
import { DeclaredCell } from './score/declared-cell.tsx';
import { windowSearch, type StandingChange, type StandingView } from './standing-address.ts';
import { asksForCause } from './standing-words.ts';

interface UnitCriteriaProps {
  readonly unitId: string;
  readonly standing: UnitStanding;
  readonly queryKey: readonly unknown[];
  readonly view: StandingView;
  readonly change: (changes: StandingChange) => void;
}

/** The tree of criteria of a unit as one dense table. */
export function UnitCriteria(props: UnitCriteriaProps) {
  const { standing, view, change } = props;
  const m = useMessages();
  const t = m.standing;
  const components = standing.components ?? [];
  const asking = components.filter(asksForCause);
  const rows = view.asking ? asking : components;
  return (
    <>
      <div className="standing-filter no-print">
        <Checkbox
          checked={view.asking}
          onChange={({ target }) => change({ asking: target.checked ? '1' : '' })}
        >
          {t.onlyAsking(asking.length)}
        </Checkbox>
        <span className="quiet">{t.trendHelp}</span>
      </div>
      {rows.length === 0 ? (
        <StatePanel title={t.noneAskingTitle} help={t.noneAskingHelp} />
      ) : (
        <DataTable
          label={t.criteriaOf(standing.unitName ?? '')}
          columns={columnsOf(props, m)}
          rows={rows}
          rowKey={({ criterion }) => criterion?.code ?? ''}
          rowClass={({ criterion }) => (criterion?.method === 'CRITERION_METHOD_SUM' ? 'criterion-sum' : '')}
        />
      )}
    </>
  );
}

function columnsOf(
  { standing, unitId, queryKey, view }: UnitCriteriaProps,
  m: Messages,
): Column<Component>[] {
  const { indexSet = {}, window = {}, components = [], allowedActions: actions = [] } = standing;
  const { id: setId = '', year = 0 } = indexSet;
  const of = { setId, unitId, window };
  const to = (row: Component): string => {
    const code = row.criterion?.code ?? '';
    return isCompared(row)
      ? `/reporting/criterion${windowSearch(view, { set: setId, unit: unitId, code })}`
      : '';
  };
  const declared = (row: Component) =>
    row.criterion?.method === 'CRITERION_METHOD_DECLARED' && (
      <DeclaredCell component={row} setId={setId} unitId={unitId} queryKey={queryKey} actions={actions} />
    );
  const cause = (row: Component) => (
    <CauseNote component={row} of={of} queryKey={queryKey} actions={actions} />
  );
  return [
    criterionColumn(depthsOf(components), to, m),
    valueColumn(year, m, declared),
    targetColumn(m),
    trendColumn(m, cause),
    seriesColumn(window, m),
    placeColumn(m),
    pointsColumn(m),
  ];
}
