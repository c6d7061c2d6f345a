import type { Extension, Task } from '../api/types.ts';
import { useMessages, word } from '../i18n/language.tsx';
import { showDue, showInstant } from '../time/format.ts';
import { holderLine } from '../ui/holder-text.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { dueTimesOf } from './task-words.ts';

/** Requests to move the due time, and every due time the task had. */
export function TaskExtensions({ task }: { task: Task }) {
  const m = useMessages();
  const dueTimes = dueTimesOf(task);
  return (
    <>
      <ol className="history">
        {(task.extensions ?? []).map((extension) => (
          <ExtensionLine key={extension.id} extension={extension} />
        ))}
      </ol>
      {dueTimes.length > 1 && (
        <p className="due-times">
          {m.task.dueTimes}:{' '}
          {dueTimes.map((time, index) => (
            <span key={time}>
              {index > 0 && ' → '}
              {index < dueTimes.length - 1 ? <s>{showDue(time)}</s> : <strong>{showDue(time)}</strong>}
            </span>
          ))}
        </p>
      )}
    </>
  );
}

function ExtensionLine({ extension }: { extension: Extension }) {
  const m = useMessages();
  const { askTime, decideTime, decisionNote = '' } = extension;
  return (
    <li>
      <time dateTime={askTime}>{showInstant(askTime)}</time>
      <div>
        <p>
          <strong>
            {m.task.extensionFromTo(showDue(extension.oldDueTime), showDue(extension.newDueTime))}
          </strong>{' '}
          <StateTag text={word(m.enums.extensionState, extension.state)} />
        </p>
        <q>{extension.reason}</q>
        <p className="quiet">{m.task.extensionAsked(holderLine(extension.askedBy), showInstant(askTime))}</p>
        {decideTime !== undefined && (
          <p className="quiet">
            {m.task.extensionDecided(holderLine(extension.decidedBy), showInstant(decideTime))}
          </p>
        )}
        {decisionNote !== '' && <q>{decisionNote}</q>}
      </div>
    </li>
  );
}
