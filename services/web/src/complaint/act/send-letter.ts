import {
  actOnDenunciation,
  actOnLetter,
  type DenunciationVerb,
  type LetterVerb,
} from '../../api/complaints-api.ts';
import type { Complaint, Letter } from '../../api/types.ts';
import type { ActField, SimpleAct } from '../../item/simple-act.ts';
import { withFlags, type LetterActTarget } from './letter-fields.ts';

type Act = SimpleAct<Letter>;

/** The questions of an act and how it is sent. */
export type MakeLetterAct = (target: LetterActTarget) => Omit<Act, 'action' | 'title'>;

/** Dialogues that were scheduled and not recorded. */
export function openDialogues({ complaint }: Letter): NonNullable<Complaint['dialogues']> {
  return (complaint?.dialogues ?? []).filter((dialogue) => dialogue.recordTime === undefined);
}

/** Sends the answers; `flags` are yes or no, `lists` are parted by commas. */
export function sendLetter(
  letter: Letter,
  verb: LetterVerb,
  flags: readonly string[] = [],
  lists: readonly string[] = [],
): Act['send'] {
  return (answers, requestId) =>
    actOnLetter(letter.id ?? '', verb, { ...bodyOf(answers, { flags, lists }), requestId });
}

/** How answers are sent that are no texts: yes or no, parted by commas, numbers. */
interface AnswerKinds {
  readonly flags?: readonly string[];
  readonly lists?: readonly string[];
  readonly numbers?: readonly string[];
}

/** The same for what is done to a denunciation alone. */
export function sendDenunciation(
  letter: Letter,
  verb: DenunciationVerb,
  kinds: AnswerKinds = {},
): Act['send'] {
  return (answers, requestId) =>
    actOnDenunciation(letter.id ?? '', verb, { ...bodyOf(answers, kinds), requestId });
}

function bodyOf(
  answers: Readonly<Record<string, string>>,
  { flags = [], lists = [], numbers = [] }: AnswerKinds,
): Record<string, unknown> {
  const body: Record<string, unknown> = withFlags(answers, flags);
  for (const name of lists) {
    if (body[name] !== undefined) body[name] = (answers[name] ?? '').split(',');
  }
  for (const name of numbers) {
    if (body[name] !== undefined) body[name] = Number(answers[name]);
  }
  return body;
}

export function lines(name: string, label: string, missing: string | undefined, maxLength: number): ActField {
  return { name, label, missing, kind: 'lines', maxLength };
}
