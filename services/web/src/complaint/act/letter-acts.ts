import { actOnLetter } from '../../api/complaints-api.ts';
import type { Letter } from '../../api/types.ts';
import type { Messages } from '../../i18n/vi/index.ts';
import { enumOptions } from '../../incoming/incoming-filters.ts';
import type { ActField, SimpleAct } from '../../item/simple-act.ts';
import { noteField, postField } from '../../petition/act/petition-acts.ts';
import { complaintActs } from './complaint-acts.ts';
import { denunciationActs } from './denunciation-acts.ts';
import { classificationAnswers, classificationFields, toClassification } from './classification-fields.ts';
import { numberField, whoWithdrawsField, yesNoField, type LetterActTarget } from './letter-fields.ts';
import { lines, openDialogues, sendLetter, type MakeLetterAct } from './send-letter.ts';

type Act = SimpleAct<Letter>;

/** The likeliest act first. */
const ORDER = [
  'AcceptComplaint',
  'RecordReport',
  'RequestReport',
  'AcceptDenunciation',
  'HandleInformation',
  'NotifyAcceptance',
  'AnswerFeedback',
  'SubmitVerification',
  'ResumeComplaint',
  'IssueConclusion',
  'SendConclusion',
  'PublishConclusion',
  'IssueDecision',
  'SendDecision',
  'AssignVerification',
  'DisposeLetter',
  'RefuseComplaint',
  'RefuseDenunciation',
  'ExtendResolution',
  'ScheduleDialogue',
  'RecordDialogue',
  'HandOverLetter',
  'ClassifyLetter',
  'DetermineComplexity',
  'SuspendComplaint',
  'WithdrawComplaint',
  'WithdrawDenunciation',
  'TerminateComplaint',
];

/** What is allowed and would not be refused for how the letter stands, the likeliest first. */
export function orderedLetterActs(letter: Letter): string[] {
  const { allowedActions = [], classification, state } = letter;
  const isOurs = classification?.eligible === true && classification.competent === true;
  const first = state === 'LETTER_STATE_RECEIVED' ? ['ClassifyLetter'] : [];
  const order = [...new Set([...first, ...(isOurs ? [] : ['DisposeLetter']), ...ORDER])];
  const pointless = [
    ...(isOurs ? [] : ['AcceptComplaint', 'AcceptDenunciation']),
    ...(letter.denunciation?.notifyTime === undefined ? [] : ['NotifyAcceptance']),
    ...(letter.denunciation?.reportRequestTime === undefined ? ['RecordReport'] : ['RequestReport']),
    ...(openDialogues(letter).length === 0 ? ['RecordDialogue'] : []),
    ...((letter.complaint?.complexityCodes ?? []).length > 0 ? ['DetermineComplexity'] : []),
  ];
  return order.filter((action) => allowedActions.includes(action) && !pointless.includes(action));
}

/** The button's word for an act. */
export function letterActTitle(action: string, m: Messages): string {
  const titles: Readonly<Record<string, string>> = { ...m.complaint.acts, ...m.denunciation.acts };
  return titles[action] ?? action;
}

/** Acts on a letter as lists of questions, by the name of their RPC. */
export function letterAct(action: string, target: LetterActTarget): Act | undefined {
  const make = ACTS[action];
  if (make === undefined) return undefined;
  return { action, title: letterActTitle(action, target.m), ...make(target) };
}

const OUTCOMES = ['TRANSFERRED', 'GUIDED', 'RETURNED', 'FILED'].map((one) => `LETTER_STATE_${one}`);

/** A denouncer is told where the denunciation went. */
function noticeFields({ classification }: Letter, m: Messages): ActField[] {
  if (classification?.content !== 'LETTER_CONTENT_DENUNCIATION') return [];
  const { noticeNumber, noticeHint } = m.denunciationForm;
  const when = { name: 'outcome', is: 'LETTER_STATE_TRANSFERRED' };
  return [{ ...numberField(m, 'noticeNumberSymbol', noticeNumber), hint: noticeHint, when }];
}

const ACTS: Readonly<Record<string, MakeLetterAct>> = {
  ...complaintActs,
  ...denunciationActs,
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
      ...noticeFields(letter, m),
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
      whoWithdrawsField(letter, m),
      { ...numberField(m, 'numberSymbol', m.complaintForm.terminationNumber), missing: undefined },
    ],
    send: sendLetter(letter, 'withdraw', [], ['partyIds']),
  }),
};
