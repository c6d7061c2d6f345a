import { Checkbox, Input } from 'antd';
import { useEffect, useState } from 'react';
import { cityToday, showDate } from '../time/format.ts';
import { parseTypedDate } from '../time/typed-date.ts';
import { DateField } from '../ui/date-field.tsx';
import { Field, type ControlProps } from '../ui/field.tsx';
import { Picker } from '../ui/picker.tsx';
import { useMessages } from '../i18n/language.tsx';
import type { FilterField } from './filter-field.ts';

interface FilterControlProps {
  readonly field: FilterField;
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
}

/** The control of one filter; text counts on Enter or on leaving, choices at once. */
export function FilterControl({ field, values, onChange }: FilterControlProps) {
  if (field.kind === 'many') return <ManyFilter field={field} values={values} onChange={onChange} />;
  return <OneFilter field={field} values={values} onChange={onChange} />;
}

type OneField = Exclude<FilterField, { kind: 'many' }>;

function OneFilter({ field, values, onChange }: FilterControlProps & { field: OneField }) {
  const m = useMessages();
  return (
    <Field label={field.label}>
      {(control) => {
        if (field.kind === 'one') {
          const chosen = field.options.find((option) => option.value === values[0]);
          return (
            <Picker
              {...control}
              placeholder={m.common.all}
              source={{ options: field.options }}
              value={chosen}
              onChange={(option) => onChange(option === undefined ? [] : [option.value])}
            />
          );
        }
        if (field.kind === 'search') {
          const id = values[0];
          return (
            <Picker
              {...control}
              placeholder={m.common.all}
              source={field.source}
              value={id === undefined ? undefined : { value: id, label: field.nameOf(id) }}
              onChange={(option) => onChange(option === undefined ? [] : [option.value])}
            />
          );
        }
        return (
          <TypedFilter {...control} kind={field.kind} value={values[0] ?? ''} onSettle={(v) => onChange(v)} />
        );
      }}
    </Field>
  );
}

interface TypedFilterProps extends ControlProps {
  readonly kind: 'text' | 'number' | 'date';
  readonly value: string;
  readonly onSettle: (values: readonly string[]) => void;
}

function TypedFilter({ kind, value, onSettle, ...control }: TypedFilterProps) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(kind === 'date' ? showDate(value) : value), [kind, value]);
  const settle = (): void => {
    const next = kind === 'date' ? (parseTypedDate(typed, cityToday()) ?? '') : typed.trim();
    if (next !== value) onSettle(next === '' ? [] : [next]);
  };
  return (
    <div onBlur={settle} onKeyDown={(event) => event.key === 'Enter' && settle()}>
      {kind === 'date' ? (
        <DateField {...control} value={typed} onChange={setTyped} />
      ) : (
        <Input
          {...control}
          inputMode={kind === 'number' ? 'numeric' : 'text'}
          value={typed}
          onChange={(event) =>
            setTyped(kind === 'number' ? event.target.value.replace(/\D/g, '') : event.target.value)
          }
        />
      )}
    </div>
  );
}

type ManyField = Extract<FilterField, { kind: 'many' }>;

function ManyFilter(props: FilterControlProps & { field: ManyField }) {
  const { field, values, onChange } = props;
  const m = useMessages();
  return (
    <fieldset className="field">
      <legend className="field-label">{field.label}</legend>
      <div className="check-list" title={values.length === 0 ? m.common.all : undefined}>
        {field.options.map((option) => (
          <Checkbox
            key={option.value}
            checked={values.includes(option.value)}
            onChange={(event) =>
              onChange(
                event.target.checked
                  ? [...values, option.value]
                  : values.filter((value) => value !== option.value),
              )
            }
          >
            {option.label}
          </Checkbox>
        ))}
      </div>
    </fieldset>
  );
}
