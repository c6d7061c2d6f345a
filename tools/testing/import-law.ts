import { call, newId, openClient } from '@baro/chassis';
import { DirectoryServiceClient, ImportDirectoryRequest } from '@baro/proto/baro/directory/v1/directory';
import { lawRows } from './law-rows.ts';
import type { TestPlatform } from './test-platform.ts';

/** The directory of a platform learns the law's own terms of these procedures, and its calendar. */
export async function importLaw(
  { address, signOn }: TestPlatform,
  procedures: readonly string[],
): Promise<void> {
  const { legalTerms, calendarDays } = lawRows();
  const client = openClient(DirectoryServiceClient, address('directory'));
  const request = ImportDirectoryRequest.fromPartial({
    requestId: newId(),
    legalTerms: legalTerms.filter(({ code }) => procedures.includes(code.split('.')[0] ?? '')),
    calendarDays,
  });
  await call(client, client.importDirectory, request, { token: await signOn.token('quan-tri') });
  client.close();
}
