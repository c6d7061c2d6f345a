import {
  DuplicateVerdict,
  GetLegalCodesRequest,
  ListLettersRequest,
} from '@baro/proto/baro/complaints/v1/letters';
import { LetterState } from '@baro/proto/baro/complaints/v1/resources';
import { call } from '@baro/chassis';
import { axesOf, dialogueOf, newLetter, reportTo, verificationBy } from './letter-scenes.ts';
import type { LetterScene, LetterStage } from './letter-scenes.ts';
import { writing } from './petition-scenes.ts';
import type { Platform, Token } from './platform.ts';
import { postId } from './world.ts';

export interface LetterQuestion {
  platform: Platform;
  token: Token;
  scene: LetterScene;
  /** What `prepare` made. */
  prepared: string;
}

export interface LetterCall {
  /** How far along the letter is. */
  stage: LetterStage;
  /** Makes what is asked about; its id is `prepared`. */
  prepare?: (platform: Platform, scene: LetterScene) => Promise<string>;
  ask: (question: LetterQuestion) => Promise<unknown>;
  changes?: true;
}

const numberSymbol = '2/QĐ-UBND';

/** How each RPC of letters is asked. */
export const letterCalls: Record<string, LetterCall> = {
  ReceiveLetter: {
    stage: 'received',
    changes: true,
    ask: ({ platform: { letters }, token }) => call(letters, letters.receiveLetter, newLetter(), { token }),
  },
  GetLegalCodes: {
    stage: 'received',
    ask: ({ platform: { letters }, token }) =>
      call(letters, letters.getLegalCodes, GetLegalCodesRequest.create(), { token }),
  },
  GetLetter: {
    stage: 'received',
    ask: ({ platform: { letters }, scene: { id }, token }) =>
      call(letters, letters.getLetter, { id }, { token }),
  },
  ListLetters: { stage: 'received', ask: findLetter },
  ClassifyLetter: {
    stage: 'received',
    changes: true,
    ask: ({ platform: { letters }, scene: { id }, token }) =>
      call(letters, letters.classifyLetter, axesOf(id, 'classified'), { token }),
  },
  HandOverLetter: {
    stage: 'received',
    changes: true,
    ask: ({ platform: { letters }, scene: { id }, token }) => {
      const request = { id, postId: postId('SYT.desk'), note: '', ...writing() };
      return call(letters, letters.handOverLetter, request, { token });
    },
  },
  DisposeLetter: {
    stage: 'away',
    changes: true,
    ask: ({ platform: { letters }, scene: { id }, token }) => {
      const outcome = LetterState.GUIDED;
      const request = {
        id,
        outcome,
        numberSymbol,
        noticeNumberSymbol: '',
        note: 'Đã hướng dẫn',
        ...writing(),
      };
      return call(letters, letters.disposeLetter, request, { token });
    },
  },
  ListLikelyLetters: {
    stage: 'received',
    ask: ({ platform: { letters }, scene: { id }, token }) =>
      call(letters, letters.listLikelyLetters, { id }, { token }),
  },
  MarkDuplicate: {
    stage: 'twin',
    changes: true,
    ask: ({ platform: { letters }, scene: { id, otherId }, token }) => {
      const request = { id, otherId, verdict: DuplicateVerdict.DUPLICATE, ...writing() };
      return call(letters, letters.markDuplicate, request, { token });
    },
  },
  AnswerFeedback: {
    stage: 'feedback',
    changes: true,
    ask: ({ platform: { letters }, scene: { id }, token }) => {
      const request = { id, numberSymbol, answer: 'Đã sửa', publish: false, ...writing() };
      return call(letters, letters.answerFeedback, request, { token });
    },
  },
};

