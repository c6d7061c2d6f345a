import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { listPosts } from '../api/directory-api.ts';
import { recordReception } from '../api/reception-api.ts';
import { OriginalRows } from '../complaint/receive/original-rows.tsx';
import { PartyRows } from '../complaint/receive/party-rows.tsx';
import { withoutErrorsOf } from '../complaint/receive/receive-form.tsx';
import { useLegalCodes } from '../complaint/use-legal-codes.ts';
import { onFormKeyDown, useErrorFocus } from '../form/enter-to-next.ts';
import { FormFoot } from '../form/form-foot.tsx';
import { FormProblem } from '../form/form-problem.tsx';
import { noErrors, type Errors } from '../form/form-state.ts';
import { useSubmit } from '../form/use-submit.ts';
import { useMessages } from '../i18n/language.tsx';
import { CLERKS, useBookUnits } from '../state/book-units.ts';
import { postOption } from '../state/directory-search.ts';
import { Choice } from '../ui/choice.tsx';
import { Page } from '../ui/page.tsx';
import { LoadingState, StatePanel } from '../ui/states.tsx';
import { HandlingFields, MatterFields, MeetingFields, type VisitFormState } from './record-fields.tsx';
import { blankVisit, checkVisit, toReception, visitFieldNames, type VisitValues } from './record-values.ts';

/** Entering a visit into the reception book. */
export function RecordVisitPage() {
  const m = useMessages();
  const t = m.reception;
  const { units, isPending } = useBookUnits(CLERKS);
  const [chosen, setChosen] = useState<string>();
  const unit = units.find((one) => one.id === chosen) ?? units[0];
  const options = units.map((one) => ({ value: one.id ?? '', label: one.name ?? '' }));
  return (
    <Page title={t.recordTitle} className="page-form">
      {isPending && <LoadingState />}
      {!isPending && unit === undefined && (
        <StatePanel
          title={t.noUnitTitle}
          help={t.noUnitHelp}
          action={<Link to="/reception">{t.title}</Link>}
        />
      )}
      {!isPending && unit !== undefined && (
        <>
          <Choice label={t.unit} value={unit.id ?? ''} options={options} onChange={setChosen} />
          <VisitForm key={unit.id} unitId={unit.id ?? ''} />
        </>
      )}
    </Page>
  );
}

/** The form of a visit. Most of it names people or may: no draft of it is kept on this computer. */
function VisitForm({ unitId }: { unitId: string }) {
  const m = useMessages();
  const [params] = useSearchParams();
  const [typed, setTyped] = useState<VisitValues>(() => blankVisit());
  const [errors, setErrors] = useState<Errors<string>>(noErrors);
  const preset = usePreset(unitId, params.get('postId') ?? '');
  const values = { ...typed, receiver: typed.receiver ?? preset };
  const client = useQueryClient();
  const navigate = useNavigate();
  const codes = useLegalCodes(new Date().toISOString().slice(0, 13) + ':00:00Z');
  const submit = useSubmit<string>({
    form: { refuse: setErrors },
    fieldNames: visitFieldNames(values),
    check: () => checkVisit(values, m),
    send: async (ids) => {
      const body = toReception(values, unitId, params.get('slotId') ?? '');
      const visit = await recordReception({ ...body, requestId: ids.idFor(body) });
      client.setQueryData(['reception', 'item', visit.id ?? ''], visit);
      void client.invalidateQueries({ queryKey: ['reception', 'book'] });
      void navigate(`/reception/${visit.id ?? ''}`);
    },
  });
  const form: VisitFormState = {
    unitId,
    values,
    errors,
    change: (changes) => {
      setTyped({ ...values, ...changes });
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
      <MeetingFields form={form} codes={codes.data ?? []} />
      <MatterFields form={form} />
      <PartyRows form={form} isVisit isNameRequired={values.refusalCode === ''} />
      <HandlingFields form={form} />
      <OriginalRows form={form} />
      <FormProblem lines={submit.lines} />
      <FormFoot
        label={submit.isBusy ? m.act.sending : m.reception.record}
        isBusy={submit.isBusy}
        onPress={submit.submit}
      />
    </form>
  );
}

/** Who receives by the schedule, when the form was opened from it. */
function usePreset(unitId: string, postId: string) {
  const m = useMessages();
  const posts = useQuery({
    queryKey: ['reception', 'posts', unitId],
    queryFn: ({ signal }) => listPosts({ unitId, role: 'POST_ROLE_LEADER', pageSize: 100 }, signal),
    enabled: postId !== '',
  });
  const post = posts.data?.posts?.find(({ id }) => id === postId);
  return post && postOption(post, m.act.postVacant);
}
