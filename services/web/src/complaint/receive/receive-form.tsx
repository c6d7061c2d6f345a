import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { receiveLetter } from '../../api/complaints-api.ts';
import { DraftNotice } from '../../form/draft-notice.tsx';
import { readDraft, useKeepDraft } from '../../form/draft.ts';
import { onFormKeyDown, useErrorFocus } from '../../form/enter-to-next.ts';
import { FormFoot } from '../../form/form-foot.tsx';
import { FormProblem } from '../../form/form-problem.tsx';
import { noErrors, type Errors } from '../../form/form-state.ts';
import { useSubmit } from '../../form/use-submit.ts';
import { useMessages } from '../../i18n/language.tsx';
import { itemsChanged } from '../../state/changed.ts';
import { useActor } from '../../state/session.tsx';
import { ArrivalFields, MatterFields } from './letter-fields.tsx';
import { OriginalRows } from './original-rows.tsx';
import { PartyRows } from './party-rows.tsx';
import {
  blankLetter,
  checkReceive,
  PERSONAL,
  receiveFieldNames,
  toLetter,
  type ReceiveValues,
} from './receive-values.ts';

/** What the parts of the form work on. */
export interface ReceiveFormState {
  readonly values: ReceiveValues;
  readonly errors: Errors<string>;
  /** Takes away the errors of what it touches. */
  readonly change: (changes: Partial<ReceiveValues>) => void;
}

/** The form of a letter. Only what names nobody is kept in this browser until it is sent. */
export function ReceiveForm({ unitId }: { unitId: string }) {
  const m = useMessages();
  const [blank] = useState(() => blankLetter());
  const key = `baro.draft.letter.${useActor().username}`;
  const [restored, setRestored] = useState(() => readDraft(key, blank));
  const [values, setValues] = useState<ReceiveValues>(() => restored?.values ?? blank);
  const [errors, setErrors] = useState<Errors<string>>(noErrors);
  const draft = useKeepDraft(key, values, blank, PERSONAL);
  useWarnOfLoss(PERSONAL.some((name) => values[name] !== blank[name]));
  const client = useQueryClient();
  const navigate = useNavigate();
  const submit = useSubmit<string>({
    form: { refuse: setErrors },
    fieldNames: receiveFieldNames(values),
    check: () => checkReceive(values, m),
    send: async (ids) => {
      const body = toLetter(values, unitId);
      const letter = await receiveLetter({ ...body, requestId: ids.idFor(body) });
      draft.forget();
      client.setQueryData(['complaints', 'item', letter.id ?? ''], letter);
      itemsChanged(client);
      void navigate(`/complaints/${letter.id ?? ''}`);
    },
  });
  const drop = (): void => {
    draft.forget();
    setRestored(undefined);
    setValues(blank);
  };
  const state: ReceiveFormState = {
    values,
    errors,
    change: (changes) => {
      setValues({ ...values, ...changes });
      setErrors(withoutErrorsOf(errors, Object.keys(changes)));
    },
  };
  const box = useErrorFocus(submit.refusals);
  return (
    <form
      ref={box}
      className="form"
      noValidate
      autoComplete="off"
      onKeyDown={onFormKeyDown}
      onSubmit={(event) => event.preventDefault()}
    >
      {restored !== undefined && <DraftNotice savedAt={restored.savedAt} onDrop={drop} />}
      <ArrivalFields form={state} />
      <MatterFields form={state} />
      <OriginalRows form={state} />
      <PartyRows form={state} />
      <FormProblem lines={submit.lines} />
      <FormFoot
        label={submit.isBusy ? m.act.sending : m.complaint.receive}
        isBusy={submit.isBusy}
        onPress={submit.submit}
      />
    </form>
  );
}

/** Errors of other fields; `parties[1].fullName` is one of `parties`. */
export function withoutErrorsOf(errors: Errors<string>, names: readonly string[]): Errors<string> {
  const rest = Object.entries(errors).filter(([path]) => !names.includes(path.replace(/\[.*$/, '')));
  return Object.fromEntries(rest);
}

/** What is not kept is lost with the window: the browser asks first. */
function useWarnOfLoss(isAtRisk: boolean): void {
  useEffect(() => {
    if (!isAtRisk) return undefined;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isAtRisk]);
}
