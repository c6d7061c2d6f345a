import type { Errors } from '../form/form-state.ts';
import type { Option } from '../ui/combobox-options.ts';
import type { OptionSource } from '../ui/use-options.ts';

/** One question of an act's dialog. `name` is the field of the contract. */
export type ActField = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** What to say when it is left empty; without it the field may stay empty. */
  readonly missing?: string | undefined;
} & (
  | { readonly kind: 'text' | 'lines'; readonly maxLength: number }
  | { readonly kind: 'pick'; readonly source: OptionSource<unknown> }
);

/** An act whose dialog is a list of questions. */
export interface SimpleAct<Doc> {
  readonly action: string;
  readonly title: string;
  readonly help?: string | undefined;
  readonly fields: readonly ActField[];
  /** At least one of these must be filled; `missing` is said beside the first. */
  readonly oneOf?: { readonly names: readonly string[]; readonly missing: string };
  readonly send: (answers: Readonly<Record<string, string>>, requestId: string) => Promise<Doc>;
}

export type Answer = string | Option;

/** Answers as the contract wants them: texts trimmed, choices by their id. */
export function readAnswers(
  fields: readonly ActField[],
  answers: Readonly<Record<string, Answer | undefined>>,
): Record<string, string> {
  return Object.fromEntries(
    fields.map((field) => {
      const answer = answers[field.name];
      return [
        field.name,
        typeof answer === 'string' ? answer.normalize('NFC').trim() : (answer?.value ?? ''),
      ];
    }),
  );
}

/** What is missing. */
export function checkAnswers(
  act: Pick<SimpleAct<unknown>, 'fields' | 'oneOf'>,
  answers: Readonly<Record<string, string>>,
): Errors<string> {
  const errors: Record<string, string> = {};
  for (const field of act.fields) {
    if (field.missing !== undefined && answers[field.name] === '') errors[field.name] = field.missing;
  }
  const { oneOf } = act;
  const first = oneOf?.names[0];
  if (oneOf !== undefined && first !== undefined && oneOf.names.every((name) => answers[name] === '')) {
    errors[first] = oneOf.missing;
  }
  return errors;
}
