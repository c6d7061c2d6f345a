import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { listSessions } from '../api/petitions-api.ts';
import type { CouncilSession } from '../api/types.ts';

/** A Council has a few sessions a year: this many pages reach back further than any petition is followed. */
const MOST_PAGES = 5;

/** The sessions there are, the latest first; asked for only while `isWanted`. */
export function useSessions(isWanted = true): UseQueryResult<CouncilSession[]> {
  return useQuery({
    queryKey: ['petitions', 'sessions', 'all'],
    enabled: isWanted,
    queryFn: async ({ signal }) => {
      const sessions: CouncilSession[] = [];
      let pageToken = '';
      for (let page = 0; page < MOST_PAGES; page += 1) {
        // One page after another: each needs the token of the one before.
        const next = await listSessions({ pageSize: 200, pageToken }, signal);
        sessions.push(...(next.sessions ?? []));
        pageToken = next.nextPageToken ?? '';
        if (pageToken === '') break;
      }
      return sessions;
    },
  });
}
