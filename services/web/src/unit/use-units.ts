import { useInfiniteQuery } from '@tanstack/react-query';
import { listUnits } from '../api/directory-api.ts';
import type { QueryValues } from '../api/query-string.ts';

const PAGE_SIZE = 200;

/** Units of a query, page after page. */
export function useUnits(query: QueryValues, isEnabled = true) {
  return useInfiniteQuery({
    queryKey: ['units', query],
    queryFn: ({ pageParam, signal }) =>
      listUnits({ ...query, pageSize: PAGE_SIZE, pageToken: pageParam }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => (page.nextPageToken === '' ? undefined : page.nextPageToken),
    enabled: isEnabled,
    staleTime: 60_000,
  });
}
