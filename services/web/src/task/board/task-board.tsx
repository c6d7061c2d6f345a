import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { listTasks } from '../../api/tasks-api.ts';
import type { Task } from '../../api/types.ts';
import { useMessages, word } from '../../i18n/language.tsx';
import { withFilters } from '../../list/list-address.ts';
import type { ListQuery } from '../../list/list-query.ts';
import { ErrorState, LoadingState, StatePanel } from '../../ui/states.tsx';
import { UrgencyTag } from '../../ui/state-tag.tsx';
import { urgencyName } from '../../ui/urgency.ts';
import { ProgressBar } from '../progress-bar.tsx';
import { TaskDue } from '../task-due.tsx';
import { percentOf } from '../task-words.ts';
import { boardColumns, type BoardColumn } from './board-columns.ts';

/** A column shows the tasks due soonest; the rest is in the list. */
const PER_COLUMN = 25;

interface TaskBoardProps {
  readonly query: ListQuery;
  /** States filtered for. */
  readonly states: readonly string[];
  /** Whether only tasks that ask for an extension are shown. */
  readonly isAsked: boolean;
}

/** Tasks in columns by state, with the filters of the list. */
export function TaskBoard({ query, states, isAsked }: TaskBoardProps) {
  const m = useMessages();
  const columns = boardColumns(states, isAsked);
  if (columns.length === 0) return <StatePanel title={m.task.emptyTitle} help={m.incoming.emptyHelp} />;
  return (
    <div className="board" role="group" aria-label={m.task.boardLabel}>
      {columns.map((column) => (
        <Column key={column.key} column={column} query={query} />
      ))}
    </div>
  );
}

function Column({ column, query }: { column: BoardColumn; query: ListQuery }) {
  const m = useMessages();
  const own = { ...query, states: column.states };
  const page = useQuery({
    queryKey: ['tasks', 'board', own],
    queryFn: ({ signal }) => listTasks({ ...own, pageSize: PER_COLUMN }, signal),
    placeholderData: keepPreviousData,
  });
  const tasks = page.data?.tasks ?? [];
  const hasMore = (page.data?.nextPageToken ?? '') !== '';
  const title = m.task.columns[column.key];
  return (
    <section className="board-column" aria-label={title} aria-busy={page.isPlaceholderData}>
      <h2>
        {title}
        {page.isSuccess && <span className="board-count">{hasMore ? `${tasks.length}+` : tasks.length}</span>}
      </h2>
      {page.isPending && <LoadingState rows={4} />}
      {page.isError && <ErrorState error={page.error} onRetry={() => void page.refetch()} />}
      {page.isSuccess && tasks.length === 0 && <p className="quiet">{m.task.boardEmpty}</p>}
      <ul>
        {tasks.map((task) => (
          <Card key={task.id} task={task} />
        ))}
      </ul>
      {hasMore && <MoreLink column={column} />}
    </section>
  );
}

function Card({ task }: { task: Task }) {
  const m = useMessages();
  const urgency = urgencyName(task.urgency);
  return (
    <li className={`board-card ${task.dueState === 'DUE_STATE_OVERDUE' ? 'board-card-overdue' : ''}`}>
      <Link to={`/tasks/${task.id ?? ''}`} data-row-link className="row-link">
        {task.work}
      </Link>
      <UrgencyTag value={urgency} text={word(m.enums.urgency, urgency)} />
      <p className="quiet">{task.leadUnitName}</p>
      <TaskDue task={task} />
      <ProgressBar percent={percentOf(task)} />
    </li>
  );
}

function MoreLink({ column }: { column: BoardColumn }) {
  const m = useMessages();
  const [params] = useSearchParams();
  const search = withFilters(params, { states: column.states, view: [] }).toString();
  return <Link to={{ search }}>{m.task.boardMore}</Link>;
}
