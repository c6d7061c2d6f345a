import type { CouncilSession } from '../../api/types.ts';
import type { Messages } from '../../i18n/vi/index.ts';
import { enumOptions } from '../../incoming/incoming-filters.ts';
import type { ActField } from '../../item/simple-act.ts';
import { sessionTitle } from '../petition-words.ts';

/** What classifies a petition. */
export function matterFields(m: Messages): ActField[] {
  const t = m.petitionForm;
  return [
    {
      name: 'subject',
      label: t.subject,
      hint: t.subjectHint,
      missing: t.subjectMissing,
      kind: 'lines',
      maxLength: 500,
    },
    {
      name: 'level',
      label: t.level,
      missing: t.levelMissing,
      kind: 'choose',
      options: enumOptions(m.enums.petitionLevel),
    },
    {
      name: 'field',
      label: t.field,
      missing: t.fieldMissing,
      kind: 'choose',
      options: enumOptions(m.enums.petitionField),
    },
    {
      name: 'competentName',
      label: m.petition.competent,
      hint: m.petition.competentHint,
      kind: 'text',
      maxLength: 200,
    },
  ];
}

/** How far it is resolved: class, the day committed to when it is scheduled, grounds. */
export function resultFields(
  m: Messages,
  dueName: string,
  textName: string,
  isTextNeeded: boolean,
): ActField[] {
  const t = m.petitionForm;
  return [
    {
      name: 'resultClass',
      label: t.resultClass,
      missing: t.resultClassMissing,
      kind: 'choose',
      options: enumOptions(m.enums.resultClass),
    },
    {
      name: dueName,
      label: t.resultDue,
      hint: m.time.dateHint,
      missing: t.resultDueMissing,
      when: { name: 'resultClass', is: 'RESULT_CLASS_SCHEDULED' },
      kind: 'date',
      bad: m.time.badDate,
      leaning: 'future',
    },
    {
      name: textName,
      label: t.resultText,
      hint: isTextNeeded ? undefined : t.resultTextHint,
      missing: isTextNeeded ? t.resultTextMissing : undefined,
      kind: 'lines',
      maxLength: 2000,
    },
  ];
}

/** Fields of a voters' line, by the names of the contract. */
export const RAISING_NAMES = [
  'sessionId',
  'timing',
  'meetingDate',
  'localityName',
  'deputyGroup',
  'words',
  'letterNumberSymbol',
  'letterDate',
] as const;

/** One more time voters raised the matter: their line of a session's list. */
export function raisingFields(m: Messages, sessions: readonly CouncilSession[]): ActField[] {
  const t = m.petitionForm;
  const options = sessions.map((session) => ({ value: session.id ?? '', label: sessionTitle(session, m) }));
  const day = { kind: 'date', hint: m.time.dateHint, bad: m.time.badDate, leaning: 'past' } as const;
  return [
    {
      name: 'sessionId',
      label: m.petition.session,
      hint: t.sessionHint,
      missing: t.sessionMissing,
      kind: 'pick',
      source: { options },
    },
    { name: 'timing', label: t.timing, kind: 'choose', options: enumOptions(m.enums.raisingTiming) },
    { name: 'meetingDate', label: t.meetingDate, ...day },
    {
      name: 'localityName',
      label: t.locality,
      hint: t.localityHint,
      missing: t.localityMissing,
      kind: 'text',
      maxLength: 200,
    },
    { name: 'deputyGroup', label: t.deputyGroup, kind: 'text', maxLength: 200 },
    {
      name: 'words',
      label: t.words,
      hint: t.wordsHint,
      missing: t.wordsMissing,
      kind: 'lines',
      maxLength: 5000,
    },
    { name: 'letterNumberSymbol', label: t.letterNumber, kind: 'text', maxLength: 60 },
    { name: 'letterDate', label: t.letterDate, ...day },
  ];
}
