import { useQuery } from '@tanstack/react-query';
import { listTasks } from '../api/tasks-api.ts';
import { useMessages } from '../i18n/language.tsx';
import { Section } from '../item/facts.tsx';
import { useLiveList } from '../list/use-live-list.ts';
import { TaskLines } from './task-lines.tsx';

/** The tasks a document led to; nothing while there are none. */
export function TasksFromDocument({ documentId }: { documentId: string }) {
  const m = useMessages();
  const queryKey = ['tasks', 'from-document', documentId];
  const { data } = useQuery({
    queryKey,
    queryFn: ({ signal }) => listTasks({ sourceDocumentId: documentId, pageSize: 50 }, signal),
  });
  useLiveList(['task'], queryKey);
  const tasks = data?.tasks ?? [];
  if (tasks.length === 0) return null;
  return (
    <Section title={m.task.fromDocument}>
      <TaskLines tasks={tasks} />
    </Section>
  );
}
