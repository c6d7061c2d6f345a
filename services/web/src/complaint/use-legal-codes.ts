import { localDateOf } from '@baro/directory-client/time';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { getLegalCodes } from '../api/complaints-api.ts';
import type { LegalCode } from '../api/types.ts';
import { toInstant } from '../time/format.ts';

/** The codes of the law on the day a letter came: the law of a later day is not its law. */
export function useLegalCodes(receiveTime: string | undefined): UseQueryResult<readonly LegalCode[]> {
  const received = toInstant(receiveTime);
  const date = received === undefined ? '' : localDateOf(received);
  return useQuery({
    queryKey: ['legal-codes', date],
    queryFn: ({ signal }) => getLegalCodes(date, signal),
    staleTime: Infinity,
  });
}
