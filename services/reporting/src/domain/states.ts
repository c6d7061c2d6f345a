import { Standing, SubmissionState } from '@baro/proto/baro/reporting/v1/resources';

/** Acts on a submission, by the names of their RPCs, and the states they start from. */
const starts = {
  SaveFigures: [SubmissionState.DRAFT, SubmissionState.CHECKED, SubmissionState.APPROVED],
  CheckSubmission: [SubmissionState.DRAFT],
  ApproveSubmission: [SubmissionState.CHECKED],
  ReturnSubmission: [SubmissionState.CHECKED, SubmissionState.APPROVED],
  SignSubmission: [SubmissionState.APPROVED],
  CorrectSubmission: [SubmissionState.SIGNED],
} as const;

export type SubmissionAction = keyof typeof starts;

export const submissionActions = Object.keys(starts) as SubmissionAction[]; // Object.keys forgets the key type

/** Whether the act starts from the state. */
export function startsFrom(action: SubmissionAction, state: SubmissionState): boolean {
  return (starts[action] as readonly SubmissionState[]).includes(state);
}

/** How a unit stands to the due time, by its first signature. */
export function standingOf(dueTime: Date, firstSignTime: Date | null, now: Date): Standing {
  if (firstSignTime) return firstSignTime <= dueTime ? Standing.ON_TIME : Standing.LATE;
  return now <= dueTime ? Standing.IN_TERM : Standing.MISSING;
}
