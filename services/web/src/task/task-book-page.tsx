import PlusOutlined from '@ant-design/icons/es/icons/PlusOutlined';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useMemo } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { listTasks } from '../api/tasks-api.ts';
import { useMessages } from '../i18n/language.tsx';
import { BookLayout } from '../list/book-layout.tsx';
import { useListAddress, type FilterValues } from '../list/list-address.ts';
import { listQuery } from '../list/list-query.ts';
import { useColumns } from '../list/use-columns.ts';
import { useLiveList } from '../list/use-live-list.ts';
import { ASSIGNERS, URGERS, useServedUnits } from '../state/book-units.ts';
import { useUnitNames } from '../state/known-names.ts';
import { TaskBoard } from './board/task-board.tsx';
import { TaskPlaces } from './task-places.tsx';
import { useTaskColumns } from './task-columns.tsx';
import { REPEATED, useTaskFilters } from './task-filters.ts';

const PAGE_SIZE = 50;

/** The list of tasks and, with the same filters, the board of their states. */
export function TaskBookPage() {
  const m = useMessages();
  const [params] = useSearchParams();
  const isBoard = params.get('view') === 'board';
  const fields = useTaskFilters();
  const names = useMemo(() => ['query', ...fields.map((field) => field.name)], [fields]);
  const address = useListAddress(names);
  useUnitNames([...(address.filters['unitId'] ?? []), ...(address.filters['leadUnitId'] ?? [])]);
  const choice = useColumns('tasks', useTaskColumns());
  const query = listQuery(address.filters, address.orderBy, REPEATED);
  const pageToken = address.tokens.at(-1) ?? '';
  const page = useQuery({
    queryKey: ['tasks', 'list', query, pageToken],
    queryFn: ({ signal }) => listTasks({ ...query, pageSize: PAGE_SIZE, pageToken }, signal),
    placeholderData: keepPreviousData,
    enabled: !isBoard,
  });
  const live = useLiveList(['task'], ['tasks']);
  return (
    <BookLayout
      title={m.task.title}
      label={m.task.tableLabel}
      searchPlaceholder={m.task.searchPlaceholder}
      actions={<BookActions />}
      address={address}
      fields={fields}
      choice={choice}
      page={page}
      rows={page.data?.tasks ?? []}
      rowKey={(task) => task.id ?? ''}
      nextToken={page.data?.nextPageToken}
      live={live}
      empty={{ title: m.task.emptyAllTitle, help: m.task.emptyAllHelp, filtered: m.task.emptyTitle }}
      tools={
        <>
          <TaskPlaces />
          <ViewChoice isBoard={isBoard} />
        </>
      }
      {...(isBoard ? { body: <TaskBoard query={query} {...boardFilters(address.filters)} /> } : {})}
      fetchAll={async (token) => {
        const next = await listTasks({ ...query, pageSize: 200, pageToken: token });
        return { rows: next.tasks ?? [], nextToken: next.nextPageToken ?? '' };
      }}
    />
  );
}

function boardFilters(filters: FilterValues): { states: readonly string[]; isAsked: boolean } {
  return { states: filters['states'] ?? [], isAsked: filters['extensionAsked']?.[0] === 'true' };
}

function ViewChoice({ isBoard }: { isBoard: boolean }) {
  const m = useMessages();
  const [params, setParams] = useSearchParams();
  return (
    <Segmented
      aria-label={m.task.view}
      value={isBoard ? 'board' : 'list'}
      options={[
        { value: 'list', label: m.task.list },
        { value: 'board', label: m.task.board },
      ]}
      onChange={(view) => {
        const next = new URLSearchParams(params);
        if (view === 'board') next.set('view', 'board');
        else next.delete('view');
        setParams(next);
      }}
    />
  );
}

function BookActions() {
  const m = useMessages();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  // Who looks at one unit's tasks urges that unit.
  const unit = params.get('leadUnitId');
  const newLetter = unit === null ? '/urging/new' : `/urging/new?unit=${unit}`;
  const mayAssign = useServedUnits(ASSIGNERS).units.length > 0;
  const mayUrge = useServedUnits(URGERS).units.length > 0;
  return (
    <>
      <Button onClick={() => void navigate('/urging')}>{m.urging.title}</Button>
      {mayUrge && <Button onClick={() => void navigate(newLetter)}>{m.urging.make}</Button>}
      {mayAssign && (
        <Button
          type="primary"
          icon={<PlusOutlined aria-hidden="true" />}
          onClick={() => void navigate('/tasks/new')}
        >
          {m.task.assign}
        </Button>
      )}
    </>
  );
}
