import { call } from '@baro/chassis';
import type { LetterCall } from './calls-letters.ts';
import { conclusionOf, demandOf, takeUp } from './denunciation-scenes.ts';
import { writing } from './petition-scenes.ts';

/** How each RPC of denunciations is asked. */
export const denunciationCalls: Record<string, LetterCall> = {
  AcceptDenunciation: {
    stage: 'denounced',
    changes: true,
    ask: ({ platform: { denunciations }, scene: { id }, token }) =>
      call(denunciations, denunciations.acceptDenunciation, takeUp(id), { token }),
  },
  RefuseDenunciation: {
    stage: 'denounced',
    changes: true,
    ask: ({ platform: { denunciations }, scene: { id }, token }) => {
      const request = { id, code: 'no_basis', noticeNumberSymbol: '6/TB-UBND', ...writing() };
      return call(denunciations, denunciations.refuseDenunciation, request, { token });
    },
  },
  RequestReport: {
    stage: 'overdue',
    changes: true,
    ask: ({ platform: { denunciations }, scene: { id }, token }) =>
      call(denunciations, denunciations.requestReport, demandOf(id), { token }),
  },
  RecordReport: {
    stage: 'reporting',
    changes: true,
    ask: ({ platform: { denunciations }, scene: { id }, token }) => {
      const request = { id, report: 'Đang xác minh', ...writing() };
      return call(denunciations, denunciations.recordReport, request, { token });
    },
  },
  HandleInformation: {
    stage: 'unsigned',
    changes: true,
    ask: ({ platform: { denunciations }, scene: { id }, token }) => {
      const facts = { violatorClear: true, evidenceGiven: true, verifiable: true };
      const told = { code: 'inspect', numberSymbol: '7/UBND-NC', note: 'Có chứng cứ' };
      const request = { id, ...facts, ...told, ...writing() };
      return call(denunciations, denunciations.handleInformation, request, { token });
    },
  },
  NotifyAcceptance: {
    stage: 'taken-up',
    changes: true,
    ask: ({ platform: { denunciations }, scene: { id }, token }) => {
      const notices = { denouncerNumberSymbol: '8/TB-UBND', denouncedNumberSymbol: '9/TB-UBND' };
      return call(denunciations, denunciations.notifyAcceptance, { id, ...notices, ...writing() }, { token });
    },
  },
  ExtendResolution: {
    stage: 'taken-up',
    changes: true,
    ask: ({ platform: { denunciations }, scene: { id }, token }) => {
      const request = { id, codes: ['a'], days: 30, numberSymbol: '10/QĐ-UBND', ...writing() };
      return call(denunciations, denunciations.extendResolution, request, { token });
    },
  },
  WithdrawDenunciation: {
    stage: 'taken-up',
    changes: true,
    ask: ({ platform: { denunciations }, scene: { id }, token }) => {
      const goesOn = { continueCode: 'violation', continueGrounds: 'Có dấu hiệu vi phạm' };
      const all = { partyIds: [], withdrawnContent: '', numberSymbol: '' };
      const request = { id, ...all, ...goesOn, ...writing() };
      return call(denunciations, denunciations.withdrawDenunciation, request, { token });
    },
  },
  IssueConclusion: {
    stage: 'looked-into',
    changes: true,
    ask: ({ platform: { denunciations }, scene: { id }, token }) =>
      call(denunciations, denunciations.issueConclusion, conclusionOf(id), { token }),
  },
  SendConclusion: {
    stage: 'concluded',
    changes: true,
    ask: ({ platform: { denunciations }, scene: { id }, token }) =>
      call(denunciations, denunciations.sendConclusion, { id, ...writing() }, { token }),
  },
  PublishConclusion: {
    stage: 'concluded-sent',
    changes: true,
    ask: ({ platform: { denunciations }, scene: { id }, token }) => {
      const request = { id, codes: ['posting'], ...writing() };
      return call(denunciations, denunciations.publishConclusion, request, { token });
    },
  },
  GetExtract: {
    stage: 'denounced',
    ask: ({ platform: { denunciations }, scene: { id }, token }) =>
      call(denunciations, denunciations.getExtract, { id }, { token }),
  },
};
