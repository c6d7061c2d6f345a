import { AppError, checkId, checkReason, refuseField } from '@baro/chassis';
import type {
  AnswerFeedbackRequest,
  DisposeLetterRequest,
  HandOverLetterRequest,
} from '@baro/proto/baro/complaints/v1/letters';
import { LetterContent, LetterState } from '@baro/proto/baro/complaints/v1/resources';
import { stateName } from '../domain/states.ts';
import { auditAct } from './acts.ts';
import type { Acts } from './acts.ts';
import { letterAct } from './change-letter.ts';
import { endClock } from './clocks.ts';
import { emitLetter } from './emit.ts';
import { getReceiver, moveLetter } from './hands.ts';

/** The holder hands over to another post where the unit's writ runs. */
export const handOverLetter = letterAct<HandOverLetterRequest>({
  action: 'HandOverLetter',
  check: (check, { postId, note }) => {
    checkId(check, 'postId', postId);
    check.text('note', note, 1000);
  },
  work: async (act, { postId, note }) => {
    const to = getReceiver(act, 'postId', postId);
    const from = act.item.holderUnitId;
    await moveLetter(act, { reason: 'handed_over', to, note: note.trim() });
    emitLetter(act.tx, act.letter, 'LetterHandedOver', { postId }, [from, to.unitId]);
    auditAct(act, 'hand_over', { toPostId: postId });
  },
});

const { TRANSFERRED, GUIDED, RETURNED, FILED } = LetterState;
const outcomes: readonly LetterState[] = [TRANSFERRED, GUIDED, RETURNED, FILED];

/** Ends a letter that is not resolved here. */
export const disposeLetter = letterAct<DisposeLetterRequest>({
  action: 'DisposeLetter',
  check: (check, { outcome, numberSymbol, note }) => {
    if (!outcomes.includes(outcome)) {
      const en = 'is not TRANSFERRED, GUIDED, RETURNED or FILED';
      check.add('outcome', 'NOT_ALLOWED', en, 'chỉ gồm chuyển đơn, hướng dẫn, trả lại hoặc xếp lưu');
    }
    check.text('numberSymbol', numberSymbol, 60);
    if (outcome !== FILED) check.required('numberSymbol', numberSymbol);
    checkReason(check, 'note', note, 2000);
  },
  work: async (act, { outcome, numberSymbol, note }) => {
    checkOutcome(act, outcome);
    await finish(act, 'disposed', { state: outcome, numberSymbol, note });
    const told = stateName(outcome);
    emitLetter(act.tx, act.letter, 'LetterDisposed', { outcome: told }, [act.as.unitId]);
    auditAct(act, 'dispose', { outcome: told });
  },
});

/** What may become of a letter by its axes (TT 05/2021): one that is to be handled here is not sent away. */
function checkOutcome({ letter }: Acts, outcome: LetterState): void {
  const several = letter.content === LetterContent.SEVERAL;
  const away = !letter.competent && letter.eligible;
  const fits: Partial<Record<LetterState, boolean>> = {
    [TRANSFERRED]: away && !several,
    [GUIDED]: away || several || !letter.eligible,
    [RETURNED]: away || !letter.eligible,
    [FILED]: !letter.eligible,
  };
  if (!fits[outcome]) throw new AppError('DISPOSAL_WRONG');
}

/** Answers feedback; the answer may be published at once. */
export const answerFeedback = letterAct<AnswerFeedbackRequest>({
  action: 'AnswerFeedback',
  check: (check, { numberSymbol, answer }) => {
    checkReason(check, 'numberSymbol', numberSymbol, 60);
    checkReason(check, 'answer', answer, 5000);
  },
  work: async (act, { numberSymbol, answer, publish }) => {
    const { letter } = act;
    if (!letter.eligible || !letter.competent) throw new AppError('CONTENT_WRONG');
    const secret = act.parties.some(({ secretOnRequest }) => secretOnRequest);
    if (publish && secret) {
      refuseField(
        'publish',
        'SECRET',
        'is refused: a sender asked to be kept secret',
        'người gửi yêu cầu giữ bí mật',
      );
    }
    letter.published = publish;
    await finish(act, 'answered', { state: LetterState.ANSWERED, numberSymbol, note: answer });
    emitLetter(act.tx, letter, 'FeedbackAnswered', { published: publish }, [act.as.unitId]);
    auditAct(act, 'answer', { published: publish });
  },
});

interface Finish {
  state: LetterState;
  numberSymbol: string;
  note: string;
}

/** Nobody holds the letter any more; no clock runs. */
async function finish(
  act: Acts,
  reason: 'disposed' | 'answered',
  { state, numberSymbol, note }: Finish,
): Promise<void> {
  const told = { disposalNumberSymbol: numberSymbol.trim(), disposalNote: note.trim() };
  Object.assign(act.letter, { state, ...told });
  endClock(act, 'accept', act.session.now);
  await moveLetter(act, { reason, to: undefined });
}
