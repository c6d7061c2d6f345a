import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { useMessages } from '../../i18n/language.tsx';
import { ASSIGNERS, useServedUnits } from '../../state/book-units.ts';

/** Opens the form of a task filled in from a document; only there for who may assign. */
export function AssignFromDocument({ documentId }: { documentId: string }) {
  const m = useMessages();
  const navigate = useNavigate();
  if (useServedUnits(ASSIGNERS).units.length === 0) return null;
  return <Button onClick={() => void navigate(`/tasks/new?document=${documentId}`)}>{m.task.assign}</Button>;
}
