import { Input } from 'antd';
import type { CouncilSession } from '../../api/types.ts';
import type { Form } from '../../form/form-state.ts';
import { useMessages } from '../../i18n/language.tsx';
import { enumOptions } from '../../incoming/incoming-filters.ts';
import { Choice } from '../../ui/choice.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Field } from '../../ui/field.tsx';
import { Picker } from '../../ui/picker.tsx';
import { sessionTitle } from '../petition-words.ts';
import type { RecordName, RecordValues } from './record-values.ts';

interface FieldsProps {
  readonly form: Form<RecordValues>;
}

/** The meeting and the letter: the same for every line of a covering letter's list. */
export function MeetingFields({ form, sessions }: FieldsProps & { sessions: readonly CouncilSession[] }) {
  const m = useMessages();
  const t = m.petitionForm;
  const { values, errors, change } = form;
  const options = sessions.map((one) => ({ value: one.id ?? '', label: sessionTitle(one, m) }));
  return (
    <>
      <h2>{t.meetingTitle}</h2>
      <Field label={m.petition.session} hint={t.sessionHint} required error={errors.sessionId}>
        {(control) => (
          <Picker
            {...control}
            autoFocus
            source={{ options }}
            value={options.find((option) => option.value === values.sessionId)}
            onChange={(option) => change({ sessionId: option?.value ?? '' })}
          />
        )}
      </Field>
      <Choice
        label={t.timing}
        value={values.timing}
        options={enumOptions(m.enums.raisingTiming)}
        onChange={(timing) => change({ timing })}
        error={errors.timing}
      />
      <div className="form-row">
        <DayField form={form} name="meetingDate" label={t.meetingDate} />
        <TextField form={form} name="deputyGroup" label={t.deputyGroup} />
      </div>
      <TextField form={form} name="localityName" label={t.locality} hint={t.localityHint} isRequired />
      <div className="form-row">
        <TextField form={form} name="letterNumberSymbol" label={t.letterNumber} />
        <DayField form={form} name="letterDate" label={t.letterDate} />
      </div>
    </>
  );
}

/** What was said, and how it is filed. */
export function MatterFields({ form }: FieldsProps) {
  const m = useMessages();
  const t = m.petitionForm;
  const { values, errors, change } = form;
  const fields = enumOptions(m.enums.petitionField);
  return (
    <>
      <h2 className="form-part">{t.matterTitle}</h2>
      <TextField form={form} name="words" label={t.words} hint={t.wordsHint} isRequired rows={5} />
      <TextField form={form} name="subject" label={t.subject} hint={t.subjectHint} isRequired rows={2} />
      <Choice
        label={t.level}
        value={values.level}
        options={enumOptions(m.enums.petitionLevel)}
        onChange={(level) => change({ level })}
        error={errors.level}
      />
      <Field label={t.field} hint={t.classifyLater} error={errors.field}>
        {(control) => (
          <Picker
            {...control}
            source={{ options: fields }}
            value={fields.find((field) => field.value === values.field)}
            onChange={(field) => change({ field: field?.value ?? '' })}
          />
        )}
      </Field>
    </>
  );
}

interface OneFieldProps extends FieldsProps {
  readonly name: RecordName;
  readonly label: string;
}

function DayField({ form, name, label }: OneFieldProps) {
  const m = useMessages();
  return (
    <Field label={label} hint={m.time.dateHint} error={form.errors[name]}>
      {(control) => (
        <DateField
          {...control}
          value={form.values[name]}
          onChange={(text) => form.change({ [name]: text })}
        />
      )}
    </Field>
  );
}

interface TextFieldProps extends OneFieldProps {
  readonly hint?: string;
  readonly isRequired?: boolean;
  /** Lines at first; one without. */
  readonly rows?: number;
}

function TextField({ form, name, label, hint, isRequired = false, rows }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} required={isRequired} error={form.errors[name]}>
      {(control) => {
        const shared = {
          ...control,
          name,
          value: form.values[name],
          onChange: (event: { target: { value: string } }) => form.change({ [name]: event.target.value }),
        };
        if (rows === undefined) return <Input {...shared} autoComplete="off" />;
        return <Input.TextArea {...shared} autoSize={{ minRows: rows, maxRows: 16 }} />;
      }}
    </Field>
  );
}
