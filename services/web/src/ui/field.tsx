import { useId, type ReactNode } from 'react';
import { useMessages } from '../i18n/language.tsx';

/** What a control inside a field spreads, so that label, hint and error are read out with it. */
export interface ControlProps {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
  readonly 'aria-required': true | undefined;
}

interface FieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly required?: boolean;
  readonly className?: string;
  readonly children: (control: ControlProps) => ReactNode;
}

/** Label above, control, and below it the error or else the hint. */
export function Field({ label, hint, error, required = false, className = '', children }: FieldProps) {
  const id = useId();
  const m = useMessages();
  const noteId = error !== undefined || hint !== undefined ? `${id}-note` : undefined;
  return (
    <div className={`field ${className}`}>
      <label className="field-label" htmlFor={id}>
        {label}
        {required && <span className="field-required"> {m.common.required}</span>}
      </label>
      {children({
        id,
        'aria-describedby': noteId,
        'aria-invalid': error === undefined ? undefined : true,
        'aria-required': required ? true : undefined,
      })}
      <FieldNote id={noteId} error={error} hint={hint} />
    </div>
  );
}

function FieldNote(props: { id: string | undefined; error: string | undefined; hint: ReactNode }) {
  if (props.error !== undefined) {
    return (
      <p className="field-error" id={props.id}>
        <span aria-hidden="true">▲ </span>
        {props.error}
      </p>
    );
  }
  if (props.hint === undefined || props.id === undefined) return null;
  return (
    <p className="field-hint" id={props.id}>
      {props.hint}
    </p>
  );
}
