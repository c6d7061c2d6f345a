import { useState } from 'react';
import type { Task } from '../api/types.ts';
import { TASK_FILES, taskTarget } from '../api/upload.ts';
import { useMessages, word } from '../i18n/language.tsx';
import { FileRow, Uploads } from '../item/files.tsx';
import { Choice } from '../ui/choice.tsx';
import { holderLine } from '../ui/holder-text.tsx';
import { filesFor, PURPOSES } from './task-words.ts';

interface TaskFilesProps {
  readonly task: Task;
  readonly onChanged: () => void;
}

/** Files of a task by what they are for; whoever may adds more. */
export function TaskFiles({ task, onChanged }: TaskFilesProps) {
  const m = useMessages();
  const mine = task.attachmentPurposes ?? [];
  const [chosen, setChosen] = useState('');
  const purpose = mine.find((one) => one === chosen) ?? mine.at(-1);
  return (
    <>
      {(task.attachments ?? []).length === 0 && <p className="quiet">{m.document.filesEmpty}</p>}
      {PURPOSES.filter((one) => filesFor(task, one).length > 0).map((one) => (
        <section key={one} className="file-group">
          <h3>{word(m.enums.attachmentPurpose, one)}</h3>
          <FilesFor task={task} purpose={one} onChanged={onChanged} />
        </section>
      ))}
      {purpose !== undefined && (
        <div className="file-adding">
          {mine.length > 1 && (
            <Choice
              label={m.task.filePurpose}
              options={mine.map((one) => ({ value: one, label: word(m.enums.attachmentPurpose, one) }))}
              value={purpose}
              onChange={setChosen}
            />
          )}
          <Uploads target={taskTarget(task.id ?? '', purpose)} onChanged={onChanged} />
        </div>
      )}
    </>
  );
}

function FilesFor({ task, purpose, onChanged }: TaskFilesProps & { purpose: string }) {
  return (
    <ul className="files">
      {filesFor(task, purpose).map((file) => (
        <FileRow
          key={file.id}
          base={TASK_FILES}
          file={file}
          by={holderLine(file.by)}
          canRemove={file.allowedActions?.includes('RemoveTaskAttachment') ?? false}
          onChanged={onChanged}
        />
      ))}
    </ul>
  );
}

interface EvidenceProps extends TaskFilesProps {
  readonly purpose: string;
  readonly onBusy: (isBusy: boolean) => void;
}

/** Evidence beside a report: sent as it is chosen, so that it is there when the report is. */
export function Evidence({ task, purpose, onChanged, onBusy }: EvidenceProps) {
  const m = useMessages();
  return (
    <fieldset className="field">
      <legend className="field-label">{word(m.enums.attachmentPurpose, purpose)}</legend>
      <p className="field-hint">{m.task.evidenceHint}</p>
      <FilesFor task={task} purpose={purpose} onChanged={onChanged} />
      <Uploads target={taskTarget(task.id ?? '', purpose)} onChanged={onChanged} onBusy={onBusy} />
    </fieldset>
  );
}
