import { idOf } from '@baro/directory-client/testing';
import {
  Classification,
  ComplaintInstance,
  ComplaintKind,
  ConclusionOutcome,
  DecisionOutcome,
  Letter,
  LetterBranch,
  LetterChannel,
  LetterContent,
  PartyRole,
} from '@baro/proto/baro/complaints/v1/resources';
import type { LetterAction } from '../src/domain/states.ts';

/** What may be said beside the letter: any field of the request, by its name. */
export type Fields = Record<string, unknown>;

/** A letter as a request has it. */
export function letterOf(now: Date, fields: Partial<Letter> = {}): Letter {
  return Letter.fromPartial({
    unitId: idOf('ubnd'),
    channel: LetterChannel.POST,
    receiveTime: now,
    summary: 'Khiếu nại quyết định thu hồi đất tại phường Ba Đình',
    text: 'Tôi không đồng ý với quyết định thu hồi đất và đề nghị hủy quyết định.',
    parties: [sender()],
    originals: [{ name: 'Quyết định thu hồi đất', pages: 2, original: false, condition: 'rõ' }],
    ...fields,
  });
}

/** A person who signed the letter. */
export function sender(fullName = 'Trần Văn Khiếu', role: PartyRole = PartyRole.SENDER) {
  const identity = { fullName, address: '12 ngõ Trạm', documentNumber: '001088012345', birthYear: 1960 };
  return {
    role,
    localityCode: '00004',
    signed: true,
    identity: { ...identity, phone: '', email: '', note: '' },
  };
}

/** The axes of an eligible first complaint within the competence. */
export function complaintOf(now: Date): Classification {
  return Classification.fromPartial({
    content: LetterContent.COMPLAINT,
    branch: LetterBranch.ADMINISTRATIVE,
    eligible: true,
    competent: true,
    complaintKind: ComplaintKind.ADMINISTRATIVE,
    instance: ComplaintInstance.FIRST,
    contestedAct: 'Quyết định 12/QĐ-UBND',
    knownDate: new Date(now.getTime() - 10 * 86_400_000).toISOString().slice(0, 10),
  });
}

/** The axes of an eligible denunciation within the competence. */
export function denunciationOf(fields: Partial<Classification> = {}): Classification {
  return Classification.fromPartial({
    content: LetterContent.DENUNCIATION,
    branch: LetterBranch.ADMINISTRATIVE,
    eligible: true,
    competent: true,
    ...fields,
  });
}

/** What an act's request must have. */
export function usualOf(now: Date): Partial<Record<LetterAction, Fields>> {
  const numberSymbol = '15/QĐ-UBND';
  return {
    ClassifyLetter: { classification: complaintOf(now) },
    HandOverLetter: { postId: idOf('post chief'), note: '' },
    DisposeLetter: {
      outcome: 12,
      numberSymbol,
      noticeNumberSymbol: '',
      note: 'Chuyển đến cơ quan có thẩm quyền',
    },
    AnswerFeedback: { numberSymbol, answer: 'Đã sửa quy trình', publish: false },
    AcceptComplaint: { noticeNumberSymbol: '01/TB-UBND', representativesAppointed: false },
    RefuseComplaint: { code: 'expired', noticeNumberSymbol: '02/TB-UBND' },
    AssignVerification: { postId: idOf('post stc-official'), note: 'Xác minh tại phường' },
    SubmitVerification: {
      result: 'Quyết định đúng thẩm quyền, sai trình tự.',
      demandDiffers: false,
      deciderPostId: idOf('post chairman'),
    },
    DetermineComplexity: { codes: ['a', 'b'], numberSymbol },
    SuspendComplaint: { code: 'awaits_other', numberSymbol },
    ResumeComplaint: { numberSymbol },
    ScheduleDialogue: { holdTime: new Date(now.getTime() + 10 * 86_400_000) },
    RecordDialogue: { attended: true, allSigned: true, unsignedReason: '', result: 'Hai bên giữ ý kiến' },
    WithdrawComplaint: { partyIds: [], numberSymbol },
    TerminateComplaint: { code: 'act_revoked', numberSymbol },
    IssueDecision: { numberSymbol, outcome: DecisionOutcome.PARTLY_RIGHT, decisionText: 'Hủy Điều 2.' },
    SendDecision: { receiptDate: '' },
    AcceptDenunciation: {
      numberSymbol,
      basis: 'Luật Tố cáo 25/2018/QH14 Điều 29',
      acceptedContent: 'Thu phí sai quy định',
      evidence: '',
      groundCode: '',
    },
    RefuseDenunciation: { code: 'no_basis', noticeNumberSymbol: '02/TB-UBND' },
    NotifyAcceptance: { denouncerNumberSymbol: '03/TB-UBND', denouncedNumberSymbol: '04/TB-UBND' },
    ExtendResolution: { codes: ['a'], days: 30, numberSymbol },
    WithdrawDenunciation: {
      numberSymbol,
      partyIds: [],
      withdrawnContent: '',
      continueCode: '',
      continueGrounds: '',
    },
    IssueConclusion: {
      numberSymbol,
      outcome: ConclusionOutcome.PARTLY_TRUE,
      conclusionText: 'Có thu sai 2 lần.',
    },
    PublishConclusion: { codes: ['posting', 'website'] },
    RequestReport: { numberSymbol },
    RecordReport: { report: 'Chậm do phải giám định' },
    HandleInformation: {
      numberSymbol,
      code: 'inspect',
      violatorClear: true,
      evidenceGiven: true,
      verifiable: true,
      note: 'Có tài liệu kèm theo',
    },
  };
}
