import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { createReportForm } from '../../api/reporting-api.ts';
import type { Indicator } from '../../api/reporting-types.ts';
import type { Unit } from '../../api/types.ts';
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
import {
  BLANK_FORM,
  checkReportForm,
  FORM_FIELD_NAMES,
  toReportForm,
  type ReportFormName,
  type ReportFormValues,
} from './form-values.ts';
import { IndicatorChoice } from './indicator-choice.tsx';
import { ReportFormFields } from './report-form-fields.tsx';

interface ReportFormFormProps {
  readonly units: readonly Unit[];
  readonly catalogue: readonly Indicator[];
}

/** Nothing of a report form is about people. */
const PERSONAL: readonly ReportFormName[] = [];

/** The form that makes a report form. Kept in this browser until it is sent. */
export function ReportFormForm({ units, catalogue }: ReportFormFormProps) {
  const m = useMessages();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [blank] = useState<ReportFormValues>(() => ({
    ...BLANK_FORM,
    unitId: units.length === 1 ? (units[0]?.id ?? '') : '',
  }));
  const key = `baro.draft.report-form.${useActor().username}`;
  const [restored, setRestored] = useState(() => readDraft(key, blank));
  const form = useForm<ReportFormValues>(() => restored?.values ?? blank);
  const draft = useKeepDraft(key, form.values, blank, PERSONAL);
  const submit = useSubmit<ReportFormName>({
    form,
    fieldNames: FORM_FIELD_NAMES,
    check: () => checkReportForm(form.values, m),
    send: async (ids) => {
      const body = { form: toReportForm(form.values) };
      const made = await createReportForm({ ...body, requestId: ids.idFor(body) });
      draft.forget();
      itemsChanged(client);
      void navigate(`/reporting/forms/${made.id ?? ''}`);
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
      <ReportFormFields form={form} units={units} />
      <IndicatorChoice form={form} catalogue={catalogue} />
      <FormProblem lines={submit.lines} />
      <FormFoot
        label={submit.isBusy ? m.act.sending : m.reporting.createForm}
        isBusy={submit.isBusy}
        onPress={submit.submit}
      />
    </form>
  );
}
