import type { LetterClassification } from '../../api/types.ts';
import { enumOptions } from '../../incoming/incoming-filters.ts';
import type { ActField, Answer } from '../../item/simple-act.ts';
import { showDate } from '../../time/format.ts';
import { denunciationAnswers, denunciationFields } from './denunciation-fields.ts';
import {
  codeField,
  codeOptions,
  letterSource,
  withFlags,
  yesNo,
  yesNoField,
  type LetterActTarget,
} from './letter-fields.ts';

const ofComplaint = { name: 'content', is: 'LETTER_CONTENT_COMPLAINT' };
const ofSecond = [ofComplaint, { name: 'instance', is: 'COMPLAINT_INSTANCE_SECOND' }];

/** All axes of the law. */
export function classificationFields(target: LetterActTarget): ActField[] {
  const { m } = target;
  const t = m.complaintForm;
  const c = m.complaint;
  return [
    {
      name: 'content',
      label: c.kind,
      missing: t.contentMissing,
      kind: 'choose',
      options: enumOptions(m.enums.letterContent),
    },
    {
      name: 'branch',
      label: c.branch,
      missing: t.branchMissing,
      kind: 'choose',
      options: enumOptions(m.enums.letterBranch),
    },
    yesNoField(m, 'eligible', t.eligible),
    codeField(target, 'INELIGIBLE', 'ineligibleCode', { when: { name: 'eligible', is: 'false' } }),
    yesNoField(m, 'competent', t.competent),
    {
      name: 'competentBody',
      label: t.competentBody,
      missing: t.competentBodyMissing,
      when: { name: 'competent', is: 'false' },
      kind: 'text',
      maxLength: 200,
    },
    ...complaintFields(target),
    ...denunciationFields(target),
  ];
}

/** What is asked of a complaint alone. */
function complaintFields({ m, letter }: LetterActTarget): ActField[] {
  const t = m.complaintForm;
  const c = m.complaint;
  return [
    {
      name: 'complaintKind',
      label: c.complaintKind,
      missing: t.complaintKindMissing,
      when: ofComplaint,
      kind: 'choose',
      options: enumOptions(m.enums.complaintKind),
    },
    {
      name: 'instance',
      label: c.instance,
      missing: t.instanceMissing,
      when: ofComplaint,
      kind: 'choose',
      options: enumOptions(m.enums.complaintInstance),
    },
    yesNoField(m, 'unanswered', c.unanswered, { when: ofSecond }),
    {
      name: 'previousLetterId',
      label: c.previous,
      hint: t.previousHint,
      when: ofSecond,
      kind: 'pick',
      source: letterSource(
        'LETTER_CONTENT_COMPLAINT',
        ({ id, classification }) =>
          id !== letter.id && classification?.instance === 'COMPLAINT_INSTANCE_FIRST',
      ),
    },
    {
      name: 'contestedAct',
      label: c.contestedAct,
      hint: t.contestedActHint,
      missing: t.contestedActMissing,
      when: ofComplaint,
      kind: 'lines',
      maxLength: 500,
    },
    {
      name: 'knownDate',
      label: c.knownDate,
      hint: t.knownDateHint,
      missing: t.knownDateMissing,
      when: ofComplaint,
      kind: 'date',
      bad: m.time.badDate,
      leaning: 'past',
    },
    yesNoField(m, 'remote', c.remote, { when: ofComplaint }),
    { name: 'lateReason', label: c.lateReason, when: ofComplaint, kind: 'lines', maxLength: 500 },
  ];
}

/** What stands in the questions when a letter is classified anew; nothing the first time. */
export function classificationAnswers(target: LetterActTarget): Record<string, Answer | undefined> {
  const { classification } = target.letter;
  if (classification === undefined) return {};
  const code = codeOptions(target, 'INELIGIBLE').find((one) => one.value === classification.ineligibleCode);
  const { content, branch, complaintKind, instance, competentBody, contestedAct, lateReason } =
    classification;
  const previous = classification.previousLetterId ?? '';
  return {
    content,
    branch,
    complaintKind,
    instance,
    competentBody,
    contestedAct,
    lateReason,
    eligible: yesNo(classification.eligible),
    competent: yesNo(classification.competent),
    remote: yesNo(classification.remote),
    unanswered: yesNo(classification.unanswered),
    knownDate: showDate(classification.knownDate),
    ineligibleCode: code,
    ...denunciationAnswers(target),
    ...(previous !== '' && { previousLetterId: { value: previous, label: target.m.complaint.previous } }),
  };
}

const FLAGS = ['eligible', 'competent', 'remote', 'unanswered', 'severalPlaces', 'againstResolver'];

/** The axes as the contract wants them: what was not asked is not sent. */
export function toClassification(answers: Readonly<Record<string, string>>): LetterClassification {
  const { earlierLetterId = '', ...axes } = answers;
  return withFlags(earlierLetterId === '' ? axes : { ...axes, previousLetterId: earlierLetterId }, FLAGS);
}
