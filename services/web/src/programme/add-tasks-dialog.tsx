import { useQuery } from '@tanstack/react-query';
import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import { actOnProgramme } from '../api/programmes-api.ts';
import { listTasks } from '../api/tasks-api.ts';
import type { Programme, Task } from '../api/types.ts';
import { useMessages } from '../i18n/language.tsx';
import { ActDialog } from '../item/act-dialog.tsx';
import type { ItemWriter } from '../item/item-writer.ts';
import { useAct } from '../item/use-act.ts';
import { showDue } from '../time/format.ts';
import { Field } from '../ui/field.tsx';
import { LoadingState } from '../ui/states.tsx';

interface AddTasksDialogProps {
  readonly programme: Programme;
  readonly writer: ItemWriter<Programme>;
  readonly onClose: () => void;
}

/** Most tasks of one addition, and of one search. */
const MOST = 200;

/** Chooses tasks of the unit that are in no programme yet. */
export function AddTasksDialog({ programme, writer, onClose }: AddTasksDialogProps) {
  const m = useMessages();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const { id = '', unitId = '', etag = '' } = programme;
  const found = useQuery({
    queryKey: ['tasks', 'to-add', unitId, query],
    queryFn: ({ signal }) =>
      listTasks({ unitId, query, pageSize: MOST, orderBy: 'create_time desc' }, signal),
  });
  const body = () => ({ taskIds: [...chosen], etag });
  const act = useAct<Programme, string>({
    writer,
    what: m.programme.addTasks,
    fieldNames: { taskIds: 'taskIds' },
    check: (): Record<string, string> => (chosen.size > 0 ? {} : { taskIds: m.programme.chooseMissing }),
    body,
    send: (requestId) => actOnProgramme(id, 'addTasks', { ...body(), requestId }),
    onDone: onClose,
  });
  const toggle = (taskId: string): void => {
    const next = new Set(chosen);
    if (!next.delete(taskId)) next.add(taskId);
    setChosen(next);
  };
  const free = (found.data?.tasks ?? []).filter((task) => (task.programmeId ?? '') === '');
  return (
    <ActDialog
      title={m.programme.addTasks}
      help={m.programme.addTasksHelp}
      act={act}
      onClose={onClose}
      isWide
    >
      <Field
        label={m.programme.findTasks}
        hint={m.programme.chosen(chosen.size)}
        error={act.errors['taskIds']}
      >
        {(control) => <Input {...control} value={query} onChange={(event) => setQuery(event.target.value)} />}
      </Field>
      {found.isPending && <LoadingState rows={4} />}
      {found.isSuccess && free.length === 0 && <p className="quiet">{m.programme.noneToAdd}</p>}
      <ul className="choose-tasks">
        {free.map((task) => (
          <ChoiceLine
            key={task.id}
            task={task}
            isChosen={chosen.has(task.id ?? '')}
            onToggle={() => toggle(task.id ?? '')}
          />
        ))}
      </ul>
    </ActDialog>
  );
}

function ChoiceLine(props: { task: Task; isChosen: boolean; onToggle: () => void }) {
  const { task, isChosen, onToggle } = props;
  const more = [task.sourceNumberSymbol, task.leadUnitName, showDue(task.dueTime)];
  return (
    <li>
      <Checkbox checked={isChosen} onChange={onToggle}>
        {task.work} <span className="quiet">{more.filter((text) => (text ?? '') !== '').join(' · ')}</span>
      </Checkbox>
    </li>
  );
}
