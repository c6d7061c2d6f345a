import type { LegalTerm } from '../api/types.ts';
import { word } from '../i18n/language.tsx';
import type { Messages } from '../i18n/vi/index.ts';

/** How long a term is: `10 ngày làm việc`, or the same day. */
export function termLength(term: LegalTerm, m: Messages): string {
  return m.calendar.value(term.value ?? 0, word(m.enums.termUnit, term.unit));
}

/** How sure the platform is of a row. */
export function confidenceWord(confidence: string | undefined, m: Messages): string {
  return word(m.calendar.confidences, confidence);
}
