import { useInfiniteQuery } from '@tanstack/react-query';
import { listCriterionScores } from '../../../api/standing-api.ts';

/** The scores of one criterion of one unit, the latest first, read page by page. */
export function useScores(setId: string, unitId: string, criterionCode: string) {
  const found = useInfiniteQuery({
    queryKey: ['reporting', 'standing', 'scores', setId, unitId, criterionCode],
    queryFn: ({ pageParam, signal }) =>
      listCriterionScores(setId, { unitId, criterionCode, pageToken: pageParam }, signal),
    initialPageParam: '',
    getNextPageParam: ({ nextPageToken = '' }) => nextPageToken || undefined,
    // A score is verified by its id: an old list would verify an old score.
    staleTime: 0,
  });
  return { found, scores: (found.data?.pages ?? []).flatMap((page) => page.scores ?? []) };
}
