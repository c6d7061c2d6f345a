import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { concerns, onLiveEvent } from '../api/live.ts';

/** Below this many pixels a list counts as being read from its top. */
const AT_TOP_PX = 60;
/** Changes often come in runs (one registration is three events): one refresh answers the run. */
const GATHER_MS = 400;

export interface LiveList {
  readonly hasChanges: boolean;
  readonly show: () => void;
}

/**
 * Keeps a list fresh without moving what is being read: at the top it refreshes by itself, further down or
 * with a dialog open it only says that there is something new.
 */
export function useLiveList(aggregateTypes: readonly string[], queryKey: QueryKey): LiveList {
  const client = useQueryClient();
  const [hasChanges, setHasChanges] = useState(false);
  const key = useRef(queryKey);
  key.current = queryKey;
  const types = aggregateTypes.join(' ');

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const take = (): void => {
      if (isBeingRead()) setHasChanges(true);
      else void client.invalidateQueries({ queryKey: key.current });
    };
    const stop = onLiveEvent((event) => {
      if (!concerns(event, types.split(' '))) return;
      clearTimeout(timer);
      timer = setTimeout(take, GATHER_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [client, types]);

  const show = useCallback(() => {
    setHasChanges(false);
    window.scrollTo({ top: 0 });
    void client.invalidateQueries({ queryKey: key.current });
  }, [client]);
  return { hasChanges, show };
}

function isBeingRead(): boolean {
  return window.scrollY > AT_TOP_PX || document.querySelector('[role="dialog"]') !== null;
}
