import { denied } from '@baro/directory-client';
import type { Decision, FindUnit, Staff } from '@baro/directory-client';
import type { SubmissionState } from '@baro/proto/baro/reporting/v1/resources';
import { mayApprove, mayFill, maySign } from './policy.ts';
import { startsFrom, submissionActions } from './states.ts';
import type { SubmissionAction } from './states.ts';

/** Facts of a submission that decide who may act on it. */
export interface SubmissionFacts {
  readonly unitId: string;
  readonly state: SubmissionState;
  /** Who checked it; empty when nobody, or a system. */
  readonly checkerPersonId: string;
}

/** Who may do an act, whatever the state. */
export function decideSubmission(
  action: SubmissionAction,
  staff: Staff,
  { unitId }: Pick<SubmissionFacts, 'unitId'>,
  find: FindUnit,
): Decision {
  switch (action) {
    case 'SaveFigures':
    case 'CheckSubmission':
    case 'CorrectSubmission':
      return mayFill(staff, unitId, find);
    case 'ApproveSubmission':
    case 'ReturnSubmission':
      return mayApprove(staff, unitId, find);
    case 'SignSubmission':
      return maySign(staff, unitId);
    default:
      return denied;
  }
}

/** Acts that will work now. */
export function actionsOf(staff: Staff, facts: SubmissionFacts, find: FindUnit): SubmissionAction[] {
  return submissionActions.filter((action) => {
    const decision = decideSubmission(action, staff, facts, find);
    if (!decision.allowed || !startsFrom(action, facts.state)) return false;
    return action !== 'ApproveSubmission' || decision.as.personId !== facts.checkerPersonId;
  });
}
