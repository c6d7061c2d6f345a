import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { getTask } from '../api/tasks-api.ts';
import type { Task } from '../api/types.ts';
import { useMessages, word } from '../i18n/language.tsx';
import { Section } from '../item/facts.tsx';
import { ItemHead } from '../item/item-head.tsx';
import { useItemWriter, type ItemWriter } from '../item/item-writer.ts';
import { useLiveItem } from '../item/use-live-item.ts';
import { LedgerWhere } from '../item/where-is.tsx';
import { ASSIGNERS, useServedUnits } from '../state/book-units.ts';
import { ErrorState, LoadingState } from '../ui/states.tsx';
import { TaskActions } from './act/task-actions.tsx';
import { TaskClears, TaskFacts } from './task-facts.tsx';
import { TaskFiles } from './task-files.tsx';
import { TaskExtensions } from './task-extensions.tsx';
import { TaskLines } from './task-lines.tsx';
import { TaskObstacles } from './task-obstacles.tsx';
import { TaskParts } from './task-parts.tsx';
import { TaskProgress } from './task-progress.tsx';
import { TaskSlippageSection } from '../slippage/task-slippage.tsx';
import { TaskUrgings } from './task-urgings.tsx';
import { headDue, sourceLine } from './task-words.ts';

/** The page of a task. */
export function TaskPage() {
  const { id = '' } = useParams();
  const queryKey = ['tasks', 'item', id];
  const task = useQuery({ queryKey, queryFn: ({ signal }) => getTask(id, signal) });
  const below = [
    ...(task.data?.parts ?? []),
    ...(task.data?.obstacles ?? []),
    ...(task.data?.children ?? []),
  ];
  useLiveItem(
    id,
    queryKey,
    below.map((one) => one.id ?? ''),
  );
  if (task.isPending) return <LoadingState />;
  if (task.isError) return <ErrorState error={task.error} onRetry={() => void task.refetch()} />;
  return <TaskItem key={id} task={task.data} queryKey={queryKey} />;
}

function TaskItem({ task, queryKey }: { task: Task; queryKey: readonly string[] }) {
  const m = useMessages();
  const writer = useItemWriter<Task>(queryKey);
  return (
    <article className="page item">
      <TaskHead task={task} writer={writer} />
      <Section title={m.task.clears}>
        <TaskClears task={task} />
      </Section>
      <Section title={m.where.title}>
        <LedgerWhere
          itemId={task.id ?? ''}
          title={m.task.pageTitle}
          unknown={isImportedEnded(task) ? m.where.importedEnded : undefined}
        />
      </Section>
      <Section title={m.document.files}>
        <TaskFiles task={task} onChanged={() => void writer.reload()} />
      </Section>
      <TaskBelow task={task} writer={writer} />
      <Section title={m.task.details}>
        <TaskFacts task={task} />
      </Section>
    </article>
  );
}

interface TaskPieceProps {
  readonly task: Task;
  readonly writer: ItemWriter<Task>;
}

function TaskHead({ task, writer }: TaskPieceProps) {
  const m = useMessages();
  const isDone = task.state === 'TASK_STATE_CONFIRMED';
  const source = sourceLine(task);
  return (
    <ItemHead
      number={source === '' ? m.task.pageTitle : source}
      origin={[word(m.enums.sourceKind, task.sourceKind), task.unitName]
        .filter((part) => (part ?? '') !== '')
        .join(' · ')}
      subject={task.work ?? ''}
      holder={task.holder}
      nobody={isDone ? m.task.nobodyDone : nobodyWord(task.state, m)}
      due={headDue(task, m)}
      state={[word(m.enums.taskState, task.state), word(m.enums.officialState, task.officialState)]
        .filter((part) => part !== '')
        .join(' · ')}
      actions={<TaskActions task={task} writer={writer} />}
    />
  );
}

function nobodyWord(state: string | undefined, m: ReturnType<typeof useMessages>): string {
  return state === 'TASK_STATE_DRAFTED' ? m.task.notAssigned : m.document.nobody;
}

/** What hangs on a task: each piece only where there is something of it. */
function TaskBelow({ task, writer }: TaskPieceProps) {
  const m = useMessages();
  const navigate = useNavigate();
  const children = task.children ?? [];
  // Who holds a task in work may divide it, and who assigns at all may assign the pieces.
  const isInHand = task.allowedActions?.includes('ReportProgress') ?? false;
  const mayDivide = useServedUnits(ASSIGNERS).units.length > 0 && isInHand;
  return (
    <>
      {(task.obstacles ?? []).length > 0 && (
        <Section title={m.task.obstacles}>
          <TaskObstacles task={task} writer={writer} />
        </Section>
      )}
      {(task.parts ?? []).length > 0 && (
        <Section title={m.task.parts}>
          <TaskParts task={task} writer={writer} />
        </Section>
      )}
      <Section title={m.task.progressTitle}>
        <TaskProgress task={task} />
      </Section>
      {(task.extensions ?? []).length > 0 && (
        <Section title={m.task.extensions}>
          <TaskExtensions task={task} />
        </Section>
      )}
      <TaskSlippageSection task={task} />
      {(task.urgings ?? []).length > 0 && (
        <Section title={m.urging.history(task.urgingCount ?? 0)}>
          <TaskUrgings urgings={task.urgings ?? []} />
        </Section>
      )}
      {(children.length > 0 || mayDivide) && (
        <Section title={m.task.children}>
          {children.length > 0 && <TaskLines tasks={children} />}
          {mayDivide && (
            <Button className="divide" onClick={() => void navigate(`/tasks/new?parent=${task.id ?? ''}`)}>
              {m.task.divide}
            </Button>
          )}
        </Section>
      )}
    </>
  );
}

/** What had ended before it was imported was in nobody's hands here. */
function isImportedEnded(task: Task): boolean {
  return (task.externalId ?? '') !== '' && task.finishTime !== undefined;
}
