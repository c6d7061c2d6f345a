import { Checkbox, Input } from 'antd';
import type { Post, Unit } from '../../api/types.ts';
import type { Errors } from '../../form/form-state.ts';
import { useMessages } from '../../i18n/language.tsx';
import { enumOptions } from '../../incoming/incoming-filters.ts';
import { issuerSource } from '../../incoming/register/issuer-source.ts';
import { Choice } from '../../ui/choice.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Field } from '../../ui/field.tsx';
import { Picker } from '../../ui/picker.tsx';
import type { OptionSource } from '../../ui/use-options.ts';
import type { AssignValues } from './assign-values.ts';

interface FieldsProps {
  readonly values: AssignValues;
  readonly errors: Errors<string>;
  readonly change: (changes: Partial<AssignValues>) => void;
}

/** The unit in whose name it is assigned; asked only of who speaks for several. */
export function UnitField({ values, errors, change, units }: FieldsProps & { units: readonly Unit[] }) {
  const m = useMessages();
  if (units.length === 1) {
    return (
      <p className="quiet">
        {m.assign.unit}: <strong>{units[0]?.name}</strong>
      </p>
    );
  }
  return (
    <Choice
      label={m.assign.unit}
      value={values.unitId}
      options={units.map((unit) => ({ value: unit.id ?? '', label: unit.name ?? '' }))}
      onChange={(unitId) => change({ unitId })}
      error={errors['unitId']}
    />
  );
}

/** The six clears, in their order. */
export function ClearFields({
  values,
  errors,
  change,
  source,
}: FieldsProps & { source: OptionSource<Post> }) {
  const m = useMessages();
  return (
    <>
      <Field label={m.task.clearPerson} hint={m.assign.personHint} required error={errors['lead']}>
        {(control) => (
          <Picker
            {...control}
            autoFocus
            source={source}
            value={values.lead}
            onChange={(lead) => change({ lead })}
          />
        )}
      </Field>
      <LinesField
        name="work"
        label={m.task.clearWork}
        hint={m.assign.workHint}
        isRequired
        {...{ values, errors, change }}
      />
      <div className="form-row">
        <Field
          label={m.task.clearTime}
          hint={m.assign.timeHint}
          required={!values.standing}
          error={errors['lead.due']}
        >
          {(control) => (
            <DateField {...control} meaning="due" value={values.due} onChange={(due) => change({ due })} />
          )}
        </Field>
        <div className="field field-check">
          <Checkbox
            checked={values.standing}
            onChange={(event) => change({ standing: event.target.checked })}
          >
            {m.assign.standing}
          </Checkbox>
        </div>
      </div>
      <LinesField
        name="responsibility"
        label={m.task.clearResponsibility}
        hint={m.assign.responsibilityHint}
        {...{ values, errors, change }}
      />
      <LinesField
        name="product"
        label={m.task.clearProduct}
        hint={m.assign.productHint}
        {...{ values, errors, change }}
      />
      <LinesField
        name="authority"
        label={m.task.clearAuthority}
        hint={m.assign.authorityHint}
        {...{ values, errors, change }}
      />
    </>
  );
}

type TextName = 'work' | 'responsibility' | 'product' | 'authority' | 'sourceNumberSymbol';

interface LinesFieldProps extends FieldsProps {
  readonly name: TextName;
  readonly label: string;
  readonly hint: string;
  readonly isRequired?: boolean;
}

function LinesField({ name, label, hint, isRequired = false, values, errors, change }: LinesFieldProps) {
  return (
    <Field label={label} hint={hint} required={isRequired} error={errors[name]}>
      {(control) => (
        <Input.TextArea
          {...control}
          autoSize={{ minRows: isRequired ? 2 : 1, maxRows: 6 }}
          value={values[name]}
          onChange={(event) => change({ [name]: event.target.value })}
        />
      )}
    </Field>
  );
}

/** Where the task comes from, and how urgent it is. */
export function SourceFields({ values, errors, change }: FieldsProps) {
  const m = useMessages();
  const kinds = enumOptions(m.enums.sourceKind);
  return (
    <>
      <h2 className="form-part">{m.assign.sourceTitle}</h2>
      <div className="form-row">
        <Field label={m.task.sourceKind} required error={errors['sourceKind']}>
          {(control) => (
            <Picker
              {...control}
              source={{ options: kinds }}
              value={kinds.find((kind) => kind.value === values.sourceKind)}
              onChange={(kind) => change({ sourceKind: kind?.value ?? '' })}
            />
          )}
        </Field>
        <Field label={m.task.sourceNumber} error={errors['sourceNumberSymbol']}>
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              value={values.sourceNumberSymbol}
              onChange={(event) => change({ sourceNumberSymbol: event.target.value })}
            />
          )}
        </Field>
        <Field label={m.task.sourceDate} hint={m.time.dateHint} error={errors['sourceDate']}>
          {(control) => (
            <DateField
              {...control}
              value={values.sourceDate}
              onChange={(sourceDate) => change({ sourceDate })}
            />
          )}
        </Field>
      </div>
      <Field label={m.task.sourceIssuer} error={errors['sourceIssuerName']}>
        {(control) => (
          <Combobox
            {...control}
            source={issuerSource}
            isFreeText
            maxLength={200}
            text={values.sourceIssuerName}
            onText={(sourceIssuerName) => change({ sourceIssuerName })}
            onPick={(option) => change({ sourceIssuerName: option.label })}
          />
        )}
      </Field>
      <Choice
        label={m.task.urgency}
        value={values.urgency}
        options={enumOptions(m.enums.urgency)}
        onChange={(urgency) => change({ urgency })}
        error={errors['urgency']}
      />
    </>
  );
}
