import { dueStateOf, endOfDay, postHolder } from '@baro/directory-client';
import type { Clock, Session } from '@baro/directory-client';
import { RefusalNotice } from '@baro/proto/baro/complaints/v1/reception';
import type { Reception, ReceptionSlot } from '@baro/proto/baro/complaints/v1/reception';
import { receptionCodeOf } from '../../domain/code.ts';
import { maySchedule, receptionActions } from '../../domain/reception-policy.ts';
import type { ReceptionRow, SlotRow } from '../../store/reception-entities.ts';
import type { ListedReception, ReceptionFile } from '../../store/reception-store.ts';
import { receptionFacts } from './book.ts';

/** A time of the schedule. */
export function showSlot(session: Session, row: SlotRow): ReceptionSlot {
  const { id, unitId, postId, personId, place, startTime, endTime, unscheduled, cancelReason } = row;
  const holderUnitId = session.directory.post(postId, startTime)?.unit.id ?? unitId;
  const mayCancel = !row.cancelTime && maySchedule(session.staff, unitId).allowed;
  return {
    id,
    unitId,
    postId,
    place,
    startTime,
    endTime,
    unscheduled,
    cancelReason,
    receiver: postHolder(session, { unitId: holderUnitId, postId, personId }, startTime),
    cancelTime: row.cancelTime ?? undefined,
    etag: String(row.version),
    allowedActions: mayCancel ? ['CancelReception'] : [],
  };
}

/** An entry as a list shows it: without papers. */
export function showListed(session: Session, { reception, visitors, followUps }: ListedReception): Reception {
  const { receiverUnitId: unitId, receiverPostId: postId, receiverPersonId: personId } = reception;
  const { slotId, letterId, version, receiveTime } = reception;
  return {
    ...plainOf(reception),
    unitName: session.directory.unit(reception.unitId, receiveTime)?.name ?? '',
    code: receptionCodeOf(reception),
    slotId: slotId ?? '',
    letterId: letterId ?? '',
    receiver: postHolder(session, { unitId, postId, personId }, receiveTime),
    parties: visitors.map(({ partyId, role, localityCode, secretOnRequest }) => ({
      partyId,
      role,
      localityCode,
      secretOnRequest,
      signed: false,
      withdrawTime: undefined,
      identity: undefined,
    })),
    followUps: followUps.map(({ text, createTime, ...author }) => ({
      text,
      createTime,
      author: postHolder(session, author, createTime),
    })),
    originals: [],
    refusalNotice: showNotice(session, reception),
    denouncedPersonId: '',
    denouncedUnitId: '',
    etag: String(version),
    allowedActions: receptionActions(session.staff, receptionFacts(reception)),
  };
}

/** An entry with everything its page shows. */
export function showReception(session: Session, file: ReceptionFile): Reception {
  const originals = file.papers.map(({ name, pages, original, condition }) => ({
    name,
    pages,
    original,
    condition,
  }));
  return { ...showListed(session, file), originals };
}

/** Fields that are shown as they are stored. */
function plainOf(row: ReceptionRow) {
  const { id, unitId, receiveTime, receiverPostId, peopleCount, crowd, summary, content } = row;
  const { sameContentCount, settledBy, competent, guidedTo, guidedNumberSymbol } = row;
  const { passedTo, passedNumberSymbol, refusalCode, createTime } = row;
  return {
    id,
    unitId,
    receiveTime,
    receiverPostId,
    peopleCount,
    crowd,
    summary,
    content,
    sameContentCount,
    settledBy,
    competent,
    guidedTo,
    guidedNumberSymbol,
    passedTo,
    passedNumberSymbol,
    refusalCode,
    createTime,
  };
}

/** The clock of the notice of a refusal; undefined when the law of the day has no such term. */
export function noticeClock(session: Session, receiveTime: Date): Clock | undefined {
  return session.directory.clock({
    procedure: 'reception',
    step: 'refusal.notify',
    triggerTime: receiveTime,
  });
}

function showNotice(session: Session, row: ReceptionRow): RefusalNotice | undefined {
  if (row.refusalCode === '') return undefined;
  const clock = noticeClock(session, row.receiveTime);
  const dueTime = clock?.dueTime;
  const sendDate = row.noticeSendDate ?? '';
  const sent = sendDate ? endOfDay(sendDate) : null;
  return RefusalNotice.fromPartial({
    ...(dueTime && { dueTime }),
    dueState: dueStateOf(dueTime, sent, session.now, session.soonEnd),
    legalRef: clock?.legalRef ?? '',
    explanationVi: clock?.explanation.vi ?? '',
    explanationEn: clock?.explanation.en ?? '',
    numberSymbol: row.noticeNumberSymbol,
    sendDate,
  });
}
