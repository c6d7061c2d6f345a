import { useState } from 'react';
import type { Task, TaskPart } from '../api/types.ts';
import { useMessages, word } from '../i18n/language.tsx';
import type { ItemWriter } from '../item/item-writer.ts';
import { LastHolder, LedgerWhere } from '../item/where-is.tsx';
import { useRemaining } from '../state/calendar.ts';
import { showDue, showInstant } from '../time/format.ts';
import { DueMark } from '../ui/due-mark.tsx';
import { HolderText } from '../ui/holder-text.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { PartActions } from './act/task-actions.tsx';

interface TaskPartsProps {
  readonly task: Task;
  readonly writer: ItemWriter<Task>;
}

/** Co-ordinators' parts: each an item of its own, with its holder, due time, position and acts. */
export function TaskParts({ task, writer }: TaskPartsProps) {
  return (
    <ul className="parts">
      {(task.parts ?? []).map((part) => (
        <li key={part.id} className="part">
          <PartWords part={part} />
          <div className="part-actions">
            <PartActions task={task} part={part} writer={writer} />
          </div>
          <PartPath part={part} />
        </li>
      ))}
    </ul>
  );
}

function PartWords({ part }: { part: TaskPart }) {
  const m = useMessages();
  const remaining = useRemaining();
  const isOpen = part.state === 'TASK_PART_STATE_ASSIGNED' || part.state === 'TASK_PART_STATE_ACCEPTED';
  const { request = '', result = '' } = part;
  return (
    <div className="part-words">
      {part.holder === undefined ? (
        <LastHolder itemId={part.id ?? ''} />
      ) : (
        <HolderText holder={part.holder} />
      )}
      <p>
        <StateTag text={word(m.enums.taskPartState, part.state)} />{' '}
        {part.dueTime !== undefined && (
          <>
            {showDue(part.dueTime)}{' '}
            <DueMark state={part.dueState} text={isOpen ? remaining(part.dueTime) : ''} />
          </>
        )}
      </p>
      {request !== '' && (
        <p>
          {m.task.partRequest}: {request}
        </p>
      )}
      {part.position !== undefined && (
        <p>
          {m.task.position}: <strong>{word(m.enums.position, part.position)}</strong>
          {part.finishTime !== undefined && <span className="quiet"> · {showInstant(part.finishTime)}</span>}
        </p>
      )}
      {result !== '' && <q>{result}</q>}
    </div>
  );
}

/** The part's own path; asked for only when somebody wants to see it. */
function PartPath({ part }: { part: TaskPart }) {
  const m = useMessages();
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="part-path" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{m.task.partPath}</summary>
      {isOpen && <LedgerWhere itemId={part.id ?? ''} title={m.task.partPath} />}
    </details>
  );
}