/** How each RPC of complaints is asked. */
export const complaintCalls: Record<string, LetterCall> = {
  AcceptComplaint: {
    stage: 'classified',
    changes: true,
    ask: ({ platform: { complaints }, scene: { id }, token }) => {
      const notice = { noticeNumberSymbol: '2/TB-UBND', representativesAppointed: false };
      return call(complaints, complaints.acceptComplaint, { id, ...notice, ...writing() }, { token });
    },
  },
  RefuseComplaint: {
    stage: 'classified',
    changes: true,
    ask: ({ platform: { complaints }, scene: { id }, token }) => {
      const request = { id, code: 'court', noticeNumberSymbol: '2/TB-UBND', ...writing() };
      return call(complaints, complaints.refuseComplaint, request, { token });
    },
  },
  AssignVerification: {
    stage: 'accepted',
    changes: true,
    ask: ({ platform: { complaints }, scene: { id }, token }) =>
      call(complaints, complaints.assignVerification, verificationBy(id, 'SYT.desk'), { token }),
  },
  SubmitVerification: {
    stage: 'verifying',
    changes: true,
    ask: ({ platform: { complaints }, scene: { id }, token }) =>
      call(complaints, complaints.submitVerification, reportTo(id, 'UBND.leader'), { token }),
  },
  DetermineComplexity: {
    stage: 'accepted',
    changes: true,
    ask: ({ platform: { complaints }, scene: { id }, token }) => {
      const request = { id, codes: ['a'], numberSymbol, ...writing() };
      return call(complaints, complaints.determineComplexity, request, { token });
    },
  },
  SuspendComplaint: {
    stage: 'accepted',
    changes: true,
    ask: ({ platform: { complaints }, scene: { id }, token }) => {
      const request = { id, code: 'awaits_other', numberSymbol, ...writing() };
      return call(complaints, complaints.suspendComplaint, request, { token });
    },
  },
  ResumeComplaint: {
    stage: 'suspended',
    changes: true,
    ask: ({ platform: { complaints }, scene: { id }, token }) =>
      call(complaints, complaints.resumeComplaint, { id, numberSymbol, ...writing() }, { token }),
  },
  ScheduleDialogue: {
    stage: 'accepted',
    changes: true,
    ask: ({ platform: { complaints }, scene: { id }, token }) =>
      call(complaints, complaints.scheduleDialogue, dialogueOf(id), { token }),
  },
  RecordDialogue: {
    stage: 'dialogue',
    changes: true,
    ask: ({ platform: { complaints }, scene: { id, dialogueId }, token }) => {
      const minutes = { attended: true, allSigned: true, unsignedReason: '', result: 'Giữ ý kiến' };
      return call(
        complaints,
        complaints.recordDialogue,
        { id, dialogueId, ...minutes, ...writing() },
        { token },
      );
    },
  },
  WithdrawComplaint: {
    stage: 'accepted',
    changes: true,
    ask: ({ platform: { complaints }, scene: { id }, token }) =>
      call(
        complaints,
        complaints.withdrawComplaint,
        { id, partyIds: [], numberSymbol, ...writing() },
        { token },
      ),
  },
  TerminateComplaint: {
    stage: 'accepted',
    changes: true,
    ask: ({ platform: { complaints }, scene: { id }, token }) => {
      const request = { id, code: 'court', numberSymbol, ...writing() };
      return call(complaints, complaints.terminateComplaint, request, { token });
    },
  },
  IssueDecision: {
    stage: 'verified',
    changes: true,
    ask: ({ platform: { complaints }, scene: { id }, token }) => {
      const request = { id, numberSymbol, outcome: 1 as const, decisionText: 'Hủy', ...writing() };
      return call(complaints, complaints.issueDecision, request, { token });
    },
  },
  SendDecision: {
    stage: 'decided',
    changes: true,
    ask: ({ platform: { complaints }, scene: { id }, token }) =>
      call(complaints, complaints.sendDecision, { id, receiptDate: '', ...writing() }, { token }),
  },
};

/** Looks through all pages of what the caller sees. */
async function findLetter({
  platform: { letters },
  scene,
  token,
}: LetterQuestion): Promise<'seen' | 'hidden'> {
  let pageToken = '';
  do {
    const request = ListLettersRequest.fromPartial({ pageSize: 200, pageToken });
    const page = await call(letters, letters.listLetters, request, { token });
    if (page.letters.some(({ id }) => id === scene.id)) return 'seen';
    pageToken = page.nextPageToken;
  } while (pageToken !== '');
  return 'hidden';
}
