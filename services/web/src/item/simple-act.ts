import { isIsoDate } from '@baro/directory-client/time';
import type { Errors } from '../form/form-state.ts';
import { cityToday } from '../time/format.ts';
import { parseTypedDate, type DateLeaning } from '../time/typed-date.ts';
import { readDue } from '../time/typed-due.ts';
import type { ChoiceOption } from '../ui/choice.tsx';
import type { Option } from '../ui/combobox-options.ts';
import type { OptionSource } from '../ui/use-options.ts';

interface When {
  readonly name: string;
  readonly is: string;
}

/** One question of an act's dialog. `name` is the field of the contract. */
export type ActField = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** What to say when it is left empty; without it the field may stay empty. */
  readonly missing?: string | undefined;
  /** Asked only while other questions have these answers; else it is sent empty. */
  readonly when?: When | readonly When[];
} & (
  | { readonly kind: 'text' | 'lines'; readonly maxLength: number }
  | { readonly kind: 'pick'; readonly source: OptionSource<unknown> }
  /** One of a few, all in sight. */
  | { readonly kind: 'choose'; readonly options: readonly ChoiceOption[] }
  /** Any of a list, all in sight; the answer is their values, parted by commas. */
  | { readonly kind: 'many'; readonly options: readonly ChoiceOption[] }
  /** A due time as typed; sent as an instant. `bad` and `past` are said of one not understood or gone by. */
  | { readonly kind: 'due'; readonly bad: string; readonly past: string }
  /** A day as typed; sent as `YYYY-MM-DD`. `bad` is said of one not understood. */
  | { readonly kind: 'date'; readonly bad: string; readonly leaning: DateLeaning }
  /** A whole number from 0 to 100. */
  | { readonly kind: 'percent'; readonly bad: string }
);

/** An act whose dialog is a list of questions. */
export interface SimpleAct<Doc> {
  readonly action: string;
  readonly title: string;
  readonly help?: string | undefined;
  readonly fields: readonly ActField[];
  /** Where the contract keeps the fields, when not in the request itself: `raising` for `raising.words`. */
  readonly under?: string;
  /** Has long texts to write. */
  readonly isWide?: boolean;
  /** What stands in the fields at first, by name. */
  readonly initial?: Readonly<Record<string, Answer | undefined>>;
  /** At least one of these must be filled; `missing` is said beside the first. */
  readonly oneOf?: { readonly names: readonly string[]; readonly missing: string };
  /** What else is wrong, seen only over several answers. */
  readonly check?: (answers: Readonly<Record<string, string>>) => Errors<string>;
  readonly send: (answers: Readonly<Record<string, string>>, requestId: string) => Promise<Doc>;
}

export type Answer = string | Option;

/** Answers as the contract wants them: texts trimmed, choices by their id, due times as instants when understood. */
export function readAnswers(
  fields: readonly ActField[],
  answers: Readonly<Record<string, Answer | undefined>>,
): Record<string, string> {
  return Object.fromEntries(
    fields.map((field) => {
      if (!isAsked(field, answers)) return [field.name, ''];
      const answer = answers[field.name];
      const text = typeof answer === 'string' ? answer.normalize('NFC').trim() : (answer?.value ?? '');
      if (field.kind === 'date') return [field.name, readDay(text, field.leaning)];
      if (field.kind !== 'due') return [field.name, text];
      return [field.name, readDue(text, cityToday())?.toISOString() ?? text];
    }),
  );
}

/** Whether a question is put at all, by what was answered to those it hangs on. */
export function isAsked(field: ActField, answers: Readonly<Record<string, Answer | undefined>>): boolean {
  return [field.when ?? []].flat().every(({ name, is }) => answers[name] === is);
}

/** A day as the contract wants it; what could not be read stays as it was typed. */
function readDay(text: string, leaning: DateLeaning): string {
  return parseTypedDate(text, cityToday(), leaning) ?? text;
}

/** What is wrong with an answer that was given. */
function faultOf(field: ActField, answer: string, now: Date): string | undefined {
  if (answer === '') return field.missing;
  if (field.kind === 'percent' && !/^(\d{1,2}|100)$/.test(answer)) return field.bad;
  if (field.kind === 'date') return isIsoDate(answer) ? undefined : field.bad;
  if (field.kind !== 'due') return undefined;
  // What could not be read as a date was left as it was typed.
  if (!/^\d{4}-\d{2}-\d{2}T/.test(answer)) return field.bad;
  return new Date(answer) < now ? field.past : undefined;
}

/** What is missing, or not understood. */
export function checkAnswers(
  act: Pick<SimpleAct<unknown>, 'fields' | 'oneOf' | 'check'>,
  answers: Readonly<Record<string, string>>,
  now = new Date(),
): Errors<string> {
  const errors: Record<string, string | undefined> = { ...act.check?.(answers) };
  for (const field of act.fields.filter((one) => isAsked(one, answers))) {
    const fault = faultOf(field, answers[field.name] ?? '', now);
    if (fault !== undefined) errors[field.name] = fault;
  }
  const { oneOf } = act;
  const first = oneOf?.names[0];
  if (oneOf !== undefined && first !== undefined && oneOf.names.every((name) => answers[name] === '')) {
    errors[first] = oneOf.missing;
  }
  return errors;
}
