import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import { actOnProgramme } from '../api/programmes-api.ts';
import { listTasks } from '../api/tasks-api.ts';
import type { Programme, Task } from '../api/types.ts';
import { useMessages, word } from '../i18n/language.tsx';
import type { Messages } from '../i18n/vi/index.ts';
import type { ItemWriter } from '../item/item-writer.ts';
import { useDirectAct } from '../item/use-direct-act.ts';
import type { Column } from '../list/column.ts';
import { DataTable } from '../list/data-table.tsx';
import { showDue } from '../time/format.ts';
import { ErrorState, LoadingState, StatePanel } from '../ui/states.tsx';

interface ProgrammeTasksProps {
  readonly programme: Programme;
  readonly writer: ItemWriter<Programme>;
}

/** The tasks of a programme, due soonest first. */
export function ProgrammeTasks({ programme, writer }: ProgrammeTasksProps) {
  const m = useMessages();
  const { id = '', etag = '' } = programme;
  const pages = useInfiniteQuery({
    queryKey: ['tasks', 'programmes', 'tasks', id, etag],
    queryFn: ({ signal, pageParam }) =>
      listTasks({ programmeId: id, pageSize: 200, pageToken: pageParam }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => (page.nextPageToken ?? '') || undefined,
  });
  if (pages.isPending) return <LoadingState />;
  if (pages.isError) return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />;
  const rows = pages.data.pages.flatMap((page) => page.tasks ?? []);
  if (rows.length === 0) {
    return <StatePanel title={m.programme.noTasksTitle} help={m.programme.noTasksHelp} />;
  }
  const mayRemove = programme.allowedActions?.includes('RemoveTaskFromProgramme') ?? false;
  return (
    <>
      <DataTable
        label={m.programme.tasks}
        columns={columnsOf(m, mayRemove ? { programme, writer } : undefined)}
        rows={rows}
        rowKey={(task) => task.id ?? ''}
      />
      {pages.hasNextPage && (
        <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {m.programme.more}
        </Button>
      )}
    </>
  );
}

function columnsOf(m: Messages, removal: ProgrammeTasksProps | undefined): Column<Task>[] {
  const t = m.task;
  const plain = (key: string, title: string, text: (task: Task) => string) => ({
    key,
    title,
    cell: text,
    text,
  });
  const columns: Column<Task>[] = [
    {
      key: 'work',
      title: t.work,
      className: 'cell-main',
      cell: (task) => <Link to={`/tasks/${task.id ?? ''}`}>{task.work}</Link>,
      text: (task) => task.work ?? '',
    },
    plain('lead', t.leadUnit, (task) => task.leadUnitName ?? ''),
    plain('due', t.due, (task) => (task.standing === true ? t.standingShort : showDue(task.dueTime))),
    plain('state', t.officialState, (task) =>
      task.officialState === undefined
        ? word(m.enums.taskState, task.state)
        : word(m.enums.officialState, task.officialState),
    ),
  ];
  if (removal === undefined) return columns;
  const cell = (task: Task) => <RemoveButton task={task} {...removal} />;
  return [...columns, { key: 'remove', title: m.programme.remove, cell, text: () => '' }];
}

function RemoveButton({ task, programme, writer }: ProgrammeTasksProps & { task: Task }) {
  const m = useMessages();
  const body = { taskId: task.id ?? '', etag: programme.etag ?? '' };
  const removal = useDirectAct(writer, m.programme.remove, body, (requestId) =>
    actOnProgramme(programme.id ?? '', 'removeTask', { ...body, requestId }),
  );
  return (
    <Button
      size="small"
      loading={removal.isBusy}
      aria-label={m.programme.removeOf(task.work ?? '')}
      onClick={removal.run}
    >
      {m.programme.remove}
    </Button>
  );
}
