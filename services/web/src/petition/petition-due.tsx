import type { Petition } from '../api/types.ts';
import { useRemaining } from '../state/calendar.ts';
import { showDue } from '../time/format.ts';
import { DueMark } from '../ui/due-mark.tsx';
import { isClockRunning } from './petition-words.ts';

/** When the answer is due, in a list: date, and its state in colour, shape and word. */
export function PetitionDue({ petition }: { petition: Petition }) {
  const remaining = useRemaining();
  if (petition.dueTime === undefined) return null;
  return (
    <div className="due-cell">
      <span className="nowrap">{showDue(petition.dueTime)}</span>
      <DueMark state={petition.dueState} text={isClockRunning(petition) ? remaining(petition.dueTime) : ''} />
    </div>
  );
}
