import CloseOutlined from '@ant-design/icons/es/icons/CloseOutlined';
import { useState } from 'react';
import { useMessages } from '../../i18n/language.tsx';
import { unitSource } from '../../state/directory-search.ts';
import { Combobox } from '../../ui/combobox.tsx';
import { Field } from '../../ui/field.tsx';
import type { DraftFieldsProps } from './draft-fields.tsx';
import type { RecipientLine } from './draft-values.ts';

/** Recipients: a unit of the city by type-ahead, or any name typed out. */
export function RecipientFields({ form }: DraftFieldsProps) {
  const m = useMessages();
  const [typed, setTyped] = useState('');
  const { recipients } = form.values;
  const add = (recipient: RecipientLine): void => {
    setTyped('');
    const isKnown = recipients.some((one) => one.name === recipient.name);
    if (recipient.name !== '' && !isKnown) form.change({ recipients: [...recipients, recipient] });
  };
  return (
    <div>
      <Field label={m.outgoing.recipients} hint={m.outgoing.recipientsHint} error={form.errors.recipients}>
        {(control) => (
          <Combobox
            {...control}
            source={unitSource}
            isFreeText
            maxLength={200}
            text={typed}
            onText={setTyped}
            onPick={(option) => add({ name: option.label, identifier: '', unitId: option.value })}
            onTake={(name) => add({ name, identifier: '', unitId: '' })}
            onLeave={() => add({ name: typed.trim(), identifier: '', unitId: '' })}
          />
        )}
      </Field>
      <ul className="filter-chips">
        {recipients.map((recipient) => (
          <li key={recipient.name} className="filter-chip">
            <span>{recipient.name}</span>
            <button
              type="button"
              aria-label={m.outgoing.removeRecipient(recipient.name)}
              onClick={() => form.change({ recipients: recipients.filter((one) => one !== recipient) })}
            >
              <CloseOutlined aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
