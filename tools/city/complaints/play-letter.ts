import type { ComplaintServiceClient } from '@baro/proto/baro/complaints/v1/complaints';
import { ClassifyLetterRequest } from '@baro/proto/baro/complaints/v1/letters';
import type { LetterServiceClient } from '@baro/proto/baro/complaints/v1/letters';
import {
  ComplaintInstance,
  ComplaintKind,
  DecisionOutcome,
  LetterBranch,
  LetterContent,
} from '@baro/proto/baro/complaints/v1/resources';
import type { Caller } from '../caller.ts';
import type { Desks } from '../desks.ts';
import { addDays } from '../documents/invent-document.ts';
import type { Axes, Bureau, ComplaintAct, HandlingAct, LetterAct, Matter } from './stories.ts';

/** What letters are played with. */
export interface LetterStage {
  caller: Caller;
  letters: LetterServiceClient;
  complaints: ComplaintServiceClient;
  desks: Desks;
  /** `YYYY-MM-DD`. */
  day: string;
}

/** A received letter and the unit it lies with. */
export interface Played {
  id: string;
  /** Names its request ids. */
  name: string;
  at: number;
  matter: Matter;
  bureau: Bureau;
}

/** Does one act after the other, each as who does it. */
export async function playLetter(
  stage: LetterStage,
  played: Played,
  acts: readonly LetterAct[],
): Promise<void> {
  for (const [at, act] of acts.entries()) {
    const common = { id: played.id, etag: '', requestId: stage.caller.requestId(`${played.name}/${at}`) };
    if (isHandling(act)) await handle(stage, played, act, common);
    else await resolve(stage, played, act, common);
  }
}

function isHandling(act: LetterAct): act is HandlingAct {
  return ['classify', 'hand', 'answer', 'dispose'].includes(act.act);
}

type Common = Record<'id' | 'etag' | 'requestId', string>;

async function handle(
  { caller, letters, desks, day }: LetterStage,
  { at, matter, bureau }: Played,
  act: HandlingAct,
  common: Common,
): Promise<void> {
  const numberSymbol = `${at + 1}/TB`;
  switch (act.act) {
    case 'classify': {
      const classification = classificationOf(act.as, matter, addDays(day, -20));
      const request = ClassifyLetterRequest.fromPartial({ ...common, classification });
      await caller.as(bureau.clerk, letters, letters.classifyLetter, request);
      return;
    }
    case 'hand': {
      const request = { ...common, postId: desks.postOf(bureau.decider), note: 'Trình lãnh đạo' };
      await caller.as(bureau.clerk, letters, letters.handOverLetter, request);
      return;
    }
    case 'answer': {
      const answer = 'Đơn vị đã rà soát, sửa quy trình và niêm yết lại.';
      const request = { ...common, numberSymbol, answer, publish: true };
      await caller.as(bureau.decider, letters, letters.answerFeedback, request);
      return;
    }
    case 'dispose': {
      // The notice to the denouncer is of denunciations, which are not passed on here.
      const told = { noticeNumberSymbol: '', note: 'Đã trả lời theo quy định' };
      const request = { ...common, outcome: act.to, numberSymbol, ...told };
      await caller.as(bureau.clerk, letters, letters.disposeLetter, request);
    }
  }
}

function classificationOf(axes: Axes, matter: Matter, knownDate: string) {
  const { content, ineligibleCode = '', competentBody = '' } = axes;
  const common = {
    content,
    branch: LetterBranch.ADMINISTRATIVE,
    eligible: ineligibleCode === '',
    ineligibleCode,
    competent: competentBody === '',
    competentBody,
  };
  if (content !== LetterContent.COMPLAINT) return common;
  const [complaintKind, instance] = [ComplaintKind.ADMINISTRATIVE, ComplaintInstance.FIRST];
  return { ...common, complaintKind, instance, contestedAct: matter.act, knownDate };
}

/** The way of a complaint, by who decides it but for verifying and sending. */
async function resolve(
  { caller, complaints, desks }: LetterStage,
  { at, bureau: { clerk, decider, verifier } }: Played,
  { act }: ComplaintAct,
  common: Common,
): Promise<void> {
  const numbered = { ...common, numberSymbol: `${at + 1}/QĐ` };
  const noticed = { ...common, noticeNumberSymbol: `${at + 1}/TB-TL` };
  switch (act) {
    case 'accept': {
      const request = { ...noticed, representativesAppointed: false };
      await caller.as(decider, complaints, complaints.acceptComplaint, request);
      return;
    }
    case 'refuse':
      await caller.as(decider, complaints, complaints.refuseComplaint, { ...noticed, code: 'internal_act' });
      return;
    case 'assign': {
      const request = { ...common, postId: desks.postOf(verifier), note: 'Xác minh tại chỗ' };
      await caller.as(decider, complaints, complaints.assignVerification, request);
      return;
    }
    case 'report': {
      const result = 'Văn bản đúng thẩm quyền, có sai sót về số liệu.';
      const request = { ...common, result, demandDiffers: false, deciderPostId: desks.postOf(decider) };
      await caller.as(verifier, complaints, complaints.submitVerification, request);
      return;
    }
    case 'complex':
      await caller.as(decider, complaints, complaints.determineComplexity, {
        ...numbered,
        codes: ['a', 'b'],
      });
      return;
    case 'suspend': {
      const request = { ...numbered, code: 'awaits_other' };
      await caller.as(decider, complaints, complaints.suspendComplaint, request);
      return;
    }
    case 'resume':
      await caller.as(decider, complaints, complaints.resumeComplaint, numbered);
      return;
    case 'withdraw':
      await caller.as(decider, complaints, complaints.withdrawComplaint, { ...numbered, partyIds: [] });
      return;
    case 'decide': {
      const decisionText = 'Điều chỉnh số liệu, giữ nguyên phần còn lại.';
      const request = { ...numbered, outcome: DecisionOutcome.PARTLY_RIGHT, decisionText };
      await caller.as(decider, complaints, complaints.issueDecision, request);
      return;
    }
    case 'send':
      await caller.as(clerk, complaints, complaints.sendDecision, { ...common, receiptDate: '' });
  }
}
