import { useCallback, useMemo } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';

/** Filters of a list by the names of the contract; every value is a list of texts. */
export type FilterValues = Readonly<Record<string, readonly string[]>>;

export interface ListAddress {
  readonly filters: FilterValues;
  readonly orderBy: string;
  /** Tokens of the pages gone through; the last is the one shown. Empty on the first page. */
  readonly tokens: readonly string[];
  readonly setFilters: (changes: FilterValues) => void;
  readonly clearFilters: () => void;
  readonly setOrderBy: (orderBy: string) => void;
  readonly goNext: (token: string) => void;
  readonly goPrevious: () => void;
}

const ORDER = 'orderBy';

/**
 * A list's filters and order live in the address, so that a link can be sent. Page tokens are bound to one
 * search and mean nothing to others: they live in the history entry, so that Back comes to the same page. A list
 * below other things of its page stays where it is (`staysPut`) when its filters change.
 */
export function useListAddress(names: readonly string[], staysPut = false): ListAddress {
  const [params] = useSearchParams();
  const location = useLocation();
  const navigate = useNavigate();
  const tokens = useMemo(() => tokensOf(location.state), [location.state]);
  const filters = useMemo(() => readFilters(params, names), [params, names]);

  const go = useCallback(
    (next: URLSearchParams, nextTokens: readonly string[]) => {
      const state = { tokens: nextTokens };
      void navigate({ search: next.toString() }, { state, preventScrollReset: staysPut });
    },
    [navigate, staysPut],
  );
  return {
    filters,
    orderBy: params.get(ORDER) ?? '',
    tokens,
    setFilters: (changes) => go(withFilters(params, changes), []),
    clearFilters: () => go(withFilters(params, Object.fromEntries(names.map((name) => [name, []]))), []),
    setOrderBy: (orderBy) => go(withFilters(params, { [ORDER]: orderBy === '' ? [] : [orderBy] }), []),
    goNext: (token) => go(params, [...tokens, token]),
    goPrevious: () => go(params, tokens.slice(0, -1)),
  };
}

/** The filters an address carries; names that are none of the list's are passed over. */
export function readFilters(params: URLSearchParams, names: readonly string[]): FilterValues {
  const filters: Record<string, string[]> = {};
  for (const name of names) {
    const values = params.getAll(name).filter((value) => value !== '');
    if (values.length > 0) filters[name] = values;
  }
  return filters;
}

/** The address with some filters changed; an empty list takes one off. */
export function withFilters(params: URLSearchParams, changes: FilterValues): URLSearchParams {
  const next = new URLSearchParams(params);
  for (const [name, values] of Object.entries(changes)) {
    next.delete(name);
    for (const value of values) if (value !== '') next.append(name, value);
  }
  return next;
}

function tokensOf(state: unknown): readonly string[] {
  if (typeof state !== 'object' || state === null || !('tokens' in state)) return [];
  return Array.isArray(state.tokens) ? state.tokens.filter((token) => typeof token === 'string') : [];
}
