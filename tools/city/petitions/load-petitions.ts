import { openClient } from '@baro/chassis';
import {
  CreateCouncilSessionRequest,
  PetitionServiceClient,
  RecordPetitionRequest,
} from '@baro/proto/baro/petitions/v1/petitions';
import { RaisingTiming } from '@baro/proto/baro/petitions/v1/resources';
import { readDemoPeople } from '../../../services/directory/reference/demo-people/index.ts';
import { readReference } from '../../../services/directory/reference/index.ts';
import { Caller } from '../caller.ts';
import { desksOf } from '../desks.ts';
import { addDays } from '../documents/invent-document.ts';
import type { SignIn } from '../sign-in.ts';
import { playPetition } from './play-petition.ts';
import type { PetitionStage, Played } from './play-petition.ts';
import { leads, localities, matters, ways } from './stories.ts';

const councilCode = 'HDND';
const clerk = 'van-thu-hdnd';

/** Lets the demo people record, assign, answer and verify the petitions of one session. @returns petitions in all */
export async function loadPetitions(
  address: string,
  signIn: SignIn,
  day: string,
  tell: (done: number, all: number) => void,
): Promise<number> {
  const reference = readReference();
  const client = openClient(PetitionServiceClient, address);
  const desks = desksOf(reference, readDemoPeople(reference, day));
  const stage = { caller: new Caller(signIn, day), client, desks, day };
  const all = matters.length * localities.length;
  try {
    const sessionId = await openCouncilSession(stage);
    for (let at = 0; at < all; at += 1) {
      await playPetition(stage, await record(stage, sessionId, at), ways[at % ways.length] ?? []);
      tell(at + 1, all);
    }
    return all;
  } finally {
    client.close();
  }
}

async function openCouncilSession({ caller, client, desks, day }: PetitionStage): Promise<string> {
  const request = CreateCouncilSessionRequest.fromPartial({
    session: {
      unitId: desks.unitOf(councilCode),
      name: 'Kỳ họp thường lệ (mẫu)',
      term: 'Khóa XVII',
      openDate: addDays(day, -60),
      closeDate: addDays(day, -56),
    },
    requestId: caller.requestId('petitions/session'),
  });
  const { session } = await caller.as(clerk, client, client.createCouncilSession, request);
  return session?.id ?? '';
}

async function record(
  { caller, client, desks, day }: PetitionStage,
  sessionId: string,
  at: number,
): Promise<Played> {
  const matter = matters[at % matters.length];
  const localityName = localities[Math.floor(at / matters.length)];
  const hands = leads[at % leads.length];
  if (!matter || !localityName || !hands) throw new Error(`no story for petition ${at}`);
  const raising = {
    sessionId,
    localityName,
    timing: RaisingTiming.AFTER,
    meetingDate: addDays(day, -40),
    deputyGroup: `Tổ đại biểu số ${Math.floor(at / matters.length) + 1}`,
    words: matter.words,
    letterNumberSymbol: '41/HĐND-VP',
    letterDate: addDays(day, -35),
  };
  const petition = { unitId: desks.unitOf(councilCode), subject: `${matter.subject} – ${localityName}` };
  const requestId = caller.requestId(`petitions/${at}/record`);
  const request = RecordPetitionRequest.fromPartial({ petition, raising, requestId });
  const answer = await caller.as(clerk, client, client.recordPetition, request);
  return {
    id: answer.petition?.id ?? '',
    name: `petitions/${at}`,
    subject: petition.subject,
    raising,
    matter,
    ...hands,
  };
}
