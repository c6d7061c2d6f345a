import { addDays, addMonths } from '@baro/directory-client/time';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { getReceptionSchedule, type ReceptionDuty, type ReceptionSlot } from '../api/reception-api.ts';
import { useMessages } from '../i18n/language.tsx';
import { SimpleActDialog } from '../item/simple-act-dialog.tsx';
import type { SimpleAct } from '../item/simple-act.ts';
import { cityToday, showDate, showInstant } from '../time/format.ts';
import { StateTag } from '../ui/state-tag.tsx';
import { ErrorState, LoadingState } from '../ui/states.tsx';
import { cancelAct, scheduleAct } from './slot-acts.ts';

/** A month of the schedule of a unit, and whether its head receives as often as the law says. */
export function Schedule({ unitId }: { unitId: string }) {
  const m = useMessages();
  const t = m.reception;
  const [month, setMonth] = useState(() => `${cityToday().slice(0, 7)}-01`);
  const [act, setAct] = useState<{ slot: ReceptionSlot; act: SimpleAct<ReceptionSlot> }>();
  const days = { fromDate: month, toDate: addDays(addMonths(month, 1), -1) };
  const schedule = useQuery({
    queryKey: ['reception', 'schedule', unitId, month],
    queryFn: ({ signal }) => getReceptionSchedule({ unitId, ...days }, signal),
  });
  const { slots = [], duties = [], allowedActions = [] } = schedule.data ?? {};
  return (
    <section className="section reception-schedule">
      <div className="reception-month">
        <h2>{t.scheduleOf(`${month.slice(5, 7)}/${month.slice(0, 4)}`)}</h2>
        <Button onClick={() => setMonth(addMonths(month, -1))}>{t.monthBefore}</Button>
        <Button onClick={() => setMonth(addMonths(month, 1))}>{t.monthAfter}</Button>
        {allowedActions.includes('ScheduleReception') && (
          <Button onClick={() => setAct({ slot: {}, act: scheduleAct(unitId, m) })}>{t.addSlot}</Button>
        )}
      </div>
      {schedule.isPending && <LoadingState rows={2} />}
      {schedule.isError && <ErrorState error={schedule.error} onRetry={() => void schedule.refetch()} />}
      {schedule.isSuccess && slots.length === 0 && <p className="quiet">{t.scheduleEmpty}</p>}
      <ul className="parts">
        {slots.map((slot) => (
          <SlotLine
            key={slot.id}
            slot={slot}
            mayRecord={allowedActions.includes('RecordReception')}
            onCancel={() => setAct({ slot, act: cancelAct(slot, m) })}
          />
        ))}
      </ul>
      <Duties duties={duties} />
      {act !== undefined && <SlotDialog {...act} onClose={() => setAct(undefined)} />}
    </section>
  );
}

interface SlotLineProps {
  readonly slot: ReceptionSlot;
  readonly mayRecord: boolean;
  readonly onCancel: () => void;
}

function SlotLine({ slot, mayRecord, onCancel }: SlotLineProps) {
  const m = useMessages();
  const t = m.reception;
  const when = `${showInstant(slot.startTime)} – ${showInstant(slot.endTime).slice(-5)}`;
  const isOff = slot.cancelTime !== undefined;
  const { receiver } = slot;
  const query = new URLSearchParams({ slotId: slot.id ?? '', postId: slot.postId ?? '' });
  return (
    <li className="part">
      <div className="part-words">
        <strong>{when}</strong> {slot.unscheduled === true && <StateTag text={t.unscheduled} />}
        <p>{[receiver?.personName, receiver?.postTitle].filter((part) => (part ?? '') !== '').join(' — ')}</p>
        <p className="quiet">{isOff ? t.cancelled(slot.cancelReason ?? '') : slot.place}</p>
      </div>
      <div className="part-actions">
        {mayRecord && !isOff && (
          <Link to={`/reception/new?${query.toString()}`} aria-label={t.recordAt(when)}>
            {t.record}
          </Link>
        )}
        {(slot.allowedActions ?? []).includes('CancelReception') && (
          <Button aria-label={t.cancelOf(when)} onClick={onCancel}>
            {t.cancel}
          </Button>
        )}
      </div>
    </li>
  );
}

/** Spans in which the head must receive: a missed one is said, nothing is forbidden. */
function Duties({ duties }: { duties: readonly ReceptionDuty[] }) {
  const t = useMessages().reception;
  if (duties.length === 0) return null;
  const today = cityToday();
  const stateOf = ({ missed, scheduledDays = 0, requiredDays = 0, endDate = '' }: ReceptionDuty): string => {
    if (missed === true) return t.dutyMissed;
    return scheduledDays < requiredDays && endDate >= today ? t.dutyOpen : t.dutyMet;
  };
  return (
    <>
      <h3>{t.duties}</h3>
      <ul className="reception-duties">
        {duties.map((duty) => (
          <li key={duty.startDate}>
            <span className="nowrap">{t.dutySpan(showDate(duty.startDate), showDate(duty.endDate))}</span>
            <span>{t.dutyDays(duty.scheduledDays ?? 0, duty.requiredDays ?? 0)}</span>
            <StateTag text={stateOf(duty)} />
            <span className="quiet">{duty.legalRef}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

interface SlotDialogProps {
  readonly slot: ReceptionSlot;
  readonly act: SimpleAct<ReceptionSlot>;
  readonly onClose: () => void;
}

function SlotDialog({ slot, act, onClose }: SlotDialogProps) {
  const m = useMessages();
  const client = useQueryClient();
  const { message } = App.useApp();
  const refresh = (): Promise<void> => client.invalidateQueries({ queryKey: ['reception'] });
  return (
    <SimpleActDialog
      act={act}
      itemId={slot.id ?? ''}
      etag={slot.etag ?? ''}
      writer={{
        done: (_, what) => {
          message.success(m.act.done(what));
          void refresh();
        },
        reload: async () => {
          await refresh();
          return undefined;
        },
      }}
      onClose={onClose}
    />
  );
}
