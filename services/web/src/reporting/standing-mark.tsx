import type { Submission } from '../api/reporting-types.ts';
import type { DueStateName } from '../api/types.ts';
import { useMessages, word } from '../i18n/language.tsx';
import { useRemaining } from '../state/calendar.ts';
import { showDue } from '../time/format.ts';
import { DueMark } from '../ui/due-mark.tsx';

/** The due state whose colour and shape a standing has; red is for what is not signed past its due time. */
const DUE_STATES: Readonly<Record<string, DueStateName>> = {
  STANDING_IN_TERM: 'DUE_STATE_IN_TERM',
  STANDING_ON_TIME: 'DUE_STATE_ON_TIME',
  STANDING_LATE: 'DUE_STATE_LATE',
  STANDING_MISSING: 'DUE_STATE_OVERDUE',
};

/** How a unit stands to the due time, in colour, shape and word. */
export function StandingMark({ standing }: { standing: string | undefined }) {
  const m = useMessages();
  return (
    <DueMark state={DUE_STATES[standing ?? ''] ?? 'DUE_STATE_NONE'} text={word(m.enums.standing, standing)} />
  );
}

/** Until when a unit signs; how long is left while it has not. */
export function SubmissionDue({ submission }: { submission: Submission }) {
  const remaining = useRemaining();
  const { period, standing, firstSignTime } = submission;
  if (period?.dueTime === undefined) return null;
  return (
    <div className="due-cell">
      <span className="nowrap">{showDue(period.dueTime)}</span>
      {firstSignTime === undefined && (
        <DueMark state={DUE_STATES[standing ?? ''] ?? 'DUE_STATE_NONE'} text={remaining(period.dueTime)} />
      )}
    </div>
  );
}
