import { Button } from 'antd';
import { useMessages } from '../../i18n/language.tsx';
import { enumOptions } from '../../incoming/incoming-filters.ts';
import { localitySource } from '../../state/directory-search.ts';
import { Choice } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { Picker } from '../../ui/picker.tsx';
import type { ReceiveFormState } from './receive-form.tsx';
import { TextInput, Tick } from './receive-inputs.tsx';
import { BLANK_PARTY, DENOUNCED, partiesFor, type PartyValues } from './receive-values.ts';

interface PartyRowsProps {
  readonly form: ReceiveFormState;
  /** To a visit nobody signs, and the denounced do not come. */
  readonly isVisit?: boolean;
  readonly isNameRequired?: boolean;
}

/** The people of a letter or a visit: what goes to the identity store. */
export function PartyRows({ form, isVisit = false, isNameRequired = true }: PartyRowsProps) {
  const m = useMessages();
  const t = m.complaintForm;
  const { values, errors, change } = form;
  const { parties, anonymous } = values;
  const fresh = anonymous ? { ...BLANK_PARTY, role: DENOUNCED } : BLANK_PARTY;
  return (
    <>
      <h2 className="form-part">{isVisit ? m.reception.people : t.partiesTitle}</h2>
      <p className="form-help">{t.partiesHelp}</p>
      {!isVisit && (
        <Tick
          label={m.denunciationForm.anonymous}
          isOn={anonymous}
          onChange={(anonymous) => change({ anonymous, parties: partiesFor(anonymous, parties) })}
        />
      )}
      {errors['parties'] !== undefined && <p className="field-error">▲ {errors['parties']}</p>}
      {parties.map((party, at) => (
        <PartyFields
          key={at}
          number={at + 1}
          isVisit={isVisit}
          isNameRequired={isNameRequired}
          party={party}
          isSenderKnown={!anonymous}
          errorOf={(name) => errors[`parties[${at}].${name}`]}
          onChange={(changes) =>
            change({ parties: parties.map((one, place) => (place === at ? { ...one, ...changes } : one)) })
          }
          onRemove={
            parties.length === 1 && !anonymous
              ? undefined
              : () => change({ parties: parties.filter((_, place) => place !== at) })
          }
        />
      ))}
      <div>
        <Button onClick={() => change({ parties: [...parties, fresh] })}>{t.addParty}</Button>
      </div>
    </>
  );
}

interface PartyFieldsProps {
  readonly number: number;
  readonly isVisit: boolean;
  readonly isNameRequired: boolean;
  readonly party: PartyValues;
  readonly isSenderKnown: boolean;
  readonly errorOf: (name: keyof PartyValues) => string | undefined;
  readonly onChange: (changes: Partial<PartyValues>) => void;
  readonly onRemove: (() => void) | undefined;
}

function PartyFields(props: PartyFieldsProps) {
  const { number, isVisit, isNameRequired, party, isSenderKnown, errorOf, onChange, onRemove } = props;
  const m = useMessages();
  const t = m.complaintForm;
  const text = (name: TextName, label: string, maxLength: number) => (
    <TextInput
      label={label}
      value={party[name]}
      onChange={(value) => onChange({ [name]: value })}
      error={errorOf(name)}
      isRequired={name === 'fullName' && isNameRequired}
      isNumber={name === 'birthYear'}
      maxLength={maxLength}
    />
  );
  return (
    <fieldset className="letter-row">
      <legend>{t.partyOf(number)}</legend>
      <Choice
        label={t.role}
        options={enumOptions(m.enums.partyRole).filter(({ value }) =>
          value === DENOUNCED ? !isVisit : isSenderKnown,
        )}
        value={party.role}
        onChange={(role) => onChange({ role })}
        error={errorOf('role')}
      />
      <div className="form-row">
        {text('fullName', t.fullName, 200)}
        {text('birthYear', t.birthYear, 4)}
        {text('documentNumber', t.documentNumber, 30)}
      </div>
      <div className="form-row">
        {text('address', t.address, 500)}
        <Field label={t.locality} hint={t.localityHint} error={errorOf('locality')}>
          {(control) => (
            <Picker
              {...control}
              source={localitySource}
              value={party.locality}
              onChange={(locality) => onChange({ locality })}
            />
          )}
        </Field>
      </div>
      <div className="form-row">
        {text('phone', t.phone, 30)}
        {text('email', t.email, 200)}
        {text('note', t.partyNote, 2000)}
      </div>
      <div className="letter-row-foot">
        {party.role !== DENOUNCED && !isVisit && (
          <Tick label={t.partySigned} isOn={party.signed} onChange={(signed) => onChange({ signed })} />
        )}
        <Tick
          label={t.partySecret}
          isOn={party.secretOnRequest}
          onChange={(secretOnRequest) => onChange({ secretOnRequest })}
        />
        {onRemove !== undefined && (
          <Button aria-label={t.removeParty(number)} onClick={onRemove}>
            {m.common.remove}
          </Button>
        )}
      </div>
    </fieldset>
  );
}

type TextName = Exclude<keyof PartyValues, 'role' | 'locality' | 'signed' | 'secretOnRequest'>;
