import type { ChoiceOption } from './choice.tsx';

interface CheckListProps {
  readonly label: string;
  readonly options: readonly ChoiceOption[];
  readonly values: readonly string[];
  /** Values chosen, in the order of the options. */
  readonly onChange: (values: readonly string[]) => void;
  readonly error?: string | undefined;
}

/** Any of a list, all in sight: native check boxes. */
export function CheckList({ label, options, values, onChange, error }: CheckListProps) {
  const toggle = (value: string): void => {
    const next = new Set(values);
    if (!next.delete(value)) next.add(value);
    onChange(options.map((option) => option.value).filter((one) => next.has(one)));
  };
  return (
    <fieldset className="field check-list">
      <legend className="field-label">{label}</legend>
      {options.map((option) => (
        <label key={option.value} className="check-option">
          <input
            type="checkbox"
            checked={values.includes(option.value)}
            onChange={() => toggle(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
      {error !== undefined && <p className="field-error">▲ {error}</p>}
    </fieldset>
  );
}
