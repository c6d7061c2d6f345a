import { PostRole, decide, findDesk, mayHandle } from '@baro/directory-client';
import type { Decision, Desk, Staff } from '@baro/directory-client';
import { FurtherDenunciation, LetterContent } from '@baro/proto/baro/complaints/v1/resources';
import type { LetterState } from '@baro/proto/baro/complaints/v1/resources';
import { letterFrom, startsFrom } from './states.ts';
import type { LetterAction } from './states.ts';

/** Facts of a letter that decide who may act on it; who asks sees it already. */
export interface LetterFacts {
  /** Unit whose head decides it: the one that received it, or what followed it. */
  readonly unitId: string;
  readonly state: LetterState;
  readonly content: LetterContent;
  /** Post that holds it; empty when nobody does. */
  readonly holderPostId: string;
  readonly further: FurtherDenunciation;
  /** Whether it is not known who sent it. */
  readonly senderUnknown: boolean;
}

/** Taking in letters of a unit is its records clerk's. */
export function mayReceive(staff: Staff, unitId: string): Decision {
  return decide(findDesk(staff, [PostRole.RECORDS_CLERK], unitId));
}

/** What anybody may ask without signing in is asked by the gateway's own program, and by nobody else. */
export function mayAskPublicly({ clientId }: { readonly clientId: string }, publicClientId: string): boolean {
  return publicClientId !== '' && clientId === publicClientId;
}

function headsUnit(desk: Desk): boolean {
  return desk.head && desk.role === PostRole.LEADER;
}

/**
 * What the caller sees letters by: posts that hold or held one, and units whose head the caller is. Nothing else opens a
 * letter: no book, no office, no unit above, no audit.
 */
export function viewersOf(staff: Staff): string[] {
  return staff.desks.flatMap((desk) => (headsUnit(desk) ? [desk.postId, desk.unitId] : [desk.postId]));
}

type Rule = (staff: Staff, letter: LetterFacts) => Decision;

const holder: Rule = (staff, letter) => mayHandle(staff, letter.holderPostId);

/** Decisions of the law are the head's of the unit, or those of a leader of it whose hands the letter is or was in. */
const decider: Rule = (staff, { unitId }) => decide(findDesk(staff, [PostRole.LEADER], unitId));

/** The clerk of the unit, its leaders, and whoever the letter lies with. */
const keeper: Rule = (staff, letter) => {
  const held = holder(staff, letter);
  if (held.allowed) return held;
  return decide(findDesk(staff, [PostRole.RECORDS_CLERK, PostRole.LEADER], letter.unitId));
};

/** Whether two letters are one is said by the clerk of the unit's book and its leaders: they have its letters before them. */
const judge: Rule = (staff, { unitId }) =>
  decide(findDesk(staff, [PostRole.RECORDS_CLERK, PostRole.LEADER], unitId));

/** Who decides each action: the same functions the use cases ask. */
const rules: Record<LetterAction, Rule> = {
  ClassifyLetter: keeper,
  HandOverLetter: holder,
  DisposeLetter: keeper,
  MarkDuplicate: judge,
  AnswerFeedback: decider,
  AcceptComplaint: decider,
  RefuseComplaint: decider,
  AssignVerification: decider,
  SubmitVerification: holder,
  DetermineComplexity: decider,
  SuspendComplaint: decider,
  ResumeComplaint: decider,
  ScheduleDialogue: keeper,
  RecordDialogue: keeper,
  WithdrawComplaint: decider,
  TerminateComplaint: decider,
  IssueDecision: decider,
  SendDecision: keeper,
  AcceptDenunciation: decider,
  RefuseDenunciation: decider,
  RequestReport: decider,
  RecordReport: keeper,
  HandleInformation: decider,
  NotifyAcceptance: keeper,
  ExtendResolution: decider,
  WithdrawDenunciation: decider,
  IssueConclusion: decider,
  SendConclusion: keeper,
  PublishConclusion: keeper,
};

/** Whether the action belongs to who holds the letter: others who see it are told who must act. */
export function isHolders(action: LetterAction): boolean {
  return rules[action] === holder;
}

/** Whether and as whom the caller may do the action, whatever the state. */
export function decideLetter(action: LetterAction, staff: Staff, letter: LetterFacts): Decision {
  return rules[action](staff, letter);
}

type Fit = (letter: Pick<LetterFacts, 'content' | 'further' | 'senderUnknown'>) => boolean;

const complaint: Fit = ({ content }) => content === LetterContent.COMPLAINT;
const denunciation: Fit = ({ content }) => content === LetterContent.DENUNCIATION;
/** Information whose sender is not known is no denunciation (LTC Đ.25). */
const information: Fit = (letter) => denunciation(letter) && letter.senderUnknown;
const resolvable: Fit = (letter) => denunciation(letter) && !letter.senderUnknown;
const overdue: Fit = (letter) => resolvable(letter) && letter.further === FurtherDenunciation.OVERDUE;

/** Letters an action is for; all when it is not named. */
const fits: Partial<Record<LetterAction, Fit>> = {
  AnswerFeedback: ({ content }) => content === LetterContent.FEEDBACK,
  AcceptComplaint: complaint,
  RefuseComplaint: complaint,
  DetermineComplexity: complaint,
  ScheduleDialogue: complaint,
  RecordDialogue: complaint,
  WithdrawComplaint: complaint,
  IssueDecision: complaint,
  SendDecision: complaint,
  AcceptDenunciation: resolvable,
  RefuseDenunciation: resolvable,
  RequestReport: overdue,
  RecordReport: overdue,
  HandleInformation: information,
  DisposeLetter: (letter) => !information(letter),
  NotifyAcceptance: denunciation,
  ExtendResolution: denunciation,
  WithdrawDenunciation: resolvable,
  IssueConclusion: denunciation,
  SendConclusion: denunciation,
  PublishConclusion: denunciation,
};

/** Whether the action is for letters of that kind. */
export function isFor(action: LetterAction, letter: Parameters<Fit>[0]): boolean {
  return fits[action]?.(letter) ?? true;
}

/** RPCs that will work on the letter now. */
export function letterActions(staff: Staff, letter: LetterFacts): LetterAction[] {
  const actions = Object.keys(letterFrom) as LetterAction[]; // Object.keys forgets the key type
  return actions.filter(
    (action) =>
      startsFrom(action, letter.state) &&
      isFor(action, letter) &&
      decideLetter(action, staff, letter).allowed,
  );
}
