import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { listIndicators } from '../../api/reporting-api.ts';
import type { Indicator } from '../../api/reporting-types.ts';
import { collectRows } from '../../list/export-rows.ts';

/** The whole catalogue, for choosing from: a form is made seldom, and chooses by words, group or code. */
export function useCatalogue(): UseQueryResult<readonly Indicator[]> {
  return useQuery({
    queryKey: ['reporting', 'indicators', 'catalogue'],
    queryFn: async ({ signal }) => {
      const fetchPage = async (pageToken: string) => {
        const page = await listIndicators({ pageSize: 200, pageToken }, signal);
        return { rows: page.indicators ?? [], nextToken: page.nextPageToken ?? '' };
      };
      return (await collectRows(fetchPage, () => undefined)).rows;
    },
    staleTime: 60_000,
  });
}
