import { eventually } from '@baro/chassis/testing';
import { withClient } from '@baro/tools/recovery/platform-database.ts';
import type { Check } from '../fire/checks.ts';
import { checkEffects } from '../fire/checks.ts';

const limitMs = 180_000;

/** Addresses of the service that tells and of the neighbour that listens. */
export interface Ends {
  documents: string;
  watch: string;
}

/** Waits until every event told has taken effect once, or gives what is wrong. */
export async function settleEffects({ documents, watch }: Ends): Promise<Check> {
  return withClient(documents, (told) =>
    withClient(watch, async (heard) => {
      const all = async (): Promise<Check> => {
        const found = await checkEffects(told, heard);
        if (!found.passed) throw new Error(found.facts);
        return found;
      };
      return eventually(all, limitMs).catch(() => checkEffects(told, heard));
    }),
  );
}

/** The longest time from an event to its effect, of the events of a span; undefined while one is not heard. */
export async function longestBehind(
  { documents, watch }: Ends,
  since: Date,
  until: Date,
): Promise<number | undefined> {
  const told = await withClient(documents, async (client) =>
    client.query<{ id: string; occur_time: Date }>(
      'SELECT id, occur_time FROM outbox WHERE occur_time BETWEEN $1 AND $2',
      [since, until],
    ),
  );
  const taken = await withClient(watch, async (client) =>
    client.query<{ event_id: string; process_time: Date }>('SELECT event_id, process_time FROM inbox'),
  );
  const times = new Map(taken.rows.map((row) => [row.event_id, row.process_time.getTime()]));
  let longest = 0;
  for (const { id, occur_time: occurTime } of told.rows) {
    const time = times.get(id);
    if (time === undefined) return undefined;
    longest = Math.max(longest, (time - occurTime.getTime()) / 1000);
  }
  return told.rows.length > 0 ? longest : undefined;
}
