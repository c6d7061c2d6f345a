import { actOnLetter } from '../../api/complaints-api.ts';
import type { Letter } from '../../api/types.ts';
import type { Messages } from '../../i18n/vi/index.ts';
import { enumOptions } from '../../incoming/incoming-filters.ts';
import type { SimpleAct } from '../../item/simple-act.ts';
import { noteField, postField } from '../../petition/act/petition-acts.ts';
import { partyTitle } from '../letter-words.ts';
import { complaintActs } from './complaint-acts.ts';
import {
  classificationAnswers,
  classificationFields,
  numberField,
  toClassification,
  yesNoField,
  type LetterActTarget,
} from './letter-fields.ts';
import { lines, openDialogues, sendLetter, type MakeLetterAct } from './send-letter.ts';

type Act = SimpleAct<Letter>;

/** The likeliest act first. */
const ORDER = [
  'AcceptComplaint',
  'AnswerFeedback',
  'SubmitVerification',
  'ResumeComplaint',
  'IssueDecision',
  'SendDecision',
  'AssignVerification',
  'DisposeLetter',
  'RefuseComplaint',
  'ScheduleDialogue',
  'RecordDialogue',
  'HandOverLetter',
  'ClassifyLetter',
  'DetermineComplexity',
  'SuspendComplaint',
  'WithdrawComplaint',
  'TerminateComplaint',
];

/** What is allowed and would not be refused for how the letter stands, the likeliest first. */
export function orderedLetterActs(letter: Letter): string[] {
  const { allowedActions = [], classification, state } = letter;
  const isOurs = classification?.eligible === true && classification.competent === true;
  const first = state === 'LETTER_STATE_RECEIVED' ? ['ClassifyLetter'] : [];
  const order = [...new Set([...first, ...(isOurs ? [] : ['DisposeLetter']), ...ORDER])];
  const pointless = [
    ...(isOurs ? [] : ['AcceptComplaint']),
    ...(openDialogues(letter).length === 0 ? ['RecordDialogue'] : []),
    ...((letter.complaint?.complexityCodes ?? []).length > 0 ? ['DetermineComplexity'] : []),
  ];
  return order.filter((action) => allowedActions.includes(action) && !pointless.includes(action));
}

/** The button's word for an act. */
export function letterActTitle(action: string, m: Messages): string {
  const titles: Readonly<Record<string, string>> = m.complaint.acts;
  return titles[action] ?? action;
}

/** Acts on a letter as lists of questions, by the name of their RPC. */
export function letterAct(action: string, target: LetterActTarget): Act | undefined {
  const make = ACTS[action];
  if (make === undefined) return undefined;
  return { action, title: letterActTitle(action, target.m), ...make(target) };
}

const OUTCOMES = ['TRANSFERRED', 'GUIDED', 'RETURNED', 'FILED'].map((one) => `LETTER_STATE_${one}`);

const ACTS: Readonly<Record<string, MakeLetterAct>> = {
  ...complaintActs,
  ClassifyLetter: (target) => ({
    isWide: true,
    under: 'classification',
    fields: classificationFields(target),
    initial: classificationAnswers(target),
    send: ({ etag = '', ...answers }, requestId) =>
      actOnLetter(target.letter.id ?? '', 'classify', {
        classification: toClassification(answers),
        etag,
        requestId,
      }),
  }),
  HandOverLetter: ({ letter, unitId, m }) => ({
    fields: [postField(m, 'postId', m.act.toPost, unitId, ''), noteField(m)],
    send: sendLetter(letter, 'handOver'),
  }),
  DisposeLetter: ({ letter, m }) => ({
    fields: [
      {
        name: 'outcome',
        label: m.complaintForm.disposal,
        missing: m.complaintForm.disposalMissing,
        kind: 'choose',
        options: enumOptions(m.enums.letterState).filter(({ value }) => OUTCOMES.includes(value)),
      },
      { ...numberField(m), missing: undefined },
      lines('note', m.complaintForm.disposalNote, m.complaintForm.noteMissing, 2000),
    ],
    check: ({ outcome, numberSymbol }): Record<string, string> =>
      outcome !== 'LETTER_STATE_FILED' && numberSymbol === ''
        ? { numberSymbol: m.complaintForm.numberMissing }
        : {},
    send: sendLetter(letter, 'dispose'),
  }),
  AnswerFeedback: ({ letter, m }) => ({
    isWide: true,
    fields: [
      numberField(m),
      lines('answer', m.complaintForm.answer, m.complaintForm.noteMissing, 5000),
      yesNoField(m, 'publish', m.complaintForm.publish),
    ],
    send: sendLetter(letter, 'answer', ['publish']),
  }),
  WithdrawComplaint: ({ letter, m }) => ({
    help: m.complaintForm.withdrawHelp,
    fields: [
      {
        name: 'partyIds',
        label: m.complaintForm.whoWithdraws,
        kind: 'many',
        options: (letter.parties ?? []).flatMap((party, at) =>
          party.withdrawTime !== undefined || party.role === 'PARTY_ROLE_DENOUNCED'
            ? []
            : [{ value: party.partyId ?? '', label: partyTitle(letter, at, m) }],
        ),
      },
      { ...numberField(m, 'numberSymbol', m.complaintForm.terminationNumber), missing: undefined },
    ],
    send: sendLetter(letter, 'withdraw', [], ['partyIds']),
  }),
};
