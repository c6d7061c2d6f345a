import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { getIncoming } from '../../api/incoming-api.ts';
import { getPetition } from '../../api/petitions-api.ts';
import { getTask } from '../../api/tasks-api.ts';
import { useMessages } from '../../i18n/language.tsx';
import { ASSIGNERS, useServedUnits } from '../../state/book-units.ts';
import { Page } from '../../ui/page.tsx';
import { ErrorState, LoadingState, StatePanel } from '../../ui/states.tsx';
import { AssignForm } from './assign-form.tsx';
import { fromDocument, fromParent, fromPetition, type AssignValues } from './assign-values.ts';

/** Assigning a task, by hand or filled in from a document, a petition or the task it is a part of. */
export function AssignPage() {
  const m = useMessages();
  const [params] = useSearchParams();
  const documentId = params.get('document') ?? '';
  const petitionId = params.get('petition') ?? '';
  const parentId = params.get('parent') ?? '';
  const from = [documentId, petitionId, parentId].find((id) => id !== '') ?? '';
  const { units, isPending } = useServedUnits(ASSIGNERS);
  const filled = useFilled({ documentId, petitionId, parentId });
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
        <AssignForm key={from} units={units} from={from} filled={filled.values} filledFrom={filled.title} />
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

interface Sources {
  readonly documentId: string;
  readonly petitionId: string;
  readonly parentId: string;
}

/** The first of the sources that is named. */
function useFilled({ documentId, petitionId, parentId }: Sources): Filled {
  const m = useMessages();
  const document = useQuery({
    queryKey: ['documents', 'incoming', 'item', documentId],
    queryFn: ({ signal }) => getIncoming(documentId, signal),
    enabled: documentId !== '',
  });
  const petition = useQuery({
    queryKey: ['petitions', 'item', petitionId],
    queryFn: ({ signal }) => getPetition(petitionId, signal),
    enabled: documentId === '' && petitionId !== '',
  });
  const parent = useQuery({
    queryKey: ['tasks', 'item', parentId],
    queryFn: ({ signal }) => getTask(parentId, signal),
    enabled: documentId === '' && petitionId === '' && parentId !== '',
  });
  const { isLoading, error, refetch } = [document, petition, parent].find((one) => one.isEnabled) ?? parent;
  const state = { isLoading, error, retry: () => void refetch() };
  if (document.isEnabled && document.data !== undefined) {
    const title = m.document.incomingTitle(document.data.arrivalNumber ?? 0);
    return { ...state, values: fromDocument(document.data), title };
  }
  if (petition.isEnabled && petition.data !== undefined) {
    const title = m.petition.titleOf(petition.data.code ?? '');
    return { ...state, values: fromPetition(petition.data), title };
  }
  if (parent.isEnabled && parent.data !== undefined) {
    return { ...state, values: fromParent(parent.data), title: parent.data.work ?? '' };
  }
  return { ...state, values: {}, title: '' };
}
