import { Button, Input } from 'antd';
import { useState } from 'react';
import type { Form } from '../../form/form-state.ts';
import { useMessages } from '../../i18n/language.tsx';
import { typeOptions, useDocumentTypes } from '../../state/document-types.ts';
import { enumOptions } from '../incoming-filters.ts';
import { Choice } from '../../ui/choice.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Field } from '../../ui/field.tsx';
import { Picker } from '../../ui/picker.tsx';
import { settleNumber, type IncomingName, type IncomingValues } from './form-values.ts';
import { issuerSource } from './issuer-source.ts';

interface FieldsProps {
  readonly form: Form<IncomingValues>;
}

/** Number, symbol, type and date: what stands in the document's head. */
export function NumberFields({ form }: FieldsProps) {
  const m = useMessages();
  const types = useDocumentTypes();
  const [isTypeChosen, setTypeChosen] = useState(form.values.typeCode !== '');
  const settle = (): void => {
    const changes = settleNumber(form.values, types, isTypeChosen);
    const differs = Object.entries(changes).some(
      ([name, value]) => form.values[name as IncomingName] !== value,
    );
    if (differs) form.change(changes);
  };
  const options = typeOptions(types);
  return (
    <div className="form-row form-row-number" onBlur={settle}>
      <TextField
        form={form}
        name="number"
        label={m.incoming.number}
        hint={m.registration.numberSymbolHint}
        isFirst
      />
      <TextField form={form} name="symbol" label={m.incoming.symbol} />
      <Field label={m.incoming.type} error={form.errors.typeCode}>
        {(control) => (
          <Picker
            {...control}
            source={{ options }}
            value={options.find((option) => option.value === form.values.typeCode)}
            onChange={(option) => {
              setTypeChosen(option !== undefined);
              form.change({ typeCode: option?.value ?? '' });
            }}
          />
        )}
      </Field>
      <DateInput form={form} name="issueDate" label={m.incoming.issueDate} hint={m.time.dateHint} />
    </div>
  );
}

/** Issuer, subject, signer. */
export function ContentFields({ form }: FieldsProps) {
  const m = useMessages();
  return (
    <>
      <Field label={m.incoming.issuer} required error={form.errors.issuerName}>
        {(control) => (
          <Combobox
            {...control}
            source={issuerSource}
            isFreeText
            maxLength={200}
            text={form.values.issuerName}
            onText={(issuerName) => form.change({ issuerName })}
            onPick={(option) => form.change({ issuerName: option.label })}
          />
        )}
      </Field>
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
      <div className="form-row">
        <TextField form={form} name="signerName" label={m.registration.signerName} />
        <TextField form={form} name="signerPosition" label={m.registration.signerPosition} />
      </div>
    </>
  );
}

/** Urgency, form, arrival and due. */
export function HandlingFields({ form }: FieldsProps) {
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
        <Choice
          label={m.incoming.form}
          value={form.values.form}
          options={enumOptions(m.enums.form)}
          onChange={(value) => form.change({ form: value })}
          error={form.errors.form}
        />
        <DateInput
          form={form}
          name="arrival"
          label={m.registration.arrivalTime}
          hint={m.registration.arrivalHint}
          meaning="moment"
        />
        <DateInput
          form={form}
          name="due"
          label={m.incoming.due}
          hint={m.registration.dueHint}
          meaning="due"
        />
      </div>
    </>
  );
}

const MORE: readonly IncomingName[] = [
  'toPlaces',
  'pageCount',
  'language',
  'fileCode',
  'messageId',
  'issuerIdentifier',
  'description',
];

/** The fields of Phụ lục VI that most papers leave empty; open when one is filled or refused. */
export function MoreFields({ form }: FieldsProps) {
  const m = useMessages();
  const isNeeded = MORE.some((name) => form.values[name] !== '' || form.errors[name] !== undefined);
  const [isAsked, setAsked] = useState(isNeeded);
  const isOpen = isAsked || isNeeded;
  return (
    <div className="form-more">
      <Button type="link" aria-expanded={isOpen} onClick={() => setAsked(!isOpen)}>
        {isOpen ? m.registration.less : m.registration.more}
      </Button>
      {isOpen && (
        <div className="form-grid">
          {MORE.map((name) => (
            <TextField key={name} form={form} name={name} label={moreLabel(name, m.registration)} />
          ))}
        </div>
      )}
    </div>
  );
}

function moreLabel(name: IncomingName, words: Readonly<Record<string, unknown>>): string {
  const label = words[name];
  return typeof label === 'string' ? label : name;
}

function TextField(
  props: FieldsProps & { name: IncomingName; label: string; hint?: string; isFirst?: boolean },
) {
  const { form, name, label, hint, isFirst = false } = props;
  return (
    <Field label={label} error={form.errors[name]} hint={hint}>
      {(control) => (
        <Input
          {...control}
          autoComplete="off"
          autoFocus={isFirst}
          {...(isFirst ? { 'data-first-field': true } : {})}
          value={form.values[name]}
          onChange={(event) => form.change({ [name]: event.target.value })}
        />
      )}
    </Field>
  );
}

function DateInput(
  props: FieldsProps & { name: IncomingName; label: string; hint: string; meaning?: 'moment' | 'due' },
) {
  const { form, name, label, hint, meaning = 'past' } = props;
  return (
    <Field label={label} error={form.errors[name]} hint={hint}>
      {(control) => (
        <DateField
          {...control}
          meaning={meaning}
          value={form.values[name]}
          onChange={(text) => form.change({ [name]: text })}
        />
      )}
    </Field>
  );
}
