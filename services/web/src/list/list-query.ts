import type { FilterValues } from './list-address.ts';

/** Filters of an address as the query of the contract: repeated fields stay lists, the rest are single values. */
export function listQuery<Query>(filters: FilterValues, orderBy: string, repeated: readonly string[]): Query {
  const query: Record<string, string | readonly string[] | undefined> = { orderBy };
  for (const [name, values] of Object.entries(filters)) {
    query[name] = repeated.includes(name) ? values : values[0];
  }
  // The names come from the list of filters, which names the fields of the query.
  return query as Query;
}
