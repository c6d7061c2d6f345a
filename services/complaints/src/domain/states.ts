import { enumName } from '@baro/chassis';
import { LetterState } from '@baro/proto/baro/complaints/v1/resources';

const { RECEIVED, CLASSIFIED, ACCEPTED, VERIFYING, VERIFIED, DECIDED, SENT, SUSPENDED } = LetterState;
const { CONCLUDED, CONCLUSION_SENT } = LetterState;

/** A complaint or denunciation that is being resolved and not suspended. */
const underWay = [ACCEPTED, VERIFYING, VERIFIED] as const;

/** States an action starts from, as the contract says. */
export const letterFrom = {
  ClassifyLetter: [RECEIVED, CLASSIFIED],
  HandOverLetter: [RECEIVED, CLASSIFIED, ...underWay, SUSPENDED, DECIDED, SENT, CONCLUDED, CONCLUSION_SENT],
  DisposeLetter: [CLASSIFIED],
  MarkDuplicate: [RECEIVED, CLASSIFIED],
  AnswerFeedback: [CLASSIFIED],
  AcceptComplaint: [CLASSIFIED],
  RefuseComplaint: [CLASSIFIED],
  AssignVerification: underWay,
  SubmitVerification: [VERIFYING],
  DetermineComplexity: underWay,
  SuspendComplaint: underWay,
  ResumeComplaint: [SUSPENDED],
  ScheduleDialogue: underWay,
  RecordDialogue: underWay,
  WithdrawComplaint: [CLASSIFIED, ...underWay, SUSPENDED],
  TerminateComplaint: [...underWay, SUSPENDED],
  IssueDecision: [VERIFIED],
  SendDecision: [DECIDED, SENT],
  AcceptDenunciation: [CLASSIFIED],
  RefuseDenunciation: [CLASSIFIED],
  RequestReport: [CLASSIFIED],
  RecordReport: [CLASSIFIED],
  HandleInformation: [CLASSIFIED],
  NotifyAcceptance: [...underWay, SUSPENDED],
  ExtendResolution: underWay,
  WithdrawDenunciation: [CLASSIFIED, ...underWay, SUSPENDED],
  IssueConclusion: [VERIFIED],
  SendConclusion: [CONCLUDED],
  PublishConclusion: [CONCLUSION_SENT],
} as const satisfies Record<string, readonly LetterState[]>;

export type LetterAction = keyof typeof letterFrom;

/** Whether the action starts from the state. */
export function startsFrom(action: LetterAction, state: LetterState): boolean {
  return (letterFrom[action] as readonly LetterState[]).includes(state);
}

/** Bare name of a state, for metadata of refusals, events and work lists. */
export function stateName(state: LetterState): string {
  return enumName(LetterState, state);
}
