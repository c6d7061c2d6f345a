import type { PetitionServiceClient } from '@baro/proto/baro/petitions/v1/petitions';
import {
  AssignPetitionRequest,
  RaisePetitionRequest,
  SubmitAnswerRequest,
} from '@baro/proto/baro/petitions/v1/petitions';
import { ResultClass } from '@baro/proto/baro/petitions/v1/resources';
import type { Caller } from '../caller.ts';
import type { Desks } from '../desks.ts';
import { addDays } from '../documents/invent-document.ts';
import type { Matter, PetitionAct } from './stories.ts';

/** What petitions are played with. */
export interface PetitionStage {
  caller: Caller;
  client: PetitionServiceClient;
  desks: Desks;
  /** `YYYY-MM-DD`. */
  day: string;
}

/** A recorded petition and its people. */
export interface Played {
  id: string;
  /** Names its request ids. */
  name: string;
  subject: string;
  raising: { sessionId: string; localityName: string; words: string };
  matter: Matter;
  lead: string;
  signer: string;
}

const clerk = 'van-thu-hdnd';
const assigner = 'lanh-dao';
const verifier = 'tham-tra';

/** Does one act after the other, each as who does it. */
export async function playPetition(
  stage: PetitionStage,
  played: Played,
  acts: readonly PetitionAct[],
): Promise<void> {
  for (const [at, act] of acts.entries()) {
    await play(stage, played, act, stage.caller.requestId(`${played.name}/${at}`));
  }
}

async function play(
  stage: PetitionStage,
  played: Played,
  act: PetitionAct,
  requestId: string,
): Promise<void> {
  const { caller, client, desks, day } = stage;
  const { id, subject, matter, lead, signer } = played;
  const common = { id, etag: '', requestId };
  switch (act.act) {
    case 'classify': {
      const request = { ...common, subject, level: matter.level, field: matter.field, competentName: '' };
      await caller.as(clerk, client, client.classifyPetition, request);
      return;
    }
    case 'assign': {
      const dueTime = new Date(`${addDays(day, 25)}T17:00:00+07:00`);
      const request = AssignPetitionRequest.fromPartial({
        ...common,
        leadPostId: desks.postOf(lead),
        dueTime,
      });
      await caller.as(assigner, client, client.assignPetition, request);
      return;
    }
    case 'accept':
      await caller.as(lead, client, client.acceptPetition, common);
      return;
    case 'submit':
      await caller.as(lead, client, client.submitAnswer, answer(stage, played, act.as, requestId));
      return;
    case 'sign':
      await caller.as(signer, client, client.signAnswer, common);
      return;
    case 'sendBack':
      await caller.as(signer, client, client.sendBackAnswer, { ...common, reason: 'Bổ sung số liệu cụ thể' });
      return;
    case 'claim':
      await caller.as(lead, client, client.claimResult, { ...common, ...wordOf(stage, act.as) });
      return;
    case 'find':
      await caller.as(verifier, client, client.findResult, { ...common, ...wordOf(stage, act.as) });
      return;
    case 'raise': {
      const words = `${played.raising.words} Cử tri tiếp tục kiến nghị.`;
      const request = RaisePetitionRequest.fromPartial({ ...common, raising: { ...played.raising, words } });
      await caller.as(clerk, client, client.raisePetition, request);
    }
  }
}

function answer(
  stage: PetitionStage,
  played: Played,
  as: ResultClass,
  requestId: string,
): SubmitAnswerRequest {
  const { resultClass, dueDate, text } = wordOf(stage, as);
  return SubmitAnswerRequest.fromPartial({
    requestId,
    resultClass,
    id: played.id,
    text: `Về nội dung "${played.subject}": đơn vị đã kiểm tra thực tế và trả lời cử tri như sau. ${text}`,
    resultDueDate: dueDate,
    resultText: text,
    signerPostId: stage.desks.postOf(played.signer),
  });
}

const texts: Record<number, string> = {
  [ResultClass.DONE]: 'Đã giải quyết xong, có biên bản nghiệm thu.',
  [ResultClass.UNDER_WAY]: 'Đang triển khai theo kế hoạch.',
  [ResultClass.SCHEDULED]: 'Đã đưa vào kế hoạch, hoàn thành theo thời hạn đã nêu.',
  [ResultClass.EXPLAINED]: 'Đã giải trình, cung cấp thông tin cho cử tri.',
  [ResultClass.NOT_POSSIBLE]: 'Chưa thể giải quyết do chưa có quy định của cấp trên.',
};

function wordOf({ day }: PetitionStage, resultClass: ResultClass) {
  const dueDate = resultClass === ResultClass.SCHEDULED ? addDays(day, 90) : '';
  return { resultClass, dueDate, text: texts[resultClass] ?? '' };
}
