import { atLocalTime } from '@baro/directory-client/time';
import { cancelReception, scheduleReception, type ReceptionSlot } from '../api/reception-api.ts';
import { deciderSource } from '../complaint/act/letter-fields.ts';
import type { Messages } from '../i18n/vi/index.ts';
import type { ActField, SimpleAct } from '../item/simple-act.ts';

const CLOCK = /^([01]?\d|2[0-3]):[0-5]\d$/;

/** Puts a time into the schedule of a unit. */
export function scheduleAct(unitId: string, m: Messages): SimpleAct<ReceptionSlot> {
  const t = m.reception;
  const time = (name: string, label: string): ActField => ({
    name,
    label,
    hint: t.timeHint,
    missing: t.missing,
    kind: 'text',
    maxLength: 5,
  });
  return {
    action: 'ScheduleReception',
    title: t.addSlot,
    under: 'slot',
    fields: [
      {
        name: 'postId',
        label: t.receiver,
        missing: t.receiverMissing,
        kind: 'pick',
        source: deciderSource(unitId, m.act.postVacant),
      },
      { name: 'place', label: t.place, missing: t.missing, kind: 'text', maxLength: 300 },
      {
        name: 'day',
        label: t.day,
        hint: m.time.dateHint,
        missing: t.missing,
        kind: 'date',
        bad: m.time.badDate,
        leaning: 'future',
      },
      time('startTime', t.startTime),
      time('endTime', t.endTime),
      {
        name: 'unscheduled',
        label: t.kindOfSlot,
        kind: 'choose',
        options: [
          { value: 'false', label: t.regular },
          { value: 'true', label: t.unscheduled },
        ],
      },
    ],
    initial: { unscheduled: 'false' },
    check: (answers): Record<string, string> =>
      Object.fromEntries(
        ['startTime', 'endTime']
          .filter((name) => !CLOCK.test(answers[name] ?? ''))
          .map((name) => [name, t.badTime]),
      ),
    send: ({ postId, place, day = '', startTime = '', endTime = '', unscheduled }, requestId) =>
      scheduleReception({
        slot: {
          unitId,
          postId,
          place,
          startTime: instantOf(day, startTime),
          endTime: instantOf(day, endTime),
          unscheduled: unscheduled === 'true',
        },
        requestId,
      }),
  };
}

function instantOf(day: string, time: string): string {
  return atLocalTime(day, time.padStart(5, '0')).toISOString();
}

/** Takes a time out of the schedule. */
export function cancelAct(slot: ReceptionSlot, m: Messages): SimpleAct<ReceptionSlot> {
  const t = m.reception;
  return {
    action: 'CancelReception',
    title: t.cancel,
    fields: [{ name: 'reason', label: t.cancelReason, missing: t.missing, kind: 'lines', maxLength: 500 }],
    send: ({ reason, etag }, requestId) => cancelReception(slot.id ?? '', { reason, etag, requestId }),
  };
}
