import { useId } from 'react';

export interface ChoiceOption {
  readonly value: string;
  readonly label: string;
}

interface ChoiceProps {
  readonly label: string;
  readonly options: readonly ChoiceOption[];
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
}

/** One of a few, all in sight: native radios, so that arrow keys choose and Enter goes on to the next field. */
export function Choice({ label, options, value, onChange, error }: ChoiceProps) {
  const name = useId();
  return (
    <fieldset className="field choice">
      <legend className="field-label">{label}</legend>
      <div className="choice-row">
        {options.map((option) => (
          <label key={option.value} className="choice-option">
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      {error !== undefined && <p className="field-error">▲ {error}</p>}
    </fieldset>
  );
}
