import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useEffect } from 'react';
import { onLiveEvent } from '../api/live.ts';

/**
 * Reads one document, task or path again when it, or an item it hangs on, changes; its page keeps its place, only
 * what changed is drawn anew.
 */
export function useLiveItem(id: string, queryKey: QueryKey, others: readonly string[] = []): void {
  const client = useQueryClient();
  const key = JSON.stringify(queryKey);
  const ids = [id, ...others].join(' ');
  useEffect(
    () =>
      onLiveEvent((event) => {
        if (event.aggregateId !== '' && !ids.split(' ').includes(event.aggregateId)) return;
        void client.invalidateQueries({ queryKey: JSON.parse(key) as QueryKey });
      }),
    [client, ids, key],
  );
}
