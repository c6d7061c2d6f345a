import { AppError, checkId, checkReason, refuseField } from '@baro/chassis';
import type {
  AnswerFeedbackRequest,
  DisposeLetterRequest,
  HandOverLetterRequest,
} from '@baro/proto/baro/complaints/v1/letters';
import { LetterContent, LetterState } from '@baro/proto/baro/complaints/v1/resources';
import { mayEndAs } from '../domain/denunciation-rules.ts';
import { stateName } from '../domain/states.ts';
import { isDuplicate } from './mark-duplicate.ts';
import { isPassedOn } from '../store/passed-on-store.ts';
import { auditAct } from './acts.ts';
import type { Acts } from './acts.ts';
import { letterAct } from './change-letter.ts';
import { endClock } from './clocks.ts';
import { getDenunciation } from './complaint-act.ts';
import { emitLetter } from './emit.ts';
import { getReceiver, moveLetter } from './hands.ts';

/** The holder hands over to another post where the unit's writ runs. */
export const handOverLetter = letterAct<HandOverLetterRequest>({
  action: 'HandOverLetter',
  receiver: 'postId',
  check: (check, { postId, note }) => {
    checkId(check, 'postId', postId);
    check.text('note', note, 1000);
  },
  texts: ({ note }) => ({ note }),
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
  check: (check, { outcome, numberSymbol, note, noticeNumberSymbol }) => {
    if (!outcomes.includes(outcome)) {
      const en = 'is not TRANSFERRED, GUIDED, RETURNED or FILED';
      check.add('outcome', 'NOT_ALLOWED', en, 'chỉ gồm chuyển đơn, hướng dẫn, trả lại hoặc xếp lưu');
    }
    check.text('numberSymbol', numberSymbol, 60);
    if (outcome !== FILED) check.required('numberSymbol', numberSymbol);
    check.text('noticeNumberSymbol', noticeNumberSymbol, 60);
    checkReason(check, 'note', note, 2000);
  },
  texts: ({ note }) => ({ note }),
  work: async (act, { outcome, numberSymbol, note, noticeNumberSymbol }) => {
    await checkOutcome(act, outcome);
    await passOn(act, outcome, noticeNumberSymbol.trim());
    await finish(act, 'disposed', { state: outcome, numberSymbol, note });
    const told = stateName(outcome);
    emitLetter(act.tx, act.letter, 'LetterDisposed', { outcome: told }, [act.as.unitId]);
    auditAct(act, 'dispose', { outcome: told });
  },
});

/** @throws AppError DISPOSAL_WRONG where the axes do not lead to it */
async function checkOutcome({ tx, letter }: Acts, outcome: LetterState): Promise<void> {
  const duplicate = outcome === FILED && (await isDuplicate(tx.em, letter));
  if (!mayEndAs(letter, outcome, duplicate)) throw new AppError('DISPOSAL_WRONG');
}

/**
 * A denunciation is passed on once for the same content, and the denouncer is told (LTC Đ.24(2), TT 05/2021).
 * @throws AppError TRANSFERRED_BEFORE; FIELD_INVALID without the notice, or with one that is not due
 */
async function passOn(act: Acts, outcome: LetterState, notice: string): Promise<void> {
  const { tx, letter } = act;
  const passed = outcome === TRANSFERRED && letter.content === LetterContent.DENUNCIATION;
  if (!passed) {
    if (!notice) return;
    const en = 'is for a denunciation that is TRANSFERRED';
    refuseField('noticeNumberSymbol', 'NOT_ALLOWED', en, 'chỉ dùng khi chuyển đơn tố cáo');
  }
  if (!notice) refuseField('noticeNumberSymbol', 'REQUIRED', 'is required', 'bắt buộc nhập');
  if (await isPassedOn(tx.em, letter)) throw new AppError('TRANSFERRED_BEFORE');
  getDenunciation(act).noticeNumberSymbol = notice;
}

/** Answers feedback; the answer may be published at once. */
export const answerFeedback = letterAct<AnswerFeedbackRequest>({
  action: 'AnswerFeedback',
  check: (check, { numberSymbol, answer }) => {
    checkReason(check, 'numberSymbol', numberSymbol, 60);
    checkReason(check, 'answer', answer, 5000);
  },
  texts: ({ answer }) => ({ answer }),
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
export async function finish(
  act: Acts,
  reason: 'disposed' | 'answered' | 'inspected',
  { state, numberSymbol, note }: Finish,
): Promise<void> {
  const told = { disposalNumberSymbol: numberSymbol.trim(), disposalNote: note.trim() };
  Object.assign(act.letter, { state, ...told });
  endClock(act, 'accept', act.session.now);
  endClock(act, 'report_answer', act.session.now);
  await moveLetter(act, { reason, to: undefined });
}
