import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from 'react-router';
import { getIncoming, updateIncoming } from '../../api/incoming-api.ts';
import type { RequestIds } from '../../api/request-id.ts';
import type { IncomingDocument } from '../../api/types.ts';
import { onFormKeyDown, useErrorFocus } from '../../form/enter-to-next.ts';
import { FormProblem } from '../../form/form-problem.tsx';
import { useForm, type Errors, type Form } from '../../form/form-state.ts';
import { FormFoot } from '../../form/form-foot.tsx';
import { useSubmit, type Submit } from '../../form/use-submit.ts';
import { useMessages } from '../../i18n/language.tsx';
import { itemsChanged } from '../../state/changed.ts';
import { useTypesAwaited } from '../../state/document-types.ts';
import { Page } from '../../ui/page.tsx';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { DuplicateWarning } from './duplicates.tsx';
import { ContentFields, HandlingFields, MoreFields, NumberFields } from './form-fields.tsx';
import {
  changedFields,
  checkIncoming,
  FIELD_NAMES,
  fromDocument,
  toDocument,
  type IncomingName,
  type IncomingValues,
} from './form-values.ts';

/** Corrects the fields of a document that is not routed yet. */
export function EditPage() {
  const m = useMessages();
  const { id = '' } = useParams();
  const document = useQuery({
    queryKey: ['documents', 'incoming', 'item', id],
    queryFn: ({ signal }) => getIncoming(id, signal),
    // The form starts from what was read: a later read must not overwrite what is typed.
    staleTime: Infinity,
  });
  const isAwaited = useTypesAwaited();
  return (
    <Page title={m.registration.editTitle(document.data?.arrivalNumber ?? 0)} className="page-form">
      {(document.isPending || (isAwaited && document.isSuccess)) && <LoadingState />}
      {document.isError && <ErrorState error={document.error} onRetry={() => void document.refetch()} />}
      {!isAwaited && document.isSuccess && <EditForm key={document.data.etag} before={document.data} />}
    </Page>
  );
}

function EditForm({ before }: { before: IncomingDocument }) {
  const m = useMessages();
  const form = useForm(() => fromDocument(before));
  const edit = useEdit(before, form);
  const box = useErrorFocus(edit.refusals);
  return (
    <form
      ref={box}
      className="form"
      noValidate
      onKeyDown={onFormKeyDown}
      onSubmit={(e) => e.preventDefault()}
    >
      <NumberFields form={form} />
      <ContentFields form={form} />
      <DuplicateWarning form={form} like={[]} isRefused={edit.reason === 'DUPLICATE_DOCUMENT'} />
      <HandlingFields form={form} />
      <MoreFields form={form} />
      <FormProblem lines={edit.lines} />
      <FormFoot label={m.registration.saveChanges} isBusy={edit.isBusy} onPress={edit.submit} />
    </form>
  );
}

function useEdit(before: IncomingDocument, form: Form<IncomingValues>): Submit {
  const m = useMessages();
  const client = useQueryClient();
  const navigate = useNavigate();
  const id = before.id ?? '';
  const start = fromDocument(before);

  const check = (): Errors<IncomingName> => {
    const errors = { ...checkIncoming(form.values, m) };
    // A due date that was there before may lie behind us; only what is typed now is judged.
    if (form.values.due === start.due) delete errors.due;
    return errors;
  };
  const errorsOf = { DUPLICATE_DOCUMENT: { duplicateReason: m.registration.duplicateReasonMissing } };
  const send = async (ids: RequestIds): Promise<void> => {
    const document = toDocument(form.values, before.unitId ?? '');
    const updateMask = changedFields(before, document);
    if (updateMask.length > 0) {
      const duplicateReason = form.values.duplicateReason.trim();
      const body = { document, updateMask, etag: before.etag ?? '', duplicateReason };
      const saved = await updateIncoming(id, { ...body, requestId: ids.idFor(body) });
      client.setQueryData(['documents', 'incoming', 'item', id], saved);
      itemsChanged(client);
    }
    void navigate(`/incoming/${id}`);
  };
  return useSubmit({ form, fieldNames: FIELD_NAMES, check, errorsOf, send });
}
