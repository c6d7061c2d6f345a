import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { listTasks } from '../api/tasks-api.ts';
import { useMessages } from '../i18n/language.tsx';
import { Section } from '../item/facts.tsx';
import { useLiveList } from '../list/use-live-list.ts';
import { ASSIGNERS, useServedUnits } from '../state/book-units.ts';
import { TaskLines } from './task-lines.tsx';

/**
 * The tasks a document led to and, for who may assign, the way to one more, filled in from the document. Not among the
 * acts of the document: what the document allows does not decide it. Nothing while there is neither.
 */
export function TasksFromDocument({ documentId }: { documentId: string }) {
  const m = useMessages();
  const navigate = useNavigate();
  const mayAssign = useServedUnits(ASSIGNERS).units.length > 0;
  const queryKey = ['tasks', 'from-document', documentId];
  const { data } = useQuery({
    queryKey,
    queryFn: ({ signal }) => listTasks({ sourceDocumentId: documentId, pageSize: 50 }, signal),
  });
  useLiveList(['task'], queryKey);
  const tasks = data?.tasks ?? [];
  if (tasks.length === 0 && !mayAssign) return null;
  return (
    <Section title={m.task.fromDocument}>
      {tasks.length > 0 && <TaskLines tasks={tasks} />}
      {mayAssign && (
        <Button
          className="assign-more no-print"
          onClick={() => void navigate(`/tasks/new?document=${documentId}`)}
        >
          {m.task.assign}
        </Button>
      )}
    </Section>
  );
}
