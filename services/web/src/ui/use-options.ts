import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { filterOptions, type Option } from './combobox-options.ts';

/** Where suggestions come from: a list at hand, or a search with a name for the cache. */
export type OptionSource<T> =
  | { readonly options: readonly Option<T>[] }
  | {
      readonly key: readonly unknown[];
      readonly search: (typed: string, signal: AbortSignal) => Promise<Option<T>[]>;
    };

const PAUSE_MS = 180;

/** Suggestions for what is typed; asked for only while the list is open. */
export function useOptions<T>(
  source: OptionSource<T>,
  typed: string,
  isOpen: boolean,
): { options: readonly Option<T>[]; isLoading: boolean } {
  const remote = 'search' in source ? source : undefined;
  const settled = useSettled(typed, PAUSE_MS);
  const query = useQuery({
    queryKey: ['options', ...(remote?.key ?? []), settled],
    queryFn: ({ signal }) => remote?.search(settled, signal) ?? [],
    enabled: isOpen && remote !== undefined,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  if (remote === undefined && 'options' in source) {
    return { options: filterOptions(source.options, typed), isLoading: false };
  }
  return { options: query.data ?? [], isLoading: query.isFetching || settled !== typed };
}

/** A value once it has stood still for a while, so that every keystroke does not ask the server. */
export function useSettled<T>(value: T, pauseMs: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseMs);
    return () => clearTimeout(timer);
  }, [value, pauseMs]);
  return settled;
}
