import { Link } from 'react-router';
import type { Component, UnitComponent } from '../../api/standing-api.ts';
import { useMessages } from '../../i18n/language.tsx';
import type { Messages } from '../../i18n/vi/index.ts';
import type { Column } from '../../list/column.ts';
import { DataTable } from '../../list/data-table.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { placeColumn, pointsColumn, trendColumn, valueColumn } from './component-columns.tsx';
import { windowSearch, type StandingView } from './standing-address.ts';

interface PeerTableProps {
  readonly units: readonly UnitComponent[];
  readonly label: string;
  readonly year: number;
  readonly view: StandingView;
}

/** Every unit of the group on a criterion, with the way to its page; the unit that is seen is marked. */
export function PeerTable({ units, label, year, view }: PeerTableProps) {
  const m = useMessages();
  return (
    <div className="peer-table">
      <DataTable
        label={label}
        columns={columnsOf(year, view, m)}
        rows={units}
        rowKey={({ unitId = '' }) => unitId}
        rowClass={({ unitId }) => (unitId === view.unit ? 'row-own' : '')}
      />
    </div>
  );
}

function columnsOf(year: number, view: StandingView, m: Messages): Column<UnitComponent>[] {
  const t = m.standing;
  const name = ({ unitName = '' }: UnitComponent): string => unitName;
  return [
    ofComponent(placeColumn(m)),
    {
      key: 'unit',
      title: t.unit,
      className: 'cell-main',
      cell: (row) => (
        <>
          <Link
            to={`/reporting/units/${row.unitId ?? ''}${windowSearch(view)}`}
            data-row-link
            className="row-link"
          >
            {name(row)}
          </Link>{' '}
          {row.unitId === view.unit && <StateTag text={t.thisUnit} tone="active" />}
        </>
      ),
      text: name,
    },
    ofComponent(valueColumn(year, m)),
    ofComponent(trendColumn(m)),
    ofComponent(pointsColumn(m)),
  ];
}

/** A column of criteria as one of units; the value of the whole group is said once, above. */
function ofComponent({ cell, text, ...column }: Column<Component>): Column<UnitComponent> {
  const componentOf = ({ component = {} }: UnitComponent): Component => ({ ...component, peerValue: '' });
  return { ...column, cell: (row) => cell(componentOf(row)), text: (row) => text(componentOf(row)) };
}
