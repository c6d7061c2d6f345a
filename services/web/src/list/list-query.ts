import type { FilterValues } from './list-address.ts';

/** A query of a list by the names of the contract. */
export type ListQuery = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Filters of an address as the query of the contract: repeated fields stay lists, the rest are single values. */
export function listQuery(filters: FilterValues, orderBy: string, repeated: readonly string[]): ListQuery {
  const query: Record<string, string | readonly string[] | undefined> = { orderBy };
  for (const [name, values] of Object.entries(filters)) {
    query[name] = repeated.includes(name) ? values : values[0];
  }
  return query;
}
