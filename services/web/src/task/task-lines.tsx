import { Link } from 'react-router';
import type { Task } from '../api/types.ts';
import { useMessages, word } from '../i18n/language.tsx';
import { HolderText } from '../ui/holder-text.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { ProgressBar } from './progress-bar.tsx';
import { TaskDue } from './task-due.tsx';
import { percentOf } from './task-words.ts';

/** Tasks below a page of something else: what, who leads and who holds it, due, state. */
export function TaskLines({ tasks }: { tasks: readonly Task[] }) {
  const m = useMessages();
  return (
    <ul className="parts">
      {tasks.map((task) => (
        <li key={task.id} className="part">
          <div className="part-words">
            <Link to={`/tasks/${task.id ?? ''}`} data-row-link className="row-link">
              {task.work}
            </Link>
            <span className="quiet">
              {m.task.lead}: {task.leadUnitName}
            </span>
            <HolderText holder={task.holder} />
          </div>
          <div className="part-state">
            <TaskDue task={task} />
            <StateTag text={word(m.enums.taskState, task.state)} />
            <ProgressBar percent={percentOf(task)} />
          </div>
        </li>
      ))}
    </ul>
  );
}
