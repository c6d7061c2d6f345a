import { dueDateOf, localDateOf, startOfDay } from '@baro/directory-client';
import type { Session } from '@baro/directory-client';
import type { WorkTimes } from '../store/count-store.ts';

/** Instants that part the work of lists and maps, now. */
export function timesOf({ now, soonEnd }: Session): WorkTimes {
  const today = localDateOf(now);
  return { now, today, dayStart: startOfDay(today), soonDay: dueDateOf(soonEnd) };
}
