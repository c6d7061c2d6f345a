import { call, openClient } from '@baro/chassis';
import { DirectoryServiceClient } from '@baro/proto/baro/directory/v1/directory';
import { readDemoPeople } from '../../../services/directory/reference/demo-people/index.ts';
import { readReference } from '../../../services/directory/reference/index.ts';
import { patiently } from '../patience.ts';
import type { SignIn } from '../sign-in.ts';
import { batchesOf } from './batches.ts';
import { peopleRows, referenceRows } from './to-rows.ts';

/** The demo login that administers the city. */
const ADMINISTRATOR = 'quan-tri';
const DEADLINE_MS = 60_000;

/** Loads structure, calendar, terms and demo people; rows that are there already change nothing. @returns rows in all */
export async function loadDirectory(
  address: string,
  signIn: SignIn,
  today: string,
  tell: (done: number, all: number) => void,
): Promise<number> {
  const reference = readReference();
  const rows = { ...referenceRows(reference), ...peopleRows(readDemoPeople(reference, today)) };
  const batches = batchesOf(rows);
  const client = openClient(DirectoryServiceClient, address);
  let count = 0;
  try {
    for (const [index, batch] of batches.entries()) {
      const token = await signIn(ADMINISTRATOR);
      const answer = await patiently(() =>
        call(client, client.importDirectory, batch, { token, deadlineMs: DEADLINE_MS }),
      );
      count += answer.changedCount + answer.unchangedCount;
      tell(index + 1, batches.length);
    }
    return count;
  } finally {
    client.close();
  }
}
