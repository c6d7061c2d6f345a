import { useState } from 'react';
import type { Programme } from '../api/types.ts';
import { useMessages } from '../i18n/language.tsx';
import { ActionButtons } from '../item/action-buttons.tsx';
import type { ItemWriter } from '../item/item-writer.ts';
import { SimpleActDialog } from '../item/simple-act-dialog.tsx';
import { AddTasksDialog } from './add-tasks-dialog.tsx';
import { programmeAct } from './programme-acts.ts';

interface ProgrammeActionsProps {
  readonly programme: Programme;
  readonly writer: ItemWriter<Programme>;
}

/** Acts on the programme as a whole. */
export function ProgrammeActions({ programme, writer }: ProgrammeActionsProps) {
  const m = useMessages();
  const [open, setOpen] = useState('');
  const labels: readonly (readonly [action: string, label: string])[] = [
    ['AddTasksToProgramme', m.programme.addTasks],
    ['AddProject', m.project.add],
    ['UpdateProgramme', m.programme.edit],
    ['CloseProgramme', m.programme.close],
  ];
  const act = programmeAct(open, programme, m);
  const close = (): void => setOpen('');
  return (
    <>
      <ActionButtons
        none={m.programme.noActions}
        buttons={labels
          .filter(([action]) => programme.allowedActions?.includes(action) ?? false)
          .map(([action, label]) => ({ action, label, onPress: () => setOpen(action) }))}
      />
      {open === 'AddTasksToProgramme' && (
        <AddTasksDialog programme={programme} writer={writer} onClose={close} />
      )}
      {act !== undefined && (
        <SimpleActDialog
          act={act}
          itemId={programme.id ?? ''}
          etag={programme.etag ?? ''}
          writer={writer}
          onClose={close}
        />
      )}
    </>
  );
}
