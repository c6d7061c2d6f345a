import type { FieldCheck } from '@baro/chassis';
import { documentForm, nameForm } from './keys/blind-index.ts';
import type { PartyInput } from './types.ts';

type Named = Pick<PartyInput['identity'], 'fullName' | 'documentNumber' | 'phone'>;

/** Shorter names are common words: `An`, `Bình`. */
const shortest = 2;

/**
 * Refuses a text that is kept beside the case (summary, content, name of a paper) and names one of its people: with or
 * without accents, whatever the case and the blanks. The fault quotes nothing.
 */
export function checkUnnamed(
  check: FieldCheck,
  field: string,
  text: string,
  identities: readonly Named[],
): void {
  if (namesOne(text, identities)) addNamed(check, field);
}

/** The fault of a text that names one of the people of its case; it quotes nothing. */
export function addNamed(check: FieldCheck, field: string): void {
  const en = 'names one of the people of the letter; write it without identities';
  const vi = 'nêu tên hoặc số giấy tờ của người trong đơn; hãy viết không kèm danh tính';
  check.add(field, 'NAMES_A_PARTY', en, vi);
}

/** Whether a text tells the name of one of them, or the number of a paper or telephone. */
export function namesOne(text: string, identities: readonly Named[]): boolean {
  const words = ` ${nameForm(text)} `;
  const joined = documentForm(text);
  return identities.some(({ fullName, documentNumber, phone }) => {
    const name = nameForm(fullName);
    if (name.split(' ').length >= shortest && words.includes(` ${name} `)) return true;
    return [documentNumber, phone].some((number) => {
      const form = documentForm(number);
      return form.length >= 8 && joined.includes(form);
    });
  });
}
