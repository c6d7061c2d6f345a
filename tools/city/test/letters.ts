import { call, openClient } from '@baro/chassis';
import { LetterServiceClient, ListLettersRequest } from '@baro/proto/baro/complaints/v1/letters';
import type { Letter } from '@baro/proto/baro/complaints/v1/resources';
import type { TestPlatform } from '../../testing/test-platform.ts';

/** What a letter can come to within its first days. */
export const reached = (
  'RECEIVED CLASSIFIED ACCEPTED VERIFYING VERIFIED DECIDED SENT SUSPENDED TERMINATED NOT_ACCEPTED ' +
  'TRANSFERRED GUIDED FILED ANSWERED'
).split(' ');

/** Letters a login sees. */
export async function lettersOf(platform: TestPlatform, login: string): Promise<Letter[]> {
  const client = openClient(LetterServiceClient, platform.address('complaints'));
  const request = ListLettersRequest.fromPartial({ pageSize: 200 });
  const token = await platform.signOn.token(login);
  const { letters } = await call(client, client.listLetters, request, { token });
  client.close();
  return letters;
}
