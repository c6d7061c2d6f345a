import { call, openClient } from '@baro/chassis';
import { eventually } from '@baro/chassis/testing';
import {
  CheckDuplicatesRequest,
  IncomingDocumentServiceClient,
} from '@baro/proto/baro/documents/v1/incoming';
import { seedDirectory } from '@baro/tools/testing/seed-directory.ts';
import { cachedToken } from '../fire/tokens.ts';
import type { StartedPlatform } from './started-platform.ts';
import type { Desk } from './writers.ts';

const clerk = '0190a000-0000-7000-8000-000000000001';
const administrator = '0190a000-0000-7000-8000-000000000009';

/** Gives the empty platform a unit with a clerk, and waits until documents have heard of both. */
export async function seedCity(platform: StartedPlatform): Promise<string> {
  const admin = await platform.signIn('quan-tri');
  const [unit] = await seedDirectory(platform.address('directory'), admin, [
    {
      code: 'CUU',
      name: 'Sở thử cứu hộ',
      posts: [
        { role: 'RECORDS_CLERK', accountId: clerk },
        // Who may read the logs, from which the ledger is built anew.
        { role: 'CITY_ADMINISTRATOR', accountId: administrator },
      ],
    },
  ]);
  const unitId = unit?.id ?? '';
  const client = openClient(IncomingDocumentServiceClient, platform.address('documents'));
  const ask = CheckDuplicatesRequest.fromPartial({ unitId, number: '1' });
  const token = await platform.signIn('van-thu');
  await eventually(() => call(client, client.checkDuplicates, ask, { token }), 60_000);
  client.close();
  return unitId;
}

/** Where the clerk of that unit writes. */
export function deskOf(platform: StartedPlatform, unitId: string, run: string): Desk {
  const token = cachedToken(() => platform.signIn('van-thu'));
  return { address: platform.address('documents'), token, unitId, run };
}
