import type { ReactNode } from 'react';

/** One column of a list. `text` is what an export writes. */
export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  readonly text: (row: Row) => string;
  /** Values of `order_by` this column allows. */
  readonly ascending?: string;
  readonly descending?: string;
  /** Names of the filters that belong to it. */
  readonly filters?: readonly string[];
  readonly className?: string;
  readonly isHiddenAtFirst?: boolean;
  /** Stays whatever is chosen: the row's link. */
  readonly isFixed?: boolean;
}

/** The order a press on the heading asks for: the column's orders in turn, then the list's own. */
export function nextOrder(column: Pick<Column<never>, 'ascending' | 'descending'>, current: string): string {
  const orders = [column.descending, column.ascending].filter((order) => order !== undefined);
  const index = orders.indexOf(current);
  return orders[index + 1] ?? '';
}

/** How a column is sorted now, in ARIA's words. */
export function sortState(
  column: Pick<Column<never>, 'ascending' | 'descending'>,
  current: string,
): 'ascending' | 'descending' | undefined {
  if (current === '') return undefined;
  if (column.ascending === current) return 'ascending';
  return column.descending === current ? 'descending' : undefined;
}
