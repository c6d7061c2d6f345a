import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useEffect } from 'react';
import { onLiveEvent } from '../api/live.ts';

/** Reads one document again when it changes; its page keeps its place, only what changed is drawn anew. */
export function useLiveItem(id: string, queryKey: QueryKey): void {
  const client = useQueryClient();
  const key = JSON.stringify(queryKey);
  useEffect(
    () =>
      onLiveEvent((event) => {
        if (event.aggregateId !== id && event.aggregateId !== '') return;
        void client.invalidateQueries({ queryKey: JSON.parse(key) as QueryKey });
      }),
    [client, id, key],
  );
}
