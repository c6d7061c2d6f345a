import { actOnLetter, type LetterVerb } from '../../api/complaints-api.ts';
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
  return (answers, requestId) => {
    const body: Record<string, unknown> = { ...withFlags(answers, flags), requestId };
    for (const name of lists) {
      if (body[name] !== undefined) body[name] = (answers[name] ?? '').split(',');
    }
    return actOnLetter(letter.id ?? '', verb, body);
  };
}

export function lines(name: string, label: string, missing: string | undefined, maxLength: number): ActField {
  return { name, label, missing, kind: 'lines', maxLength };
}
