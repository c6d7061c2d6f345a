import { useQueries } from '@tanstack/react-query';
import { listUnits } from '../api/directory-api.ts';

/** Names of units of which only codes are known, as they were called on a day; none for a code nobody had. */
export function useUnitNames(codes: readonly string[], asOf: string): ReadonlyMap<string, string> {
  const known = [...new Set(codes)].filter((code) => code !== '');
  return useQueries({
    queries: known.map((code) => ({
      queryKey: ['units', { code, asOf }, 'first'],
      queryFn: ({ signal }: { signal: AbortSignal }) => listUnits({ code, asOf, pageSize: 1 }, signal),
      staleTime: 60_000,
    })),
    combine: (found) =>
      new Map(
        found.flatMap(({ data }, at): [string, string][] => {
          const name = data?.units?.[0]?.name ?? '';
          return name === '' ? [] : [[known[at] ?? '', name]];
        }),
      ),
  });
}
