import CaretDownOutlined from '@ant-design/icons/es/icons/CaretDownOutlined';
import CaretUpOutlined from '@ant-design/icons/es/icons/CaretUpOutlined';
import type { ReactNode } from 'react';
import { useMessages } from '../i18n/language.tsx';
import { nextOrder, sortState, type Column } from './column.ts';

interface DataTableProps<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly rowClass?: (row: Row) => string;
  readonly orderBy?: string;
  readonly onOrder?: (orderBy: string) => void;
  /** What stands beside a column's title, e.g. its filter. */
  readonly headExtra?: (column: Column<Row>) => ReactNode;
  readonly isBusy?: boolean;
}

/**
 * A dense table that prints, and becomes a list of cards on a phone (styles/table.css). Roles are written out
 * because a table shown as blocks loses its own.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowKey, rowClass, isBusy = false } = props;
  return (
    <div className="table-frame" role="region" aria-label={label} tabIndex={0}>
      <table className="data-table" role="table" aria-label={label} aria-busy={isBusy}>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} {...props} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={rowKey(row)} role="row" className={rowClass?.(row)}>
              {columns.map((column) => (
                <td key={column.key} role="cell" data-label={column.title} className={column.className}>
                  <div className="cell">{column.cell(row)}</div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function HeadCell<Row>(props: DataTableProps<Row> & { column: Column<Row> }) {
  const { column, orderBy = '', onOrder, headExtra } = props;
  const m = useMessages();
  const sorted = sortState(column, orderBy);
  const canSort = onOrder !== undefined && (column.ascending ?? column.descending) !== undefined;
  return (
    <th role="columnheader" scope="col" aria-sort={sorted} className={column.className}>
      <span className="head-cell">
        {canSort ? (
          <button
            type="button"
            className="head-sort"
            title={m.common.sortBy(column.title)}
            onClick={() => onOrder(nextOrder(column, orderBy))}
          >
            {column.title}
            {sorted === 'ascending' && <CaretUpOutlined aria-hidden="true" />}
            {sorted === 'descending' && <CaretDownOutlined aria-hidden="true" />}
          </button>
        ) : (
          column.title
        )}
        {headExtra?.(column)}
      </span>
    </th>
  );
}
