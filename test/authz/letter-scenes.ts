import { randomUUID } from 'node:crypto';
import {
  AssignVerificationRequest,
  ScheduleDialogueRequest,
  SubmitVerificationRequest,
} from '@baro/proto/baro/complaints/v1/complaints';
import { ClassifyLetterRequest, ReceiveLetterRequest } from '@baro/proto/baro/complaints/v1/letters';
import {
  ComplaintInstance,
  ComplaintKind,
  LetterBranch,
  LetterChannel,
  LetterContent,
  PartyRole,
} from '@baro/proto/baro/complaints/v1/resources';
import { call } from '@baro/chassis';
import { denounced, denunciationActs, denunciationWays, isDenunciation } from './denunciation-scenes.ts';
import type { DenunciationStage } from './denunciation-scenes.ts';
import type { Platform } from './platform.ts';
import { writing } from './petition-scenes.ts';
import { ahead } from './task-scenes.ts';
import { postId, unitId } from './world.ts';

/** How far a letter is; `twin` is one with another that went the same way, `away` one that is not for the unit, `feedback` one that is no complaint. */
export type LetterStage =
  | DenunciationStage
  | 'received'
  | 'twin'
  | 'away'
  | 'feedback'
  | 'classified'
  | 'accepted'
  | 'verifying'
  | 'suspended'
  | 'dialogue'
  | 'verified'
  | 'decided';

/** A letter to be made. Two equal ones are interchangeable until one is changed. */
export interface LetterPlan {
  stage: LetterStage;
  /** Post that gets it at the end; empty to leave it where it is. */
  holder: string;
  /** Whether the holder hands it on. */
  former: boolean;
}

/** A letter that was made. */
export interface LetterScene {
  id: string;
  /** Another letter in the same hands, of a twin. */
  otherId: string;
  dialogueId: string;
  /** Who sent it. */
  partyId: string;
}

/** A letter of one person to the city's committee. */
export function newLetter(): ReceiveLetterRequest {
  return ReceiveLetterRequest.fromPartial({
    letter: {
      unitId: unitId('UBND'),
      channel: LetterChannel.POST,
      receiveTime: new Date(Date.now() - 60_000),
      summary: 'Khiếu nại việc thu hồi đất',
      parties: [{ role: PartyRole.SENDER, signed: true, identity: { fullName: 'Vũ Thị Gửi' } }],
    },
    requestId: randomUUID(),
  });
}

/** The axes of the stage. */
export function axesOf(id: string, stage: LetterStage): ClassifyLetterRequest {
  if (isDenunciation(stage)) return denounced(id, stage);
  const away = stage === 'away';
  const common = { branch: LetterBranch.ADMINISTRATIVE, eligible: true, competent: !away };
  const complaint = {
    content: LetterContent.COMPLAINT,
    complaintKind: ComplaintKind.ADMINISTRATIVE,
    instance: ComplaintInstance.FIRST,
    contestedAct: 'Quyết định 1/QĐ-UBND',
    knownDate: new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10),
    competentBody: away ? 'Tòa án' : '',
  };
  const axes = stage === 'feedback' ? { content: LetterContent.FEEDBACK } : complaint;
  return ClassifyLetterRequest.fromPartial({ id, classification: { ...common, ...axes }, ...writing() });
}

export function verificationBy(id: string, post: string): AssignVerificationRequest {
  return AssignVerificationRequest.fromPartial({ id, postId: postId(post), ...writing() });
}

export function reportTo(id: string, post: string): SubmitVerificationRequest {
  const deciderPostId = postId(post);
  return SubmitVerificationRequest.fromPartial({ id, result: 'Đúng', deciderPostId, ...writing() });
}

export function dialogueOf(id: string): ScheduleDialogueRequest {
  return ScheduleDialogueRequest.fromPartial({ id, holdTime: ahead(20), ...writing() });
}

/** Acts that lead to each stage, in their order. */
const ways: Record<LetterStage, readonly string[]> = {
  ...denunciationWays,
  received: [],
  twin: [],
  away: ['classify'],
  feedback: ['classify'],
  classified: ['classify'],
  accepted: ['classify', 'accept'],
  verifying: ['classify', 'accept', 'assign'],
  suspended: ['classify', 'accept', 'suspend'],
  dialogue: ['classify', 'accept', 'dialogue'],
  verified: ['classify', 'accept', 'assign', 'report'],
  decided: ['classify', 'accept', 'assign', 'report', 'decide'],
};

/** Who holds the letter when its way has ended. */
function holderAfter(stage: LetterStage): string {
  if (stage === 'verifying') return 'STC.desk';
  return stage === 'verified' || stage === 'looked-into' ? 'UBND.leader' : 'UBND.clerk';
}

/** Makes a letter the way the city does: the clerk takes it in and classifies, the head accepts, a desk verifies. */
export async function makeLetter(platform: Platform, plan: LetterPlan): Promise<LetterScene> {
  const { letters, complaints, tokenOf, sql } = platform;
  const other =
    plan.stage === 'twin' ? await makeLetter(platform, { ...plan, stage: 'received' }) : undefined;
  const as = async (name: string): Promise<{ token: string }> => ({ token: await tokenOf(name) });
  const received = await call(letters, letters.receiveLetter, newLetter(), await as('UBND.clerk'));
  const id = received.letter?.id ?? '';
  const numberSymbol = '1/QĐ-UBND';
  let dialogueId = '';
  const head = await as('UBND.leader');
  const acts: Record<string, () => Promise<unknown>> = {
    ...denunciationActs(platform, id, head),
    classify: async () =>
      call(letters, letters.classifyLetter, axesOf(id, plan.stage), await as('UBND.clerk')),
    accept: () => {
      const notice = { noticeNumberSymbol: '1/TB-UBND', representativesAppointed: false };
      return call(complaints, complaints.acceptComplaint, { id, ...notice, ...writing() }, head);
    },
    assign: () => call(complaints, complaints.assignVerification, verificationBy(id, 'STC.desk'), head),
    suspend: () => {
      const request = { id, code: 'awaits_other', numberSymbol, ...writing() };
      return call(complaints, complaints.suspendComplaint, request, head);
    },
    dialogue: async () => {
      const { letter } = await call(complaints, complaints.scheduleDialogue, dialogueOf(id), head);
      dialogueId = letter?.complaint?.dialogues[0]?.id ?? '';
      // Nobody waits here until it is held.
      const held = `UPDATE letter_dialogues SET hold_time = now() - interval '1 hour' WHERE id = $1`;
      await sql('complaints', held, [dialogueId]);
    },
    report: async () =>
      call(complaints, complaints.submitVerification, reportTo(id, 'UBND.leader'), await as('STC.desk')),
    decide: () => {
      const request = { id, numberSymbol, outcome: 1 as const, decisionText: 'Hủy', ...writing() };
      return call(complaints, complaints.issueDecision, request, head);
    },
  };
  for (const name of ways[plan.stage]) await acts[name]?.();
  const hand = async (from: string, to: string): Promise<void> => {
    const request = { id, postId: postId(to), note: '', ...writing() };
    await call(letters, letters.handOverLetter, request, await as(from));
  };
  if (plan.holder) await hand(holderAfter(plan.stage), plan.holder);
  if (plan.holder && plan.former) await hand(plan.holder, 'UBND.desk');
  return { id, otherId: other?.id ?? '', dialogueId, partyId: received.letter?.parties[0]?.partyId ?? '' };
}
