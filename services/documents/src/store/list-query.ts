import type { DocumentKind } from './custody-entities.ts';
import type { ListScope } from './list-scope.ts';
import type { Condition, Parameters } from '@baro/chassis';

/** Sort key: SQL on the document row `d` and the type its text is read back as. */
export interface SortKey {
  sql: string;
  type: 'timestamptz' | 'integer' | 'date';
}

export interface ListOrder {
  keys: readonly SortKey[];
  descending: boolean;
  /** Ordered by the document's time, the order the index rows and viewers have as well. */
  byTime: boolean;
}

/** What is asked of a list of documents. */
export interface ListQuery {
  kind: DocumentKind;
  table: 'incoming_documents' | 'outgoing_documents';
  scope: ListScope;
  order: ListOrder;
  /** Conditions on `d`. */
  filters: readonly Condition[];
  /** Conditions on the index row `s`. */
  texts: readonly Condition[];
  /** A filter that leaves a handful of rows by itself: looked up directly. */
  selective: boolean;
  size: number;
  after: readonly (string | number | null)[] | undefined;
}

/** A row found: its id and sort keys as text. */
export interface Found {
  id: string;
  keys: string[];
}

/** `(k1, …, id) < (…)`: rows after the last one of the page before. */
export function afterCondition(
  columns: readonly string[],
  types: readonly string[],
  descending: boolean,
  after: readonly (string | number | null)[],
): Condition {
  return (parameters: Parameters) => {
    const values = columns.map((_, at) => parameters.add(String(after[at] ?? ''), types[at] ?? 'uuid'));
    return `(${columns.join(', ')}) ${descending ? '<' : '>'} (${values.join(', ')})`;
  };
}

/** `k1 DESC, …, id DESC`. */
export function orderSql(columns: readonly string[], descending: boolean): string {
  return columns.map((column) => `${column} ${descending ? 'DESC' : 'ASC'}`).join(', ');
}

/** A sort key as text that reads back as the same value: ISO 8601 for times. */
export function asText(column: string): string {
  return `to_json(${column}) #>> '{}'`;
}
