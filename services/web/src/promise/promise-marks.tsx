import type { CouncilPromise } from '../api/types.ts';
import { useMessages, word } from '../i18n/language.tsx';
import { useRemaining } from '../state/calendar.ts';
import { showDate } from '../time/format.ts';
import { DueMark } from '../ui/due-mark.tsx';
import { StateTag } from '../ui/state-tag.tsx';

/** The due date in force, and how it stands. */
export function PromiseDue({ promise }: { promise: CouncilPromise }) {
  const remaining = useRemaining();
  const isRunning = promise.state === 'PROMISE_STATE_OPEN';
  return (
    <div className="due-cell">
      <span className="nowrap">{showDate(promise.dueDate)}</span>
      <DueMark
        state={promise.dueState}
        text={isRunning ? remaining(`${promise.dueDate ?? ''}T23:59:59+07:00`) : ''}
      />
    </div>
  );
}

/** State as work, and beside it whether the first date was kept: a later date heals nothing. */
export function PromiseMarks({ promise }: { promise: CouncilPromise }) {
  const m = useMessages();
  const isKept = promise.state === 'PROMISE_STATE_KEPT';
  return (
    <div className="promise-marks">
      <StateTag text={word(m.enums.promiseState, promise.state)} tone={isKept ? 'done' : 'plain'} />
      {(promise.broken ?? false) && <span className="promise-broken">{m.promise.broken}</span>}
    </div>
  );
}

/** How often its date moved, and how many sessions carried it over. */
export function slippageText(promise: CouncilPromise, m: ReturnType<typeof useMessages>): string {
  const carried = promise.carryCount ?? 0;
  return [m.promise.movedTimes(promise.moveCount ?? 0), carried > 0 ? m.promise.carried(carried) : '']
    .filter((part) => part !== '')
    .join(', ');
}
