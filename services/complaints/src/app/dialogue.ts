import { AppError, checkId, checkReason, checkTime, newId, refuseField } from '@baro/chassis';
import type {
  RecordDialogueRequest,
  ScheduleDialogueRequest,
} from '@baro/proto/baro/complaints/v1/complaints';
import { DialogueEntity } from '../store/complaint-entities.ts';
import { auditAct } from './acts.ts';
import { letterAct } from './change-letter.ts';
import { endClock, startClock } from './clocks.ts';
import { getComplaint } from './complaint-act.ts';
import { emitLetter } from './emit.ts';
import { describeLetter } from './hands.ts';

/** Tells the parties of a dialogue, as many days before as the law says (NĐ 124/2020 Đ.28(1)). */
export const scheduleDialogue = letterAct<ScheduleDialogueRequest>({
  action: 'ScheduleDialogue',
  check: (check, { holdTime }) => {
    if (check.required('holdTime', holdTime)) checkTime(check, 'holdTime', holdTime);
  },
  work: async (act, { holdTime = new Date(0) }) => {
    const { tx, session, letter, dialogues } = act;
    getComplaint(act);
    if (holdTime <= session.now) refuseField('holdTime', 'PAST', 'lies in the past', 'thời điểm đã qua');
    if (dialogues.some((other) => other.holdTime.getTime() === holdTime.getTime())) {
      refuseField('holdTime', 'TWICE', 'has a dialogue already', 'đã có buổi đối thoại vào thời điểm này');
    }
    const notice = startClock(act, 'dialogue_notice', holdTime);
    if (notice?.dueTime && session.now > notice.dueTime) {
      throw new AppError('DIALOGUE_TOO_SOON', { metadata: { date: notice.dueDate ?? '' } });
    }
    endClock(act, 'dialogue_notice', session.now);
    const row = tx.em.create(DialogueEntity, {
      id: newId(),
      letterId: letter.id,
      holdTime,
      noticeTime: session.now,
      recordTime: null,
      attended: false,
      allSigned: false,
      unsignedReason: '',
      result: '',
    });
    tx.em.persist(row);
    dialogues.unshift(row);
    emitLetter(tx, letter, 'DialogueScheduled', { holdTime }, [act.item.holderUnitId]);
    await describeLetter(act);
    auditAct(act, 'schedule_dialogue', { dialogueId: row.id });
  },
});

/** Records the minutes; who did not come without good reason does not stop the case (NĐ 124/2020 Đ.28(5)). */
export const recordDialogue = letterAct<RecordDialogueRequest>({
  action: 'RecordDialogue',
  check: (check, { dialogueId, allSigned, unsignedReason, result }) => {
    checkId(check, 'dialogueId', dialogueId);
    if (!allSigned) checkReason(check, 'unsignedReason', unsignedReason, 500);
    else if (unsignedReason) {
      const en = 'is for when somebody did not sign';
      check.add('unsignedReason', 'NOT_ALLOWED', en, 'chỉ dùng khi có người không ký');
    }
    checkReason(check, 'result', result, 5000);
  },
  texts: ({ unsignedReason, result }) => ({ unsignedReason, result }),
  work: async (act, { dialogueId, attended, allSigned, unsignedReason, result }) => {
    const { tx, session, letter, dialogues } = act;
    const row = dialogues.find(({ id }) => id === dialogueId);
    if (!row) throw new AppError('DIALOGUE_NOT_FOUND');
    if (row.recordTime || row.holdTime > session.now) throw new AppError('DIALOGUE_NOT_HELD');
    Object.assign(row, { attended, allSigned, unsignedReason, result, recordTime: session.now });
    emitLetter(tx, letter, 'DialogueRecorded', { attended }, [act.item.holderUnitId]);
    await describeLetter(act);
    auditAct(act, 'record_dialogue', { dialogueId, attended });
  },
});
