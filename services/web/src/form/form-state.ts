import { useReducer } from 'react';

/**
 * The values of a form are what was typed, as typed: dates and numbers are read when the form is sent, so that
 * nothing typed is lost.
 */
export type FieldName<Values> = keyof Values & string;
export type Errors<Name extends string> = Readonly<Partial<Record<Name, string>>>;

export interface FormState<Values extends object> {
  readonly values: Values;
  readonly errors: Errors<FieldName<Values>>;
}

export type FormAction<Values extends object> =
  | { readonly kind: 'change'; readonly changes: Partial<Values> }
  | { readonly kind: 'refuse'; readonly errors: Errors<FieldName<Values>> }
  | { readonly kind: 'start'; readonly values: Values };

/** A change takes away the errors of what it touches; other errors stay until the next sending. */
export function reduceForm<Values extends object>(
  state: FormState<Values>,
  action: FormAction<Values>,
): FormState<Values> {
  if (action.kind === 'start') return { values: action.values, errors: noErrors() };
  if (action.kind === 'refuse') return { ...state, errors: action.errors };
  const errors = { ...state.errors };
  for (const name of Object.keys(action.changes) as FieldName<Values>[]) delete errors[name];
  return { values: { ...state.values, ...action.changes }, errors };
}

/** Empty satisfies every partial record; TypeScript cannot see it through the type parameter. */
export function noErrors<Name extends string>(): Errors<Name> {
  return {} as Errors<Name>;
}

export interface Form<Values extends object> extends FormState<Values> {
  readonly change: (changes: Partial<Values>) => void;
  readonly refuse: (errors: Errors<FieldName<Values>>) => void;
  readonly start: (values: Values) => void;
}

export function useForm<Values extends object>(initial: () => Values): Form<Values> {
  const [state, dispatch] = useReducer(reduceForm<Values>, undefined, () => ({
    values: initial(),
    errors: noErrors<FieldName<Values>>(),
  }));
  return {
    ...state,
    change: (changes) => dispatch({ kind: 'change', changes }),
    refuse: (errors) => dispatch({ kind: 'refuse', errors }),
    start: (values) => dispatch({ kind: 'start', values }),
  };
}
