import { useState } from 'react';
import { actOnTaskItem } from '../../api/tasks-api.ts';
import type { Obstacle, Task, TaskPart } from '../../api/types.ts';
import { useMessages } from '../../i18n/language.tsx';
import { titleOf } from '../../incoming/act/incoming-acts.ts';
import { ActionButtons } from '../../item/action-buttons.tsx';
import type { ItemWriter } from '../../item/item-writer.ts';
import { SimpleActDialog } from '../../item/simple-act-dialog.tsx';
import { useDirectAct } from '../../item/use-direct-act.ts';
import { useActor } from '../../state/session.tsx';
import { Evidence } from '../task-files.tsx';
import { EVIDENCE_OF } from '../task-words.ts';
import { ReassignDialog } from './reassign-dialog.tsx';
import { taskAct } from './task-acts.ts';

/** The likeliest act first. */
const ORDER = [
  'AcceptTaskItem',
  'DecideExtension',
  'ConfirmCompletion',
  'ReassignTask',
  'FinishTaskPart',
  'AnswerObstacle',
  'ReportCompletion',
  'ReportProgress',
  'HandOverTaskItem',
  'SendBackCompletion',
  'RequestExtension',
  'RaiseObstacle',
  'ReturnTask',
  'StopTask',
];

interface TaskActionsProps {
  readonly task: Task;
  readonly writer: ItemWriter<Task>;
}

/** Acts on the task itself. */
export function TaskActions({ task, writer }: TaskActionsProps) {
  const m = useMessages();
  return (
    <ItemActs
      task={task}
      itemId={task.id ?? ''}
      etag={task.etag ?? ''}
      allowed={task.allowedActions ?? []}
      writer={writer}
      none={(task.allowedActions ?? []).length > 0 ? '' : m.task.noActions}
    />
  );
}

/** Acts on a co-ordinator's part. */
export function PartActions({ task, part, writer }: TaskActionsProps & { part: TaskPart }) {
  return (
    <ItemActs
      task={task}
      itemId={part.id ?? ''}
      etag={part.etag ?? ''}
      allowed={part.allowedActions ?? []}
      writer={writer}
      none=""
    />
  );
}

/** Acts on an obstacle. */
export function ObstacleActions({ task, obstacle, writer }: TaskActionsProps & { obstacle: Obstacle }) {
  return (
    <ItemActs
      task={task}
      itemId={obstacle.id ?? ''}
      etag=""
      allowed={obstacle.allowedActions ?? []}
      writer={writer}
      none=""
    />
  );
}

interface ItemActsProps extends TaskActionsProps {
  readonly itemId: string;
  readonly etag: string;
  readonly allowed: readonly string[];
  readonly none: string;
}

function ItemActs({ task, itemId, etag, allowed, writer, none }: ItemActsProps) {
  const m = useMessages();
  const unitId = useActor().unit?.id ?? '';
  const [open, setOpen] = useState('');
  const [isSending, setSending] = useState(false);
  const evidence = EVIDENCE_OF[open];
  const accept = useDirectAct(writer, titleOf('AcceptTaskItem', m), { itemId, etag }, (requestId) =>
    actOnTaskItem(itemId, 'accept', { etag, requestId }),
  );
  const act = taskAct(open, { task, itemId, unitId, m });
  const close = (): void => setOpen('');
  return (
    <>
      <ActionButtons
        none={none}
        buttons={ORDER.filter((action) => allowed.includes(action)).map((action) => ({
          action,
          label: titleOf(action, m),
          onPress: () => (action === 'AcceptTaskItem' ? accept.run() : setOpen(action)),
          isBusy: action === 'AcceptTaskItem' && accept.isBusy,
        }))}
      />
      {open === 'ReassignTask' && (
        <ReassignDialog task={task} unitId={unitId} writer={writer} onClose={close} />
      )}
      {act !== undefined && (
        <SimpleActDialog
          act={act}
          itemId={itemId}
          etag={etag}
          writer={writer}
          onClose={close}
          isWaiting={isSending}
        >
          {evidence !== undefined && (
            <Evidence
              task={task}
              purpose={evidence}
              onChanged={() => void writer.reload()}
              onBusy={setSending}
            />
          )}
        </SimpleActDialog>
      )}
    </>
  );
}
