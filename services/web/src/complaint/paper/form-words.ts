import type { LetterForm } from '../../api/letter-forms-api.ts';
import type { Messages } from '../../i18n/vi/index.ts';
import type { Language } from '../letter-words.ts';

/** The title in the page's language. */
export function formTitle({ titleVi = '', titleEn = '' }: LetterForm, language: Language): string {
  return language === 'vi' ? titleVi : titleEn;
}

/** Number and rule of a form; says so where the number is not sure. */
export function formRule({ number = '', legalRef = '', confidence = '' }: LetterForm, m: Messages): string {
  const t = m.letterPaper;
  const rule = number === '' ? t.noNumber(legalRef) : t.number(number, legalRef);
  return ['low', 'unknown'].includes(confidence) ? `${rule} (${t.unsure})` : rule;
}
