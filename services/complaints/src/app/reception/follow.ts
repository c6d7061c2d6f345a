import { localDateOf, openSession } from '@baro/directory-client';
import type { Acting, Session } from '@baro/directory-client';
import {
  AppError,
  checkEtag,
  checkId,
  checkReason,
  FieldCheck,
  refuseField,
  tidy,
  write,
} from '@baro/chassis';
import type { CallContext, Tx } from '@baro/chassis';
import type {
  AddReceptionFollowUpRequest,
  NotifyReceptionRefusalRequest,
  Reception,
} from '@baro/proto/baro/complaints/v1/reception';
import { decideReception } from '../../domain/reception-policy.ts';
import type { ReceptionAction } from '../../domain/reception-policy.ts';
import { FollowUpEntity } from '../../store/reception-entities.ts';
import type { ReceptionFile } from '../../store/reception-store.ts';
import type { Deps } from '../deps.ts';
import { getSeen, receptionFacts, tell } from './book.ts';
import { showReception } from './show.ts';

interface Act {
  tx: Tx;
  session: Session;
  as: Acting;
  file: ReceptionFile;
}

/** An act on an entry: fields, lock, sight, right, etag, then the work; answers with the entry. */
function receptionAct<Request extends { id: string; requestId: string; etag: string }>(plan: {
  action: ReceptionAction;
  check: (check: FieldCheck, request: Request) => void;
  work: (act: Act, request: Request) => void;
}) {
  return async (deps: Deps, request: Request, ctx: CallContext): Promise<{ reception: Reception }> => {
    const check = new FieldCheck();
    checkId(check, 'id', request.id);
    plan.check(check, request);
    check.throwIfAny();
    const session = await openSession(ctx, deps.directory);
    return write(ctx, request, async (tx) => {
      const file = await getSeen(deps, tx.em, session, request.id, true);
      const decision = decideReception(plan.action, session.staff, receptionFacts(file.reception));
      if (!decision.allowed) throw new AppError('PERMISSION_DENIED');
      checkEtag(request.etag, file.reception.version);
      plan.work({ tx, session, as: decision.as, file }, request);
      await tx.em.flush();
      return async () => ({ reception: showReception(session, file) });
    });
  };
}

/** Adds what became of a visit; nothing that was said is taken away. */
export const addFollowUp = receptionAct<AddReceptionFollowUpRequest>({
  action: 'AddReceptionFollowUp',
  check: (check, { text }) => checkReason(check, 'text', text, 1000),
  work: ({ tx, session, as, file }, { text }) => {
    const { unitId, postId, personId } = as;
    const followUp = tx.em.create(FollowUpEntity, {
      receptionId: file.reception.id,
      position: file.followUps.length,
      text: text.trim(),
      unitId,
      postId,
      personId,
      createTime: session.now,
    });
    tx.em.persist(followUp);
    file.followUps.push(followUp);
    tell(tx, as, 'reception', file.reception, 'ReceptionFollowedUp', { receptionId: file.reception.id });
  },
});

/** Notes that the notice of a refusal went out; late or not, its clock ends. */
export const notifyRefusal = receptionAct<NotifyReceptionRefusalRequest>({
  action: 'NotifyReceptionRefusal',
  check: (check, { numberSymbol, sendDate }) => {
    checkReason(check, 'numberSymbol', numberSymbol, 60);
    if (check.required('sendDate', sendDate)) check.isoDate('sendDate', sendDate);
  },
  work: ({ tx, session, as, file: { reception } }, { numberSymbol, sendDate }) => {
    if (reception.refusalCode === '') throw new AppError('NOT_REFUSED');
    if (reception.noticeSendDate) throw new AppError('REFUSAL_NOTICED');
    if (sendDate > localDateOf(session.now)) {
      refuseField('sendDate', 'FUTURE', 'lies in the future', 'ngày gửi chưa đến');
    }
    if (sendDate < localDateOf(reception.receiveTime)) {
      refuseField('sendDate', 'TOO_EARLY', 'is before the visit', 'trước ngày tiếp');
    }
    reception.noticeNumberSymbol = tidy(numberSymbol);
    reception.noticeSendDate = sendDate;
    reception.noticeTime = session.now;
    const data = { receptionId: reception.id, sendDate };
    tell(tx, as, 'reception', reception, 'ReceptionRefusalNotified', data);
  },
});
