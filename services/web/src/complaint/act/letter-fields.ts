import { listLetters } from '../../api/complaints-api.ts';
import { listPosts } from '../../api/directory-api.ts';
import type { LegalCode, Letter, LetterClassification } from '../../api/types.ts';
import type { Language } from '../letter-words.ts';
import type { Messages } from '../../i18n/vi/index.ts';
import { enumOptions } from '../../incoming/incoming-filters.ts';
import type { ActField, Answer } from '../../item/simple-act.ts';
import { postOption } from '../../state/directory-search.ts';
import { showDate } from '../../time/format.ts';
import type { ChoiceOption } from '../../ui/choice.tsx';
import type { OptionSource } from '../../ui/use-options.ts';

const PAGE = 20;

/** What the questions of an act are made of. */
export interface LetterActTarget {
  readonly letter: Letter;
  /** Codes of the law on the day the letter came. */
  readonly codes: readonly LegalCode[];
  /** Unit whose posts are offered first. */
  readonly unitId: string;
  readonly m: Messages;
  readonly language: Language;
}

/** Number and symbol of a paper; `needed` or not. */
export function numberField(
  m: Messages,
  name = 'numberSymbol',
  label = m.complaintForm.numberSymbol,
): ActField {
  return { name, label, missing: m.complaintForm.numberMissing, kind: 'text', maxLength: 60 };
}

/** A question to be answered with yes or no: nothing is taken for granted. */
export function yesNoField(
  m: Messages,
  name: string,
  label: string,
  more: Pick<ActField, 'when'> = {},
): ActField {
  const options = [
    { value: 'true', label: m.complaint.yes },
    { value: 'false', label: m.complaint.no },
  ];
  return { name, label, missing: m.complaintForm.answerMissing, kind: 'choose', options, ...more };
}

/** Codes of one list of the law with their rule. */
export function codeOptions({ codes, language }: LetterActTarget, kind: string): ChoiceOption[] {
  return codes
    .filter((code) => code.kind === `LEGAL_CODE_KIND_${kind}`)
    .map((code) => ({
      value: code.code ?? '',
      label: `${(language === 'vi' ? code.nameVi : code.nameEn) ?? ''} (${code.legalRef ?? ''})`,
    }));
}

/** The reason of the law, of one of its lists. */
export function codeField(
  target: LetterActTarget,
  kind: string,
  name = 'code',
  more: Pick<ActField, 'when'> = {},
): ActField {
  const { code, codeMissing } = target.m.complaintForm;
  const source = { options: codeOptions(target, kind) };
  return { name, label: code, missing: codeMissing, kind: 'pick', source, ...more };
}

/** Leaders of the unit that received the letter. */
export function deciderSource(unitId: string, vacantWord: string): OptionSource<unknown> {
  return {
    key: ['letter-deciders', unitId],
    search: async (typed, signal) => {
      const query = { query: typed.trim(), unitId, role: 'POST_ROLE_LEADER', pageSize: PAGE };
      const { posts = [] } = await listPosts(query, signal);
      return posts.map((post) => postOption(post, vacantWord));
    },
  };
}

/** First complaints the caller sees. */
function firstComplaints(id: string | undefined): OptionSource<unknown> {
  return {
    key: ['first-complaints', id ?? ''],
    search: async (typed, signal) => {
      const query = { query: typed.trim(), content: 'LETTER_CONTENT_COMPLAINT', pageSize: PAGE };
      const { letters = [] } = await listLetters(query, signal);
      return letters
        .filter(
          (letter) => letter.id !== id && letter.classification?.instance === 'COMPLAINT_INSTANCE_FIRST',
        )
        .map((letter) => ({
          value: letter.id ?? '',
          label: `${letter.code ?? ''} · ${letter.summary ?? ''}`,
        }));
    },
  };
}

const ofComplaint = { name: 'content', is: 'LETTER_CONTENT_COMPLAINT' };
const ofSecond = [ofComplaint, { name: 'instance', is: 'COMPLAINT_INSTANCE_SECOND' }];

/** All axes of the law. */
export function classificationFields(target: LetterActTarget): ActField[] {
  const { m, letter } = target;
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
      source: firstComplaints(letter.id),
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
    ...(previous !== '' && { previousLetterId: { value: previous, label: target.m.complaint.previous } }),
  };
}

/** Proto3 JSON leaves `false` out. */
function yesNo(value: boolean | undefined): string {
  return value === true ? 'true' : 'false';
}

const FLAGS = ['eligible', 'competent', 'remote', 'unanswered'];

/** The axes as the contract wants them: what was not asked is not sent. */
export function toClassification(answers: Readonly<Record<string, string>>): LetterClassification {
  return withFlags(answers, FLAGS);
}

/** Answers without the empty ones; those named are yes or no. */
export function withFlags(
  answers: Readonly<Record<string, string>>,
  flags: readonly string[],
): Record<string, string | boolean> {
  const given = Object.entries(answers).filter(([, answer]) => answer !== '');
  return Object.fromEntries(
    given.map(([name, answer]) => [name, flags.includes(name) ? answer === 'true' : answer]),
  );
}
