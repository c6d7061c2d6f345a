import { randomUUID } from 'node:crypto';
import { call, openClient } from '@baro/chassis';
import { eventually } from '@baro/chassis/testing';
import * as contract from '@baro/proto/baro/petitions/v1/petitions';
import { ReceiptServiceClient } from '@baro/proto/baro/petitions/v1/public';
import type { Petition } from '@baro/proto/baro/petitions/v1/resources';
import { PetitionField, PetitionLevel, ResultClass } from '@baro/proto/baro/petitions/v1/resources';
import { seedDirectory } from '@baro/tools/testing/seed-directory.ts';
import type { SeededUnit } from '@baro/tools/testing/seed-directory.ts';
import type { TestPlatform } from '@baro/tools/testing/test-platform.ts';
import { units } from './council.ts';

/** An answered petition of the Council on a running platform, and a receipt of its line. */
export interface PublicScene {
  petition: Petition;
  code: string;
  secret: string;
}

/** Seeds a city and makes petitions as its people do. */
export async function openScenes(platform: TestPlatform): Promise<() => Promise<PublicScene>> {
  const { address, signOn } = platform;
  return scenesOf(platform, await seedDirectory(address('directory'), await signOn.token('quan-tri'), units));
}

/** Makes petitions in a city that has a Council `HDND` and a department `SXD` with a director and an official. */
export async function scenesOf(
  { address, signOn }: Pick<TestPlatform, 'address' | 'signOn'>,
  seeded: readonly SeededUnit[],
): Promise<() => Promise<PublicScene>> {
  const posts = seeded.find(({ code }) => code === 'SXD')?.posts ?? [];
  const councilId = seeded.find(({ code }) => code === 'HDND')?.id ?? '';
  const client = openClient(contract.PetitionServiceClient, address('petitions'));
  const receipts = openClient(ReceiptServiceClient, address('petitions'));
  const as = async (login: string): Promise<{ token: string }> => ({ token: await signOn.token(login) });
  const session = { unitId: councilId, name: 'Kỳ họp thứ 1', term: 'Khóa XVII', openDate: '2026-12-08' };
  const enter = contract.CreateCouncilSessionRequest.fromPartial({ session, requestId: randomUUID() });
  const entered = await eventually(
    async () => call(client, client.createCouncilSession, enter, await as('tham-tra')),
    90_000,
  );
  const sessionId = entered.session?.id ?? '';
  return async () => {
    const requestId = randomUUID;
    const record = contract.RecordPetitionRequest.fromPartial({
      petition: {
        unitId: councilId,
        subject: 'Sửa đường Nguyễn Trãi',
        level: PetitionLevel.CITY,
        field: PetitionField.URBAN,
      },
      raising: { sessionId, localityName: 'Phường Thanh Xuân', words: 'Đường xuống cấp, đề nghị sửa.' },
      requestId: requestId(),
    });
    const made = await call(client, client.recordPetition, record, await as('tham-tra'));
    const id = made.petition?.id ?? '';
    const dueTime = new Date(Date.now() + 20 * 86_400_000);
    const assign = {
      id,
      requestId: requestId(),
      leadPostId: posts[1]?.id ?? '',
      dueTime,
      note: '',
      etag: '',
    };
    await call(client, client.assignPetition, assign, await as('lanh-dao'));
    const accept = { id, requestId: requestId(), etag: '' };
    await call(client, client.acceptPetition, accept, await as('chuyen-vien-so'));
    const submit = contract.SubmitAnswerRequest.fromPartial({
      id,
      requestId: requestId(),
      text: 'Đã sửa xong.',
      resultClass: ResultClass.DONE,
      signerPostId: posts[0]?.id ?? '',
    });
    await call(client, client.submitAnswer, submit, await as('chuyen-vien-so'));
    const sign = { id, requestId: requestId(), etag: '' };
    const { petition } = await call(client, client.signAnswer, sign, await as('giam-doc-so'));
    if (!petition) throw new Error('no petition');
    const raisingId = petition.raisings[0]?.id ?? '';
    const issue = { petitionId: id, raisingId, requestId: requestId() };
    const issued = await call(receipts, receipts.issueReceipt, issue, await as('tham-tra'));
    return { petition, code: issued.receipt?.code ?? '', secret: issued.secret };
  };
}
