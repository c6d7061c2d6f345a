import type { Event } from '../events/consumer.ts';

/** Events folded and written at once. */
const chunk = 2_000;

/** Takes a log in, a chunk of whole batches at a time. @returns how many events */
export async function takeLog(
  batches: AsyncIterable<Event[]>,
  take: (events: Event[]) => Promise<void>,
): Promise<number> {
  let count = 0;
  let chunkEvents: Event[] = [];
  for await (const batch of batches) {
    count += batch.length;
    chunkEvents.push(...batch);
    if (chunkEvents.length < chunk) continue;
    await take(chunkEvents);
    chunkEvents = [];
  }
  await take(chunkEvents);
  return count;
}
