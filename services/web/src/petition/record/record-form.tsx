import { useQueryClient } from '@tanstack/react-query';
import { Alert, Checkbox } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { recordPetition } from '../../api/petitions-api.ts';
import type { CouncilSession, Petition } from '../../api/types.ts';
import { DraftNotice } from '../../form/draft-notice.tsx';
import { readDraft, useKeepDraft } from '../../form/draft.ts';
import { onFormKeyDown, useErrorFocus } from '../../form/enter-to-next.ts';
import { FormFoot } from '../../form/form-foot.tsx';
import { FormProblem } from '../../form/form-problem.tsx';
import { useForm } from '../../form/form-state.ts';
import { useSubmit } from '../../form/use-submit.ts';
import { useMessages } from '../../i18n/language.tsx';
import { itemsChanged } from '../../state/changed.ts';
import { useActor } from '../../state/session.tsx';
import { MatterFields, MeetingFields } from './record-fields.tsx';
import {
  BLANK_RECORD,
  checkRecord,
  nextOfMeeting,
  RECORD_FIELD_NAMES,
  toRecord,
  type RecordName,
  type RecordValues,
} from './record-values.ts';

interface RecordFormProps {
  /** Sessions the caller may record for. */
  readonly sessions: readonly CouncilSession[];
  /** The one chosen at first; empty for none. */
  readonly sessionId: string;
}

/** A line of a covering letter's list is names of places, not of people, so the draft keeps all of it. */
const PERSONAL: readonly RecordName[] = [];

/** The form of a petition. Kept in this browser until it is sent. */
export function RecordForm({ sessions, sessionId }: RecordFormProps) {
  const m = useMessages();
  const [blank, setBlank] = useState<RecordValues>(() => ({ ...BLANK_RECORD, sessionId }));
  const key = `baro.draft.petition.${useActor().username}`;
  const [restored, setRestored] = useState(() => readDraft(key, blank));
  const form = useForm<RecordValues>(() => restored?.values ?? blank);
  const draft = useKeepDraft(key, form.values, blank, PERSONAL);
  const [isGoingOn, setGoingOn] = useState(false);
  const [last, setLast] = useState<Petition>();
  const showRecorded = useShowRecorded();
  const submit = useSubmit<RecordName>({
    form,
    fieldNames: RECORD_FIELD_NAMES,
    check: () => checkRecord(form.values, m),
    send: async (ids) => {
      const session = sessions.find((one) => one.id === form.values.sessionId);
      const body = toRecord(form.values, session);
      const petition = await recordPetition({ ...body, requestId: ids.idFor(body) });
      draft.forget();
      setRestored(undefined);
      if (!isGoingOn) return showRecorded(petition);
      const next = nextOfMeeting(form.values);
      // The meeting alone is no draft: it comes from the line before.
      setBlank(next);
      form.start(next);
      setLast(petition);
      document.querySelector<HTMLElement>('textarea[name="words"]')?.focus();
    },
  });
  const drop = (): void => {
    draft.forget();
    setRestored(undefined);
    form.start(blank);
  };
  const box = useErrorFocus(submit.refusals);
  return (
    <form
      ref={box}
      className="form"
      noValidate
      onKeyDown={onFormKeyDown}
      onSubmit={(event) => event.preventDefault()}
    >
      {restored !== undefined && <DraftNotice savedAt={restored.savedAt} onDrop={drop} />}
      <RecordedNotice petition={last} />
      <MeetingFields form={form} sessions={sessions} />
      <MatterFields form={form} />
      <Checkbox checked={isGoingOn} onChange={(event) => setGoingOn(event.target.checked)}>
        {m.petitionForm.goOn}
      </Checkbox>
      <FormProblem lines={submit.lines} />
      <FormFoot
        label={submit.isBusy ? m.act.sending : m.petition.record}
        isBusy={submit.isBusy}
        onPress={submit.submit}
      />
    </form>
  );
}

/** Goes to the page of what was just recorded; lists are read again. */
function useShowRecorded(): (petition: Petition) => void {
  const client = useQueryClient();
  const navigate = useNavigate();
  return (petition) => {
    client.setQueryData(['petitions', 'item', petition.id ?? ''], petition);
    itemsChanged(client);
    void navigate(`/petitions/${petition.id ?? ''}`);
  };
}

/** The line before, for who goes on with the next of the same meeting. */
function RecordedNotice({ petition }: { petition: Petition | undefined }) {
  const m = useMessages();
  if (petition === undefined) return null;
  return (
    <Alert
      type="success"
      showIcon
      role="status"
      title={m.petitionForm.recorded(petition.code ?? '')}
      action={<Link to={`/petitions/${petition.id ?? ''}`}>{m.petitionForm.openRecorded}</Link>}
    />
  );
}
