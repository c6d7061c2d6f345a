import type { Task } from '../api/types.ts';
import { useMessages } from '../i18n/language.tsx';
import { useRemaining } from '../state/calendar.ts';
import { showDue } from '../time/format.ts';
import { DueMark } from '../ui/due-mark.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { isClockRunning } from './task-words.ts';

/** The due time of a task in a list, with its state in colour, shape and word, and whether a later one is asked for. */
export function TaskDue({ task }: { task: Task }) {
  const m = useMessages();
  const remaining = useRemaining();
  if (task.standing === true) return <span className="quiet">{m.task.standingShort}</span>;
  if (task.dueTime === undefined) return null;
  return (
    <div className="due-cell">
      <span className="nowrap">{showDue(task.dueTime)}</span>
      {task.state !== 'TASK_STATE_STOPPED' && (
        <DueMark state={task.dueState} text={isClockRunning(task) ? remaining(task.dueTime) : ''} />
      )}
      {task.extensionAsked === true && <StateTag text={m.task.extensionWaits} tone="active" />}
    </div>
  );
}
