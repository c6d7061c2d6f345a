import {
  AcceptDenunciationRequest,
  IssueConclusionRequest,
  RequestReportRequest,
} from '@baro/proto/baro/complaints/v1/denunciations';
import { ClassifyLetterRequest } from '@baro/proto/baro/complaints/v1/letters';
import {
  ConclusionOutcome,
  FurtherDenunciation,
  LetterBranch,
  LetterContent,
} from '@baro/proto/baro/complaints/v1/resources';
import { call } from '@baro/chassis';
import type { Platform } from './platform.ts';
import { writing } from './petition-scenes.ts';

/** How far a denunciation is; `overdue` goes on from another, of `unsigned` it is not known who wrote it. */
export type DenunciationStage =
  | 'denounced'
  | 'overdue'
  | 'reporting'
  | 'unsigned'
  | 'taken-up'
  | 'looked-into'
  | 'concluded'
  | 'concluded-sent';

/** Acts that lead to each stage, in their order. */
export const denunciationWays: Record<DenunciationStage, readonly string[]> = {
  denounced: ['classify'],
  overdue: ['classify'],
  reporting: ['classify', 'demand'],
  unsigned: ['classify'],
  'taken-up': ['classify', 'take-up'],
  'looked-into': ['classify', 'take-up', 'assign', 'report'],
  concluded: ['classify', 'take-up', 'assign', 'report', 'conclude'],
  'concluded-sent': ['classify', 'take-up', 'assign', 'report', 'conclude', 'send'],
};

export function isDenunciation(stage: string): stage is DenunciationStage {
  return stage in denunciationWays;
}

/** The axes of the stage. */
export function denounced(id: string, stage: DenunciationStage): ClassifyLetterRequest {
  const unknown = stage === 'unsigned';
  const overdue = stage === 'overdue' || stage === 'reporting';
  return ClassifyLetterRequest.fromPartial({
    id,
    classification: {
      content: LetterContent.DENUNCIATION,
      branch: LetterBranch.ADMINISTRATIVE,
      competent: true,
      eligible: !unknown,
      ineligibleCode: unknown ? 'no_name_address' : '',
      further: overdue ? FurtherDenunciation.OVERDUE : FurtherDenunciation.UNSPECIFIED,
    },
    ...writing(),
  });
}

export function takeUp(id: string): AcceptDenunciationRequest {
  const decision = { numberSymbol: '3/QĐ-UBND', basis: 'Luật Tố cáo', acceptedContent: 'Thu tiền sai' };
  return AcceptDenunciationRequest.fromPartial({ id, ...decision, ...writing() });
}

export function conclusionOf(id: string): IssueConclusionRequest {
  const outcome = ConclusionOutcome.PARTLY_TRUE;
  const conclusion = { numberSymbol: '4/KL-UBND', outcome, conclusionText: 'Đúng một phần' };
  return IssueConclusionRequest.fromPartial({ id, ...conclusion, ...writing() });
}

export function demandOf(id: string): RequestReportRequest {
  return RequestReportRequest.fromPartial({ id, numberSymbol: '5/UBND-NC', ...writing() });
}

/** How the head and the clerk bring a denunciation on. */
export function denunciationActs(
  { denunciations }: Platform,
  id: string,
  head: { token: string },
): Record<string, () => Promise<unknown>> {
  return {
    'take-up': () => call(denunciations, denunciations.acceptDenunciation, takeUp(id), head),
    demand: () => call(denunciations, denunciations.requestReport, demandOf(id), head),
    conclude: () => call(denunciations, denunciations.issueConclusion, conclusionOf(id), head),
    send: () => call(denunciations, denunciations.sendConclusion, { id, ...writing() }, head),
  };
}
