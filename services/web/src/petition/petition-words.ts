import type { CouncilSession, Petition, PetitionAnswer, PetitionResult } from '../api/types.ts';
import type { Messages } from '../i18n/vi/index.ts';
import type { HeadDue } from '../item/item-head.tsx';
import { showDate, showDue, showInstantDate } from '../time/format.ts';

/** Whether an answer was signed: a fact of its own, whatever was claimed or found of the matter. */
export function isAnswered(petition: Petition): boolean {
  return petition.answerTime !== undefined;
}

/** The due time is that of the answer: once signed, its clock stands. */
export function headDue(petition: Petition, m: Messages): HeadDue {
  return {
    dueTime: petition.dueTime,
    state: petition.dueState,
    explanation: dueSentence(petition, m),
    isOpen: isClockRunning(petition),
    none: m.petition.noDue,
  };
}

export function isClockRunning(petition: Petition): boolean {
  return (
    !isAnswered(petition) &&
    petition.state !== 'PETITION_STATE_CLOSED' &&
    petition.state !== 'PETITION_STATE_RETIRED'
  );
}

/** Said where nobody holds it. */
export function nobodyOf({ state }: Petition, m: Messages): string {
  if (state === 'PETITION_STATE_CLOSED') return m.petition.nobodyClosed;
  return state === 'PETITION_STATE_RETIRED' ? m.likely.nobodyRetired : m.document.nobody;
}

/** How the due time came about; empty without one. */
export function dueSentence(petition: Petition, m: Messages): string {
  const { dueTime, originalDueTime } = petition;
  if (dueTime === undefined) return '';
  if (isAnswered(petition)) return m.petition.dueMet(showInstantDate(petition.answerTime));
  if (originalDueTime === undefined || originalDueTime === dueTime) return m.petition.dueSet;
  return m.petition.dueMoved(showDue(originalDueTime));
}

/** The answer that counts: the last one signed. */
export function signedAnswer(petition: Petition): PetitionAnswer | undefined {
  return newest(petition, 'ANSWER_STATE_SIGNED');
}

/** The draft that waits for a signature. */
export function waitingAnswer(petition: Petition): PetitionAnswer | undefined {
  return newest(petition, 'ANSWER_STATE_SUBMITTED');
}

function newest(petition: Petition, state: string): PetitionAnswer | undefined {
  return petition.answers?.find((answer) => answer.state === state);
}

/** Every answer but the one signed last and the one that waits, newest first. */
export function otherAnswers(petition: Petition): PetitionAnswer[] {
  const shown = [signedAnswer(petition)?.id, waitingAnswer(petition)?.id];
  return (petition.answers ?? []).filter((answer) => !shown.includes(answer.id));
}

/** Every claim and finding but the two in force, newest first. */
export function earlierResults(petition: Petition): PetitionResult[] {
  const shown = [petition.claim?.id, petition.finding?.id];
  return (petition.results ?? []).filter((result) => !shown.includes(result.id));
}

/** Whether the verifier found another thing than the unit claims. */
export function doTheyDiffer({ claim, finding }: Petition): boolean {
  return claim !== undefined && finding !== undefined && claim.resultClass !== finding.resultClass;
}

/** What a session is called: name and term. */
export function sessionTitle(session: CouncilSession, m: Messages): string {
  return m.petition.sessionOf(session.name ?? '', session.term ?? '');
}

/** The days of a session in words. */
export function sessionDays(session: CouncilSession, m: Messages): string {
  return m.petition.daySpan(showDate(session.openDate), showDate(session.closeDate));
}
