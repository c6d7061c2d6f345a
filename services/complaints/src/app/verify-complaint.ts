import { getHolderOf } from '@baro/directory-client';
import { AppError, checkId, checkReason, refuseField } from '@baro/chassis';
import type {
  AssignVerificationRequest,
  SubmitVerificationRequest,
} from '@baro/proto/baro/complaints/v1/complaints';
import { LetterState } from '@baro/proto/baro/complaints/v1/resources';
import { PostRole } from '@baro/directory-client';
import { auditAct } from './acts.ts';
import { letterAct } from './change-letter.ts';
import { getCase } from './complaint-act.ts';
import { emitLetter } from './emit.ts';
import { getReceiver, moveLetter } from './hands.ts';

/** Who decides gives the verification to a post, anew, or back for more. */
export const assignVerification = letterAct<AssignVerificationRequest>({
  action: 'AssignVerification',
  receiver: 'postId',
  check: (check, { postId, note }) => {
    checkId(check, 'postId', postId);
    check.text('note', note, 1000);
  },
  texts: ({ note }) => ({ note }),
  work: async (act, { postId, note }) => {
    const to = getReceiver(act, 'postId', postId);
    const from = act.item.holderUnitId;
    getCase(act).verifierPostId = postId;
    act.letter.state = LetterState.VERIFYING;
    await moveLetter(act, { reason: 'verification_assigned', to, note: note.trim() });
    emitLetter(act.tx, act.letter, 'VerificationAssigned', { postId }, [from, to.unitId]);
    auditAct(act, 'assign_verification', { toPostId: postId });
  },
});

/** The verifier reports to the leader who decides. */
export const submitVerification = letterAct<SubmitVerificationRequest>({
  action: 'SubmitVerification',
  receiver: 'deciderPostId',
  check: (check, { result, deciderPostId }) => {
    checkReason(check, 'result', result, 20_000);
    checkId(check, 'deciderPostId', deciderPostId);
  },
  texts: ({ result }) => ({ result }),
  work: async (act, { result, demandDiffers, deciderPostId }) => {
    const { session, letter } = act;
    const { post, ...to } = getHolderOf(session, 'deciderPostId', deciderPostId);
    const leads = post.post.role === PostRole.LEADER && to.unitId === letter.deciderUnitId;
    if (!leads) throw new AppError('DECIDER_WRONG');
    const found = getCase(act);
    found.verification = result;
    if ('demandDiffers' in found) found.demandDiffers = demandDiffers;
    else if (demandDiffers) {
      const en = 'is for a complaint only';
      refuseField('demandDiffers', 'NOT_ALLOWED', en, 'chỉ dùng cho khiếu nại');
    }
    letter.state = LetterState.VERIFIED;
    const from = act.item.holderUnitId;
    await moveLetter(act, { reason: 'verification_submitted', to });
    emitLetter(act.tx, letter, 'VerificationSubmitted', { demandDiffers }, [from, to.unitId]);
    auditAct(act, 'submit_verification', { demandDiffers, toPostId: deciderPostId });
  },
});
