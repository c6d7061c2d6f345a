import { Input } from 'antd';
import type { Unit } from '../../api/types.ts';
import type { Form } from '../../form/form-state.ts';
import { useMessages } from '../../i18n/language.tsx';
import { enumOptions } from '../../incoming/incoming-filters.ts';
import { typeOptions, useDocumentTypes } from '../../state/document-types.ts';
import { Choice } from '../../ui/choice.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Field } from '../../ui/field.tsx';
import { Picker } from '../../ui/picker.tsx';
import { seriesSource } from '../act/outgoing-acts.ts';
import { answeredSource } from './answered-source.ts';
import { NO_CHOICE, type DraftName, type DraftValues } from './draft-values.ts';

export interface DraftFieldsProps {
  readonly form: Form<DraftValues>;
}

/** Kind, issuing unit, type, series and symbol. */
export function IdentityFields({ form, units }: DraftFieldsProps & { units: readonly Unit[] }) {
  const m = useMessages();
  const types = typeOptions(useDocumentTypes());
  const { values } = form;
  return (
    <>
      <div className="form-row">
        <Choice
          label={m.outgoing.kind}
          value={values.kind}
          options={enumOptions(m.enums.outgoingKind)}
          onChange={(kind) => form.change({ kind })}
          error={form.errors.kind}
        />
        {units.length > 1 && (
          <Choice
            label={m.outgoing.unit}
            value={values.unitId}
            options={units.map((unit) => ({ value: unit.id ?? '', label: unit.name ?? '' }))}
            onChange={(unitId) => form.change({ unitId, series: NO_CHOICE })}
            error={form.errors.unitId}
          />
        )}
      </div>
      <div className="form-row">
        <Field label={m.incoming.type} required error={form.errors.typeCode}>
          {(control) => (
            <Picker
              {...control}
              autoFocus
              source={{ options: types }}
              value={types.find((type) => type.value === values.typeCode)}
              onChange={(type) => form.change({ typeCode: type?.value ?? '', series: NO_CHOICE })}
            />
          )}
        </Field>
        <Field label={m.outgoing.series} hint={m.act.seriesHint} error={form.errors.series}>
          {(control) => (
            <Picker
              {...control}
              source={seriesSource(values, m)}
              value={chosen(values.series)}
              onChange={(series) => form.change({ series: toChoice(series) })}
            />
          )}
        </Field>
        <DraftText
          form={form}
          name="symbol"
          label={m.outgoing.symbol}
          hint={m.outgoing.symbolHint}
          maxLength={30}
        />
      </div>
    </>
  );
}

/** Subject and the paper it answers. */
export function SubjectFields({ form }: DraftFieldsProps) {
  const m = useMessages();
  return (
    <>
      <Field label={m.incoming.subject} required error={form.errors.subject}>
        {(control) => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={500}
            value={form.values.subject}
            onChange={(event) => form.change({ subject: event.target.value })}
          />
        )}
      </Field>
      <Field label={m.outgoing.answers} hint={m.outgoing.answersHint} error={form.errors.answers}>
        {(control) => (
          <Picker
            {...control}
            source={answeredSource(m)}
            value={chosen(form.values.answers)}
            onChange={(answers) => form.change({ answers: toChoice(answers) })}
          />
        )}
      </Field>
    </>
  );
}

/** Urgency, counts, date to answer by, work file, remark. */
export function IssueFields({ form }: DraftFieldsProps) {
  const m = useMessages();
  return (
    <>
      <Choice
        label={m.incoming.urgency}
        value={form.values.urgency}
        options={enumOptions(m.enums.urgency)}
        onChange={(urgency) => form.change({ urgency })}
        error={form.errors.urgency}
      />
      <div className="form-row">
        <DraftText form={form} name="copyCount" label={m.outgoing.copyCount} maxLength={3} />
        <DraftText form={form} name="pageCount" label={m.registration.pageCount} maxLength={3} />
        <Field label={m.outgoing.dueDate} hint={m.time.dateHint} error={form.errors.dueDate}>
          {(control) => (
            <DateField
              {...control}
              meaning="future"
              value={form.values.dueDate}
              onChange={(dueDate) => form.change({ dueDate })}
            />
          )}
        </Field>
        <DraftText form={form} name="fileCode" label={m.registration.fileCode} maxLength={35} />
      </div>
      <DraftText form={form} name="description" label={m.registration.description} maxLength={500} />
    </>
  );
}

type TextName = Extract<DraftName, 'symbol' | 'copyCount' | 'pageCount' | 'fileCode' | 'description'>;

function DraftText(
  props: DraftFieldsProps & { name: TextName; label: string; hint?: string; maxLength: number },
) {
  const { form, name, label, hint, maxLength } = props;
  return (
    <Field label={label} hint={hint} error={form.errors[name]}>
      {(control) => (
        <Input
          {...control}
          autoComplete="off"
          maxLength={maxLength}
          value={form.values[name]}
          onChange={(event) => form.change({ [name]: event.target.value })}
        />
      )}
    </Field>
  );
}

/** Nothing chosen is no option. */
export function chosen(choice: DraftValues['series']): DraftValues['series'] | undefined {
  return choice.value === '' ? undefined : choice;
}

export function toChoice(option: { value: string; label: string } | undefined): DraftValues['series'] {
  return option === undefined ? NO_CHOICE : { value: option.value, label: option.label };
}
