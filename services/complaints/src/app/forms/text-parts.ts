import type { FormCase, FormOfAct } from './form-case.ts';
import { dayOf, termAt } from './form-terms.ts';
import { contentWords, instanceWords } from './words.ts';

/** What a text is made of. */
export interface TextFacts extends FormOfAct {
  formCase: FormCase;
  /** The people, one a line. */
  people: readonly string[];
}

export type Text = (facts: TextFacts) => string[];

export const lines = (people: readonly string[]): string[] => people.map((line) => `- ${line}.`);

export const address = ({ people }: TextFacts): string[] => ['Kính gửi:', ...lines(people)];

/** The letter, its day and what it is about. */
export function letterWords({ formCase: { file } }: TextFacts): string {
  const { content, instance, receiveTime, summary } = file.letter;
  const what = contentWords[content] ?? 'Đơn';
  const which = instanceWords[instance] ? ` (${instanceWords[instance]})` : '';
  return `${what}${which} tiếp nhận ngày ${dayOf(receiveTime)}; nội dung: ${summary}`;
}

/** Inside a sentence. */
export function lower(words: string): string {
  return words.charAt(0).toLocaleLowerCase('vi') + words.slice(1);
}

/** Due day and the sentence that says how it was counted. */
export function term(facts: TextFacts, label: string): string[] {
  return termSentences(facts, (date) => `${label}: chậm nhất ngày ${date}.`);
}

export function termSentences(facts: TextFacts, tell: (date: string) => string): string[] {
  const words = termAt(facts.formCase, facts.act);
  return words ? [tell(words.dueDate), `Cách tính: ${words.sentence}.`] : [];
}

export const reasons = ({ reasons: rows }: TextFacts): string[] =>
  rows.map(({ nameVi, legalRef }) => `- ${nameVi} (${legalRef}).`);

/** Post a verification was given to, in the words of a decision. */
export function assignee({ act, formCase }: TextFacts): string {
  const post = act.toPostId ? formCase.session.directory.post(act.toPostId, act.time) : undefined;
  return post ? `${post.post.title}, ${post.unit.name},` : 'đơn vị được phân công';
}

/** A text of somebody as a sentence: with one full stop. */
export function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
