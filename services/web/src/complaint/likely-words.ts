import type { Letter, LikelyLetter } from '../api/types.ts';
import type { Messages } from '../i18n/vi/index.ts';

/** Whether the letter itself was judged to be the duplicate of the other. */
export function isThisOne({ id }: Letter, { mark }: LikelyLetter): boolean {
  return mark?.duplicateId !== undefined && mark.duplicateId === id;
}

/** What was judged last, in words. */
export function markWords(letter: Letter, other: LikelyLetter, { likelyLetter: t }: Messages): string {
  const { code = '', mark } = other;
  if (mark?.verdict !== 'DUPLICATE_VERDICT_DUPLICATE') return t.markedApart;
  return isThisOne(letter, other) ? t.markedThis(code) : t.markedOther(code);
}

/** Why a letter is proposed, a line each; none for one that was only judged. */
export function reasonWords(
  { reasons = [], score = 0, shared = [] }: LikelyLetter,
  { likelyLetter: t }: Messages,
): string[] {
  return [
    ...(reasons.includes('LIKELY_REASON_SAME_PERSON') ? [t.samePerson] : []),
    ...(reasons.includes('LIKELY_REASON_SAME_WORDS') ? [t.sameWords(Math.round(score * 100))] : []),
    ...(shared.length > 0 ? [t.shared(shared.join(', '))] : []),
  ];
}
