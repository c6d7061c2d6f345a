import { Checkbox, Input } from 'antd';
import { Field } from '../../ui/field.tsx';

interface TextInputProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly error: string | undefined;
  readonly hint?: string;
  readonly isRequired?: boolean;
  readonly maxLength: number;
  /** Lines at first; one without. */
  readonly rows?: number;
  readonly isNumber?: boolean;
}

/** A text; the browser is told to remember none of it. */
export function TextInput(props: TextInputProps) {
  const {
    label,
    value,
    onChange,
    error,
    hint,
    isRequired = false,
    maxLength,
    rows,
    isNumber = false,
  } = props;
  return (
    <Field label={label} hint={hint} required={isRequired} error={error}>
      {(control) => {
        const shared = {
          ...control,
          value,
          maxLength,
          autoComplete: 'off',
          onChange: (event: { target: { value: string } }) => onChange(event.target.value),
        };
        if (rows !== undefined) {
          return <Input.TextArea {...shared} autoSize={{ minRows: rows, maxRows: 16 }} />;
        }
        return <Input {...shared} {...(isNumber && { inputMode: 'numeric' as const })} />;
      }}
    </Field>
  );
}

/** One thing that is so or not. */
export function Tick(props: { label: string; isOn: boolean; onChange: (isOn: boolean) => void }) {
  return (
    <Checkbox checked={props.isOn} onChange={(event) => props.onChange(event.target.checked)}>
      {props.label}
    </Checkbox>
  );
}
