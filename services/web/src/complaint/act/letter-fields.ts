import { listLetters } from '../../api/complaints-api.ts';
import { listPosts } from '../../api/directory-api.ts';
import type { LegalCode, Letter } from '../../api/types.ts';
import { partyTitle, type Language } from '../letter-words.ts';
import type { Messages } from '../../i18n/vi/index.ts';
import type { ActField } from '../../item/simple-act.ts';
import { postOption } from '../../state/directory-search.ts';
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

/** People who have not withdrawn, masked. */
export function whoWithdrawsField(letter: Letter, m: Messages): ActField {
  return {
    name: 'partyIds',
    label: m.complaintForm.whoWithdraws,
    kind: 'many',
    options: (letter.parties ?? []).flatMap((party, at) =>
      party.withdrawTime !== undefined || party.role === 'PARTY_ROLE_DENOUNCED'
        ? []
        : [{ value: party.partyId ?? '', label: partyTitle(letter, at, m) }],
    ),
  };
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

/** Letters of a content the caller sees, of them those that fit. */
export function letterSource(content: string, fits: (letter: Letter) => boolean): OptionSource<unknown> {
  return {
    key: ['earlier-letters', content],
    search: async (typed, signal) => {
      const query = { query: typed.trim(), content, pageSize: PAGE };
      const { letters = [] } = await listLetters(query, signal);
      return letters
        .filter((letter) => fits(letter))
        .map((letter) => ({
          value: letter.id ?? '',
          label: `${letter.code ?? ''} · ${letter.summary ?? ''}`,
        }));
    },
  };
}

/** Proto3 JSON leaves `false` out. */
export function yesNo(value: boolean | undefined): string {
  return value === true ? 'true' : 'false';
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
