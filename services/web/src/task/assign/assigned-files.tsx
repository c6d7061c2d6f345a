import { App } from 'antd';
import { useState } from 'react';
import { taskTarget } from '../../api/upload.ts';
import { FileDrop, PendingFiles } from '../../form/file-drop.tsx';
import { addFiles, sendFiles } from '../../form/send-files.ts';
import { useMessages } from '../../i18n/language.tsx';

export interface ChosenFiles {
  readonly files: readonly File[];
  readonly progress: Readonly<Record<string, number>>;
  readonly choose: (files: readonly File[]) => void;
  /** Sends them to the task that now is; says which failed: the task is assigned all the same. */
  readonly send: (taskId: string) => Promise<void>;
}

/** Files chosen for a task that is not assigned yet. */
export function useAssignedFiles(): ChosenFiles {
  const m = useMessages();
  const { notification } = App.useApp();
  const [files, choose] = useState<readonly File[]>([]);
  const [progress, setProgress] = useState<Record<string, number>>({});
  const send = async (taskId: string): Promise<void> => {
    const target = taskTarget(taskId, 'TASK_ATTACHMENT_PURPOSE_ASSIGNMENT');
    const failed = await sendFiles(target, files, (name, share) =>
      setProgress((before) => ({ ...before, [name]: share })),
    );
    for (const line of failed) notification.warning({ title: m.assign.uploadFailed(line), duration: 0 });
  };
  return { files, progress, choose, send };
}

/** The place where they are chosen or dropped. */
export function AssignedFiles({ files: chosen }: { files: ChosenFiles }) {
  const m = useMessages();
  const { files, progress, choose } = chosen;
  return (
    <fieldset className="field">
      <legend className="field-label">{m.assign.files}</legend>
      <FileDrop label={m.registration.chooseFiles} onFiles={(more) => choose(addFiles(files, more))} />
      <PendingFiles
        files={files}
        progress={progress}
        onRemove={(file) => choose(files.filter((one) => one !== file))}
      />
    </fieldset>
  );
}
