import { useMessages } from '../../i18n/language.tsx';
import { enumOptions } from '../../incoming/incoming-filters.ts';
import { Choice } from '../../ui/choice.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Field } from '../../ui/field.tsx';
import type { ReceiveFormState } from './receive-form.tsx';
import { TextInput } from './receive-inputs.tsx';
import { TRANSFERRED } from './receive-values.ts';

interface FieldsProps {
  readonly form: ReceiveFormState;
}

/** How and when it came; of a letter that was passed on, by whom. */
export function ArrivalFields({ form }: FieldsProps) {
  const m = useMessages();
  const t = m.complaintForm;
  const { values, errors, change } = form;
  return (
    <>
      <Choice
        label={m.complaint.channel}
        options={enumOptions(m.enums.letterChannel)}
        value={values.channel}
        onChange={(channel) => change({ channel })}
        error={errors['channel']}
      />
      {values.channel === TRANSFERRED && (
        <div className="form-row">
          <TextInput
            label={t.fromBody}
            value={values.fromBody}
            onChange={(fromBody) => change({ fromBody })}
            error={errors['fromBody']}
            isRequired
            maxLength={200}
          />
          <TextInput
            label={t.fromNumber}
            value={values.fromNumberSymbol}
            onChange={(fromNumberSymbol) => change({ fromNumberSymbol })}
            error={errors['fromNumberSymbol']}
            isRequired
            maxLength={60}
          />
          <Field label={t.fromDate} hint={m.time.dateHint} required error={errors['fromDate']}>
            {(control) => (
              <DateField {...control} value={values.fromDate} onChange={(fromDate) => change({ fromDate })} />
            )}
          </Field>
        </div>
      )}
      <Field label={t.receiveTime} hint={t.receiveTimeHint} required error={errors['receiveTime']}>
        {(control) => (
          <DateField
            {...control}
            meaning="moment"
            value={values.receiveTime}
            onChange={(receiveTime) => change({ receiveTime })}
          />
        )}
      </Field>
    </>
  );
}

/** What it is about, without names. */
export function MatterFields({ form }: FieldsProps) {
  const m = useMessages();
  const t = m.complaintForm;
  const { values, errors, change } = form;
  return (
    <>
      <h2 className="form-part">{t.letterTitle}</h2>
      <TextInput
        label={t.summary}
        hint={t.noNames}
        value={values.summary}
        onChange={(summary) => change({ summary })}
        error={errors['summary']}
        isRequired
        maxLength={500}
        rows={2}
      />
      <TextInput
        label={t.text}
        hint={t.noNames}
        value={values.text}
        onChange={(text) => change({ text })}
        error={errors['text']}
        maxLength={20_000}
        rows={5}
      />
      <TextInput
        label={t.peopleCount}
        hint={t.peopleCountHint}
        value={values.peopleCount}
        onChange={(peopleCount) => change({ peopleCount })}
        error={errors['peopleCount']}
        maxLength={6}
        isNumber
      />
    </>
  );
}
