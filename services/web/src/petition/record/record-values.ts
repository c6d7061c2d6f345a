import type { CouncilSession, RecordPetitionRequest } from '../../api/types.ts';
import type { Errors } from '../../form/form-state.ts';
import type { Messages } from '../../i18n/vi/index.ts';
import { cityToday } from '../../time/format.ts';
import { parseTypedDate } from '../../time/typed-date.ts';

export type RecordName =
  | 'sessionId'
  | 'timing'
  | 'meetingDate'
  | 'localityName'
  | 'deputyGroup'
  | 'words'
  | 'letterNumberSymbol'
  | 'letterDate'
  | 'subject'
  | 'level'
  | 'field';

/** The form as typed. */
export type RecordValues = Readonly<Record<RecordName, string>>;

export const BLANK_RECORD: RecordValues = {
  sessionId: '',
  timing: '',
  meetingDate: '',
  localityName: '',
  deputyGroup: '',
  words: '',
  letterNumberSymbol: '',
  letterDate: '',
  subject: '',
  level: '',
  field: '',
};

const OF_PETITION: readonly RecordName[] = ['subject', 'level', 'field'];

/** Paths of the contract and the fields they are shown in. */
export const RECORD_FIELD_NAMES: Readonly<Record<string, RecordName>> = Object.fromEntries(
  (Object.keys(BLANK_RECORD) as RecordName[]).map((name) => [
    `${OF_PETITION.includes(name) ? 'petition' : 'raising'}.${name}`,
    name,
  ]),
);

const MOST = [
  ['localityName', 200],
  ['deputyGroup', 200],
  ['words', 5000],
  ['letterNumberSymbol', 60],
  ['subject', 500],
] as const;

/** What can be seen to be wrong without asking the server. */
export function checkRecord(values: RecordValues, m: Messages, now = new Date()): Errors<RecordName> {
  const t = m.petitionForm;
  const errors: Partial<Record<RecordName, string>> = {};
  for (const [name, most] of MOST) {
    // The contract counts code points.
    const { length } = Array.from(text(values[name]));
    if (length > most) errors[name] = m.registration.tooLong(most);
  }
  for (const name of ['meetingDate', 'letterDate'] as const) {
    const date = parseTypedDate(values[name], cityToday(now));
    if (values[name].trim() !== '' && date === undefined) errors[name] = m.time.badDate;
    if (date !== undefined && date > cityToday(now)) errors[name] = m.time.futureDate;
  }
  const missing = { sessionId: t.sessionMissing, localityName: t.localityMissing } as const;
  const more = { words: t.wordsMissing, subject: t.subjectMissing } as const;
  for (const [name, sentence] of Object.entries({ ...missing, ...more })) {
    // Object.entries forgets the names.
    if (values[name as RecordName].trim() === '') errors[name as RecordName] = sentence;
  }
  return errors;
}

/** The request without its id; call only after `checkRecord` found nothing. The Council is the session's. */
export function toRecord(
  values: RecordValues,
  session: CouncilSession | undefined,
  now = new Date(),
): Omit<RecordPetitionRequest, 'requestId'> {
  const day = (typed: string): string => parseTypedDate(typed, cityToday(now)) ?? '';
  return {
    petition: {
      unitId: session?.unitId ?? '',
      subject: text(values.subject).replace(/\s*\n\s*/g, ' '),
      ...chosen('level', values.level),
      ...chosen('field', values.field),
    },
    raising: {
      sessionId: values.sessionId,
      ...chosen('timing', values.timing),
      meetingDate: day(values.meetingDate),
      localityName: text(values.localityName),
      deputyGroup: text(values.deputyGroup),
      words: text(values.words),
      letterNumberSymbol: text(values.letterNumberSymbol),
      letterDate: day(values.letterDate),
    },
  };
}

/** The session chosen at first: the one asked for and never another, else the only one there is. Empty for none. */
export function firstSession(sessions: readonly CouncilSession[], asked: string): string {
  if (asked !== '') return sessions.some(({ id }) => id === asked) ? asked : '';
  return sessions.length === 1 ? (sessions[0]?.id ?? '') : '';
}

/** The form for the next petition of the same meeting: what belongs to the meeting stays. */
export function nextOfMeeting(values: RecordValues): RecordValues {
  return { ...values, words: '', subject: '', level: '', field: '' };
}

/** An enum has no name for what was not chosen. */
function chosen<Name extends string>(name: Name, value: string): Partial<Record<Name, string>> {
  return value === '' ? {} : ({ [name]: value } as Partial<Record<Name, string>>);
}

function text(value: string): string {
  return value.normalize('NFC').trim();
}
