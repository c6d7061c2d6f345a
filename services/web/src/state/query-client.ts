import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError } from '../api/api-error.ts';
import { sessionEnded } from './session-ended.ts';

/** One cache for the page. A refusal is not asked again; a broken line is, twice. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: noticeEndedSession }),
    mutationCache: new MutationCache({ onError: noticeEndedSession }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        // What is being read must not move because the window got the focus; live changes tell what is new.
        refetchOnWindowFocus: false,
        retry: (failures, error) => failures < 2 && error instanceof ApiError && error.isTransient,
      },
      mutations: { retry: false },
    },
  });
}

function noticeEndedSession(error: Error): void {
  if (error instanceof ApiError && error.status === 401) sessionEnded.tell();
}
