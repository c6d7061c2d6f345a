import type { Obstacle, Task } from '../api/types.ts';
import { useMessages } from '../i18n/language.tsx';
import type { ItemWriter } from '../item/item-writer.ts';
import { LastHolder } from '../item/where-is.tsx';
import { useRemaining } from '../state/calendar.ts';
import { showDue, showInstant } from '../time/format.ts';
import { workingTime } from '../time/working-words.ts';
import { DueMark } from '../ui/due-mark.tsx';
import { HolderText, holderLine } from '../ui/holder-text.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { ObstacleActions } from './act/task-actions.tsx';

interface TaskObstaclesProps {
  readonly task: Task;
  readonly writer: ItemWriter<Task>;
}

/** What is in the way: each on the clock of who can remove it. */
export function TaskObstacles({ task, writer }: TaskObstaclesProps) {
  return (
    <ul className="parts">
      {(task.obstacles ?? []).map((obstacle) => (
        <li key={obstacle.id} className="part">
          <ObstacleWords obstacle={obstacle} />
          <div className="part-actions">
            <ObstacleActions task={task} obstacle={obstacle} writer={writer} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function ObstacleWords({ obstacle }: { obstacle: Obstacle }) {
  const m = useMessages();
  const remaining = useRemaining();
  const isOpen = obstacle.answerTime === undefined;
  const time = workingTime(obstacle.workingMinutes ?? 0, m);
  return (
    <div className="part-words">
      <strong>{obstacle.text}</strong>
      <p className="quiet">
        {m.task.obstacleRaised(holderLine(obstacle.raisedBy), showInstant(obstacle.raiseTime))}
      </p>
      <div>
        <span className="quiet">{m.task.obstacleHolder}</span>
        {obstacle.holder === undefined ? (
          <LastHolder itemId={obstacle.id ?? ''} />
        ) : (
          <HolderText holder={obstacle.holder} />
        )}
      </div>
      <p>
        <StateTag
          text={isOpen ? (m.enums.obstacleState['RAISED'] ?? '') : (m.enums.obstacleState['ANSWERED'] ?? '')}
        />{' '}
        {isOpen ? m.task.obstacleWaits(time) : m.task.obstacleAnsweredIn(time)}{' '}
        {obstacle.dueTime !== undefined && (
          <>
            · {showDue(obstacle.dueTime)}{' '}
            <DueMark state={obstacle.dueState} text={isOpen ? remaining(obstacle.dueTime) : ''} />
          </>
        )}
      </p>
      {(obstacle.answer ?? '') !== '' && (
        <p>
          {m.task.obstacleAnswer}: {obstacle.answer}{' '}
          <span className="quiet">· {showInstant(obstacle.answerTime)}</span>
        </p>
      )}
    </div>
  );
}
