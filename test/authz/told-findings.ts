import { randomUUID } from 'node:crypto';
import { ListFindingsRequest } from '@baro/proto/baro/custody/v1/findings';
import { call } from '@baro/chassis';
import { eventually } from '@baro/chassis/testing';
import type { Platform } from './platform.ts';
import { publish } from './told-items.ts';

/** A post that is given the item and given it back by who is named; nobody is asked about it. */
const giver = 'TX.leader';

/** Whom a finding names: a post, and who sat at it then, by the name of the post held today. */
export interface Named {
  post: string;
  person: string;
}

/** Has the ledger find a return by somebody at a post, and that person reply if asked for. @returns its id */
export async function tellFinding(
  platform: Platform,
  { post, person }: Named,
  replied: boolean,
): Promise<string> {
  const { findings } = platform;
  const itemId = randomUUID();
  const item = { itemId, rootId: itemId };
  await publish(platform, 'TX', { ...item, version: 1, post: giver });
  await publish(platform, 'TX', { ...item, version: 2, post, person, from: giver });
  const back = { post: giver, from: post, fromPerson: person, reason: 'returned_for_competence' };
  await publish(platform, 'TX', { ...item, version: 3, ...back });
  const token = await platform.tokenOf(person);
  const request = ListFindingsRequest.fromPartial({ itemId });
  const id = await eventually(async () => {
    const { findings: found } = await call(findings, findings.listFindings, request, { token });
    if (!found[0]) throw new Error('not found yet');
    return found[0].id;
  });
  if (replied) {
    const reply = { id, text: 'Đã báo cáo lãnh đạo.', etag: '', requestId: randomUUID() };
    await call(findings, findings.replyToFinding, reply, { token });
  }
  return id;
}
