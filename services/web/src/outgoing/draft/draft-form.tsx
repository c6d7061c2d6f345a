import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { createOutgoing, updateOutgoing } from '../../api/outgoing-api.ts';
import type { OutgoingDocument, Unit } from '../../api/types.ts';
import { readDraft, useKeepDraft } from '../../form/draft.ts';
import { onFormKeyDown, useErrorFocus } from '../../form/enter-to-next.ts';
import { FormFoot } from '../../form/form-foot.tsx';
import { FormProblem } from '../../form/form-problem.tsx';
import { useForm, type Form } from '../../form/form-state.ts';
import { useSubmit, type Submit } from '../../form/use-submit.ts';
import { useMessages } from '../../i18n/language.tsx';
import { itemsChanged } from '../../state/changed.ts';
import { useActor } from '../../state/session.tsx';
import { showInstant } from '../../time/format.ts';
import { IdentityFields, IssueFields, SubjectFields } from './draft-fields.tsx';
import {
  BLANK_DRAFT,
  changedDraftFields,
  checkDraft,
  DRAFT_FIELD_NAMES,
  fromDraft,
  PERSONAL_DRAFT,
  toDraft,
  type DraftValues,
} from './draft-values.ts';
import type { DraftLabels } from '../draft-labels.ts';
import { RecipientFields } from './recipient-fields.tsx';
import { SignerFields } from './signer-fields.tsx';

/** A new draft; kept in this browser until it is saved. */
export function CreateDraft({ units }: { units: readonly Unit[] }) {
  const m = useMessages();
  const done = useSaved();
  const key = `baro.draft.outgoing.${useActor().username}`;
  const firstUnit = units[0]?.id ?? '';
  const blank = useMemo(() => ({ ...BLANK_DRAFT, unitId: firstUnit }), [firstUnit]);
  const [restored, setRestored] = useState(() => readDraft(key, blank));
  const form = useForm(() => restored?.values ?? blank);
  const draft = useKeepDraft(key, form.values, blank, PERSONAL_DRAFT);
  const submit = useSubmit({
    form,
    fieldNames: DRAFT_FIELD_NAMES,
    check: () => checkDraft(form.values, m),
    send: async (ids) => {
      const body = { document: toDraft(form.values) };
      const saved = await createOutgoing({ ...body, requestId: ids.idFor(body) });
      draft.forget();
      form.start(blank);
      done(saved);
    },
  });
  const drop = (): void => {
    draft.forget();
    setRestored(undefined);
    form.start(blank);
  };
  return (
    <DraftFormFrame form={form} submit={submit} units={units}>
      {restored !== undefined && (
        <Alert
          type="info"
          showIcon
          title={m.common.keptDraft(showInstant(restored.savedAt))}
          action={
            <Button size="small" onClick={drop}>
              {m.common.dropDraft}
            </Button>
          }
        />
      )}
    </DraftFormFrame>
  );
}

/** Changes to a draft. */
export function EditDraft({ before, labels }: { before: OutgoingDocument; labels: DraftLabels }) {
  const m = useMessages();
  const done = useSaved();
  const form = useForm(() => fromDraft(before, labels, m.outgoing.asChosen));
  const submit = useSubmit({
    form,
    fieldNames: DRAFT_FIELD_NAMES,
    check: () => checkDraft(form.values, m),
    send: async (ids) => {
      const document = toDraft(form.values);
      const updateMask = changedDraftFields(before, document);
      if (updateMask.length === 0) return done(before);
      const body = { document, updateMask, etag: before.etag ?? '' };
      done(await updateOutgoing(before.id ?? '', { ...body, requestId: ids.idFor(body) }));
    },
  });
  return <DraftFormFrame form={form} submit={submit} units={[]} />;
}

interface DraftFormFrameProps {
  readonly form: Form<DraftValues>;
  readonly submit: Submit;
  readonly units: readonly Unit[];
  readonly children?: ReactNode;
}

function DraftFormFrame({ form, submit, units, children }: DraftFormFrameProps) {
  const m = useMessages();
  const box = useErrorFocus(submit.refusals);
  return (
    <form
      ref={box}
      className="form"
      noValidate
      onKeyDown={onFormKeyDown}
      onSubmit={(e) => e.preventDefault()}
    >
      {children}
      <IdentityFields form={form} units={units} />
      <SubjectFields form={form} />
      <SignerFields form={form} />
      <RecipientFields form={form} />
      <IssueFields form={form} />
      <FormProblem lines={submit.lines} />
      <FormFoot label={m.outgoing.submitCreate} isBusy={submit.isBusy} onPress={submit.submit} />
    </form>
  );
}

/** Shows what was saved. */
function useSaved(): (document: OutgoingDocument) => void {
  const client = useQueryClient();
  const navigate = useNavigate();
  return (document) => {
    const id = document.id ?? '';
    client.setQueryData(['documents', 'outgoing', 'item', id], document);
    itemsChanged(client);
    void navigate(`/outgoing/${id}`);
  };
}
