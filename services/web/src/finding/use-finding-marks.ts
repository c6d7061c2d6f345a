import { useQuery } from '@tanstack/react-query';
import { listFindings } from '../api/findings-api.ts';
import { useLiveList } from '../list/use-live-list.ts';

/** The findings of an item that the reader may see, by the number of the change they are about. */
export function useFindingMarks(itemId: string): ReadonlyMap<number, string> {
  const queryKey = ['custody', 'findings', 'item', itemId];
  const { data } = useQuery({
    queryKey,
    queryFn: ({ signal }) => listFindings({ itemId, pageSize: 200 }, signal),
    staleTime: 60_000,
  });
  useLiveList(['finding', 'reminder'], queryKey);
  return new Map((data?.findings ?? []).map((one) => [one.changeVersion ?? 0, one.id ?? '']));
}
