import type { CreateLetterRequest, Post } from '../api/types.ts';
import type { Errors } from '../form/form-state.ts';
import type { Messages } from '../i18n/vi/index.ts';
import { readDue } from '../time/typed-due.ts';
import type { Option } from '../ui/combobox-options.ts';

/** The form of a letter: what was chosen and what was typed, as typed. */
export interface LetterValues {
  readonly taskIds: readonly string[];
  readonly signer: Option<Post> | undefined;
  readonly signerPersonId: string;
  readonly signingCapacity: string;
  readonly delegation: Option | undefined;
  readonly note: string;
  readonly answerDue: string;
}

export type LetterField = 'taskIds' | 'signer' | 'signingCapacity' | 'delegation' | 'note' | 'answerDue';

export const BLANK_LETTER: LetterValues = {
  taskIds: [],
  signer: undefined,
  signerPersonId: '',
  signingCapacity: '',
  delegation: undefined,
  note: '',
  answerDue: '',
};

/** Fields of the contract and where their faults are shown. */
export const LETTER_FIELDS = {
  taskIds: 'taskIds',
  signerPostId: 'signer',
  signingCapacity: 'signingCapacity',
  delegationId: 'delegation',
  note: 'note',
  answerDueTime: 'answerDue',
} as const;

/** What is missing, or not understood. */
export function checkLetter(values: LetterValues, today: string, m: Messages): Errors<LetterField> {
  const errors: Partial<Record<LetterField, string>> = {};
  if (values.taskIds.length === 0) errors.taskIds = m.urging.taskMissing;
  if (values.signer === undefined) errors.signer = m.urging.signerMissing;
  if (values.signingCapacity === '') errors.signingCapacity = m.urging.capacityMissing;
  const isTyped = values.answerDue.trim() !== '';
  if (isTyped && readDue(values.answerDue, today) === undefined) errors.answerDue = m.urging.answerDueBad;
  return errors;
}

/** The request, but for its id. */
export function toLetter(
  values: LetterValues,
  unitId: string,
  urgedUnitId: string,
  today: string,
): Omit<CreateLetterRequest, 'requestId'> {
  const answerDueTime = readDue(values.answerDue, today)?.toISOString();
  return {
    unitId,
    urgedUnitId,
    taskIds: [...values.taskIds],
    note: values.note.normalize('NFC').trim(),
    signerPostId: values.signer?.value ?? '',
    signingCapacity: values.signingCapacity,
    delegationId: values.delegation?.value ?? '',
    ...(answerDueTime === undefined ? {} : { answerDueTime }),
  };
}
