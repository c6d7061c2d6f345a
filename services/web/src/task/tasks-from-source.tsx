import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { listTasks } from '../api/tasks-api.ts';
import { useMessages } from '../i18n/language.tsx';
import { Section } from '../item/facts.tsx';
import { useLiveList } from '../list/use-live-list.ts';
import { ASSIGNERS, useServedUnits } from '../state/book-units.ts';
import { TaskLines } from './task-lines.tsx';

type Source = { readonly sourceDocumentId: string } | { readonly sourcePetitionId: string };

interface TasksFromSourceProps {
  readonly title: string;
  readonly source: Source;
  /** Address of the form filled in from the source; empty when it leads to no more tasks. */
  readonly form: string;
  readonly help?: string;
}

/**
 * The tasks a source led to and, for who may assign, the way to one more, filled in from it. Not among the acts of the
 * source: what it allows does not decide it. Nothing while there is neither.
 */
export function TasksFromSource({ title, source, form, help }: TasksFromSourceProps) {
  const m = useMessages();
  const navigate = useNavigate();
  const isAssigner = useServedUnits(ASSIGNERS).units.length > 0;
  const mayAssign = form !== '' && isAssigner;
  const queryKey = ['tasks', 'from-source', source];
  const { data } = useQuery({
    queryKey,
    queryFn: ({ signal }) => listTasks({ ...source, pageSize: 50 }, signal),
  });
  useLiveList(['task'], queryKey);
  const tasks = data?.tasks ?? [];
  if (tasks.length === 0 && !mayAssign) return null;
  return (
    <Section title={title}>
      {help !== undefined && <p className="form-help">{help}</p>}
      {tasks.length > 0 && <TaskLines tasks={tasks} />}
      {mayAssign && (
        <Button className="assign-more no-print" onClick={() => void navigate(form)}>
          {m.task.assign}
        </Button>
      )}
    </Section>
  );
}
