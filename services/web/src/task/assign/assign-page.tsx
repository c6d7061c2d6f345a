import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { getIncoming } from '../../api/incoming-api.ts';
import { getTask } from '../../api/tasks-api.ts';
import { useMessages } from '../../i18n/language.tsx';
import { ASSIGNERS, useServedUnits } from '../../state/book-units.ts';
import { Page } from '../../ui/page.tsx';
import { ErrorState, LoadingState, StatePanel } from '../../ui/states.tsx';
import { AssignForm } from './assign-form.tsx';
import { fromDocument, fromParent, type AssignValues } from './assign-values.ts';

/** Assigning a task, by hand or filled in from a document or from the task it is a part of. */
export function AssignPage() {
  const m = useMessages();
  const [params] = useSearchParams();
  const documentId = params.get('document') ?? '';
  const parentId = params.get('parent') ?? '';
  const { units, isPending } = useServedUnits(ASSIGNERS);
  const filled = useFilled(documentId, parentId);
  const isLoading = isPending || filled.isLoading;
  return (
    <Page title={m.assign.title} className="page-form">
      {isLoading && <LoadingState />}
      {!isLoading && units.length === 0 && (
        <StatePanel
          title={m.assign.noUnit}
          help={m.assign.noUnitHelp}
          action={<Link to="/tasks">{m.task.title}</Link>}
        />
      )}
      {filled.error !== null && <ErrorState error={filled.error} onRetry={filled.retry} />}
      {!isLoading && filled.error === null && units.length > 0 && (
        <AssignForm
          key={`${documentId} ${parentId}`}
          units={units}
          from={`${documentId}${parentId}`}
          filled={filled.values}
          filledFrom={filled.title}
        />
      )}
    </Page>
  );
}

interface Filled {
  readonly isLoading: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
  readonly values: Partial<AssignValues>;
  /** What the form was filled in from, in words; empty when by hand. */
  readonly title: string;
}

function useFilled(documentId: string, parentId: string): Filled {
  const m = useMessages();
  const document = useQuery({
    queryKey: ['documents', 'incoming', 'item', documentId],
    queryFn: ({ signal }) => getIncoming(documentId, signal),
    enabled: documentId !== '',
  });
  const parent = useQuery({
    queryKey: ['tasks', 'item', parentId],
    queryFn: ({ signal }) => getTask(parentId, signal),
    enabled: documentId === '' && parentId !== '',
  });
  const source = documentId === '' ? parent : document;
  const state = { isLoading: source.isLoading, error: source.error, retry: () => void source.refetch() };
  if (documentId !== '' && document.data !== undefined) {
    const title = m.document.incomingTitle(document.data.arrivalNumber ?? 0);
    return { ...state, values: fromDocument(document.data), title };
  }
  if (documentId === '' && parent.data !== undefined) {
    return { ...state, values: fromParent(parent.data), title: parent.data.work ?? '' };
  }
  return { ...state, values: {}, title: '' };
}
