import type { FieldCheck } from '@baro/chassis';
import { documentForm, nameForm } from './keys/blind-index.ts';
import type { PartyInput } from './types.ts';

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
  identities: readonly Pick<PartyInput['identity'], 'fullName' | 'documentNumber' | 'phone'>[],
): void {
  const words = ` ${nameForm(text)} `;
  const joined = documentForm(text);
  const named = identities.some(({ fullName, documentNumber, phone }) => {
    const name = nameForm(fullName);
    if (name.split(' ').length >= shortest && words.includes(` ${name} `)) return true;
    return [documentNumber, phone].some((number) => {
      const form = documentForm(number);
      return form.length >= 8 && joined.includes(form);
    });
  });
  if (named) {
    const vi = 'nêu tên hoặc số giấy tờ của người trong đơn; hãy viết không kèm danh tính';
    check.add(
      field,
      'NAMES_A_PARTY',
      'names one of the people of the letter; write it without identities',
      vi,
    );
  }
}
