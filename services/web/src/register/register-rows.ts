import { useInfiniteQuery } from '@tanstack/react-query';
import { listRegisterRows } from '../api/register-api.ts';
import type { RegisterAddress } from './use-register-address.ts';

const PAGE_SIZE = 100;
/** More rows than this choke a browser's print preview; the PDF is made for them. */
const PRINT_LIMIT = 3000;

export type RegisterRows = ReturnType<typeof useRegisterRows>;

/** The rows of a register, page after page. */
export function useRegisterRows(address: RegisterAddress, isReady: boolean) {
  const period = { unitId: address.unitId, dateFrom: address.from, dateTo: address.to };
  return useInfiniteQuery({
    queryKey: ['documents', 'register', address.kind, period],
    queryFn: ({ pageParam, signal }) =>
      listRegisterRows(address.kind, { ...period, pageSize: PAGE_SIZE, pageToken: pageParam }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => (page.nextPageToken === '' ? undefined : page.nextPageToken),
    enabled: isReady,
  });
}

/** Fetches what is missing and prints the page; false when there are too many rows for a browser. */
export async function printRows(rows: RegisterRows): Promise<boolean> {
  let result: Pick<RegisterRows, 'hasNextPage' | 'data' | 'fetchNextPage'> = rows;
  while (result.hasNextPage) {
    if ((result.data?.pages.length ?? 0) * PAGE_SIZE >= PRINT_LIMIT) return false;
    // Each page needs the token of the one before.
    result = await result.fetchNextPage();
  }
  // Two frames: the rows fetched last must be drawn before the browser takes its picture.
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  window.print();
  return true;
}
