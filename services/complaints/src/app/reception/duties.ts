import { addDays, localDateOf } from '@baro/directory-client';
import type { Session } from '@baro/directory-client';
import type { ReceptionDuty } from '@baro/proto/baro/complaints/v1/reception';
import { bodyOf, daysOf, spanOf } from '../../domain/reception-duty.ts';
import type { Span } from '../../domain/reception-duty.ts';
import type { SlotRow } from '../../store/reception-entities.ts';
import { headPost } from '../head-post.ts';

/**
 * What the law demands of the head of a unit in the months or weeks that touch the days, and what the schedule has. The row is
 * that of the first day of each span; a time that was cancelled or came unscheduled does not count.
 */
export function dutiesOf(
  session: Session,
  unitId: string,
  { start: from, end: to }: Span,
  slots: readonly SlotRow[],
): ReceptionDuty[] {
  const unit = session.find(unitId);
  const body = unit && bodyOf(unit.kind, session.find(unit.parentId)?.kind);
  const head = headPost(session.directory, unitId, session.now);
  if (!body || !head) return [];
  const termCode = `reception.leader.${body}`;
  const today = localDateOf(session.now);
  const postId = head.post.id;
  const own = slots.filter((slot) => slot.postId === postId && !slot.cancelTime && !slot.unscheduled);
  const days = new Set(own.map(({ startTime }) => localDateOf(startTime)));
  const duties: ReceptionDuty[] = [];
  for (let date = from; date <= to;) {
    const term = session.directory.term(termCode, date);
    const span = term && spanOf(date, term.unit);
    if (!term || !span) return duties;
    const scheduledDays = [...days].filter((day) => span.start <= day && day <= span.end).length;
    const requiredDays = daysOf(term);
    duties.push({
      postId,
      termCode,
      legalRef: term.legalRef,
      startDate: span.start,
      endDate: span.end,
      requiredDays,
      scheduledDays,
      missed: span.end < today && scheduledDays < requiredDays,
    });
    date = addDays(span.end, 1);
  }
  return duties;
}
