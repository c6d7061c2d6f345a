import { getHolderOf, isUnder, localDateOf, PostRole } from '@baro/directory-client';
import { AppError, checkId, checkReason, newId, enumName } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import { AnswerState, PetitionState, ResultClass, ResultKind } from '@baro/proto/baro/petitions/v1/resources';
import type {
  SendBackAnswerRequest,
  SendBackAnswerResponse,
  SignAnswerRequest,
  SignAnswerResponse,
  SubmitAnswerRequest,
  SubmitAnswerResponse,
} from '@baro/proto/baro/petitions/v1/petitions';
import { openParts } from '../domain/part-states.ts';
import { findParts } from '../store/part-store.ts';
import { AnswerEntity } from '../store/petition-entities.ts';
import type { AnswerRow } from '../store/petition-entities.ts';
import { findAnswer } from '../store/petition-store.ts';
import { countSessionsOf } from '../store/session-store.ts';
import { auditAct, changePetition } from './change-petition.ts';
import type { Deps } from './deps.ts';
import { emitPetition } from './emit.ts';
import { holderToday, movePetition } from './hands.ts';
import type { Acts } from './hands.ts';
import { noFields } from './handle-petition.ts';
import { withdrawParts } from './part-hands.ts';
import { promiseClaimed } from './make-promise.ts';
import { checkWord } from './petition-fields.ts';
import { addResult } from './results.ts';

/** The holder submits the written answer, with what the unit claims, to the leader who signs it. */
export async function submitAnswer(
  deps: Deps,
  request: SubmitAnswerRequest,
  ctx: CallContext,
): Promise<SubmitAnswerResponse> {
  const { resultClass, resultDueDate, resultText } = request;
  const word = { resultClass, dueDate: resultDueDate, text: resultText };
  const names = { dueDate: 'resultDueDate', text: 'resultText', textNeeded: false };
  return changePetition(
    deps,
    ctx,
    request,
    'SubmitAnswer',
    (check) => {
      checkReason(check, 'text', request.text, 20_000);
      check.uuid('documentId', request.documentId);
      checkWord(check, word, names, localDateOf(ctx.now));
      checkId(check, 'signerPostId', request.signerPostId);
    },
    async (act) => {
      await closeParts(act);
      submit(act, request);
    },
  );
}

/**
 * The lead waits for co-ordinators who still have time. Whoever let the due time pass is taken to agree and keeps the
 * responsibility (NĐ 191/2026/NĐ-CP Đ.17).
 */
async function closeParts(act: Acts): Promise<void> {
  const { tx, session, petition } = act;
  const parts = await findParts(tx.em, petition.id);
  const waiting = parts.filter(({ state, dueTime }) => openParts.includes(state) && dueTime >= session.now);
  if (waiting.length > 0) throw new AppError('PARTS_OPEN', { metadata: { count: String(waiting.length) } });
  await withdrawParts(act, 'Quá hạn phối hợp, coi như thống nhất');
}

function submit(act: Acts, request: SubmitAnswerRequest): void {
  const { tx, session, petition, item, as } = act;
  const to = getHolderOf(session, 'signerPostId', request.signerPostId);
  const leads = isUnder(petition.leadUnitId ?? '', to.unitId, session.find);
  if (to.post.post.role !== PostRole.LEADER || !leads) throw new AppError('SIGNER_NOT_LEADER');
  const answer: AnswerRow = {
    id: newId(),
    petitionId: petition.id,
    state: AnswerState.SUBMITTED,
    text: request.text.trim(),
    documentId: request.documentId || null,
    resultClass: request.resultClass,
    resultDueDate: request.resultDueDate || null,
    resultText: request.resultText.trim(),
    submitUnitId: as.unitId,
    submitPostId: as.postId,
    submitPersonId: as.personId,
    submitTime: session.now,
    signUnitId: null,
    signPostId: null,
    signPersonId: null,
    signTime: null,
    note: '',
  };
  tx.em.persist(tx.em.create(AnswerEntity, answer));
  Object.assign(petition, { state: PetitionState.SUBMITTED, openAnswerId: answer.id });
  const from = item.holderUnitId;
  movePetition(act, { reason: 'submitted', to, backVersion: item.version });
  const data = { answerId: answer.id, signerPostId: request.signerPostId };
  emitPetition(tx, petition, 'PetitionAnswerSubmitted', data, [from, to.unitId]);
  auditAct(act, 'submit_answer', { answerId: answer.id, signerPostId: request.signerPostId });
}

/** The authorised person signs: the petition is answered and its claim stands. */
export async function signAnswer(
  deps: Deps,
  request: SignAnswerRequest,
  ctx: CallContext,
): Promise<SignAnswerResponse> {
  return changePetition(deps, ctx, request, 'SignAnswer', noFields, sign);
}

async function sign(act: Acts): Promise<void> {
  const { tx, session, petition, item } = act;
  const answer = await decideAnswer(act, AnswerState.SIGNED, '');
  const first = !petition.answerTime;
  Object.assign(petition, { state: PetitionState.ANSWERED, answerTime: petition.answerTime ?? session.now });
  const { resultClass, resultDueDate, resultText: text } = answer;
  const author = {
    unitId: answer.submitUnitId,
    postId: answer.submitPostId,
    personId: answer.submitPersonId,
  };
  const word = { resultClass, dueDate: resultDueDate ?? '', text };
  addResult(act, ResultKind.CLAIM, author, word);
  await promiseClaimed(act, word, { promiser: act.as, accountable: author });
  const from = item.holderUnitId;
  movePetition(act, { reason: 'signed', to: holderToday(session, author) });
  if (first) await countSessionsOf(tx.em, petition.id, { answered: 1 });
  const data = {
    answerId: answer.id,
    answerTime: session.now,
    dueTime: petition.dueTime ?? undefined,
    resultClass: enumName(ResultClass, resultClass),
  };
  emitPetition(tx, petition, 'PetitionAnswered', data, [from, author.unitId]);
  auditAct(act, 'sign_answer', { answerId: answer.id });
}

/** The authorised person sends the draft back to who submitted it. */
export async function sendBackAnswer(
  deps: Deps,
  request: SendBackAnswerRequest,
  ctx: CallContext,
): Promise<SendBackAnswerResponse> {
  return changePetition(
    deps,
    ctx,
    request,
    'SendBackAnswer',
    (check) => checkReason(check, 'reason', request.reason, 500),
    async (act) => {
      const { tx, session, petition, item } = act;
      const note = request.reason.trim();
      const answer = await decideAnswer(act, AnswerState.SENT_BACK, note);
      petition.state = PetitionState.ACCEPTED;
      const { submitUnitId: unitId, submitPostId: postId, submitPersonId: personId } = answer;
      const from = item.holderUnitId;
      movePetition(act, {
        reason: 'sent_back',
        to: holderToday(session, { unitId, postId, personId }),
        note,
      });
      emitPetition(tx, petition, 'PetitionAnswerSentBack', { answerId: answer.id }, [from, unitId]);
      auditAct(act, 'send_back_answer', { answerId: answer.id });
    },
  );
}

async function decideAnswer({ tx, session, petition, as }: Acts, state: AnswerState, note: string) {
  const answer = await findAnswer(tx.em, petition.id, petition.openAnswerId ?? '');
  if (!answer) throw new Error('a submitted petition has no answer');
  Object.assign(answer, {
    state,
    note,
    signUnitId: as.unitId,
    signPostId: as.postId,
    signPersonId: as.personId,
    signTime: session.now,
  });
  petition.openAnswerId = null;
  return answer;
}
