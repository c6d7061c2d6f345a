import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { getOutgoing } from '../../api/outgoing-api.ts';
import type { OutgoingDocument } from '../../api/types.ts';
import { useMessages } from '../../i18n/language.tsx';
import { DRAFTERS, useBookUnits } from '../../state/book-units.ts';
import { useTypesAwaited } from '../../state/document-types.ts';
import { Page } from '../../ui/page.tsx';
import { ErrorState, LoadingState, StatePanel } from '../../ui/states.tsx';
import { useDraftLabels } from '../draft-labels.ts';
import { CreateDraft, EditDraft } from './draft-form.tsx';

/** Drafts a document, or changes a draft. */
export function DraftPage() {
  const { id } = useParams();
  return id === undefined ? <CreatePage /> : <EditPage key={id} id={id} />;
}

function CreatePage() {
  const m = useMessages();
  const { units, isPending: unitsAwaited } = useBookUnits(DRAFTERS);
  const typesAwaited = useTypesAwaited();
  const isPending = unitsAwaited || typesAwaited;
  return (
    <Page title={m.outgoing.createTitle} className="page-form">
      {isPending && <LoadingState />}
      {!isPending && units.length === 0 && (
        <StatePanel title={m.outgoing.noUnit} help={m.problem.forbiddenHelp} />
      )}
      {!isPending && units.length > 0 && <CreateDraft units={units} />}
    </Page>
  );
}

function EditPage({ id }: { id: string }) {
  const m = useMessages();
  const document = useQuery({
    queryKey: ['documents', 'outgoing', 'item', id],
    queryFn: ({ signal }) => getOutgoing(id, signal),
    // The form starts from what was read: a later read must not overwrite what is typed.
    staleTime: Infinity,
  });
  return (
    <Page title={m.outgoing.editTitle} className="page-form">
      {document.isPending && <LoadingState />}
      {document.isError && <ErrorState error={document.error} onRetry={() => void document.refetch()} />}
      {document.isSuccess && <EditLoaded before={document.data} />}
    </Page>
  );
}

function EditLoaded({ before }: { before: OutgoingDocument }) {
  const labels = useDraftLabels(before, true);
  const isAwaited = useTypesAwaited();
  return labels === undefined || isAwaited ? <LoadingState /> : <EditDraft before={before} labels={labels} />;
}
