import type { LegalCode } from '../api/types.ts';
import type { Language } from './letter-words.ts';

/** A code of the law in words with its rule; the code itself while its list is not read. */
export function codeWords(
  codes: readonly LegalCode[],
  kind: string,
  code: string | undefined,
  language: Language,
): string {
  if (code === undefined || code === '') return '';
  const found = codes.find((one) => one.kind === `LEGAL_CODE_KIND_${kind}` && one.code === code);
  if (found === undefined) return code;
  return `${(language === 'vi' ? found.nameVi : found.nameEn) ?? ''} (${found.legalRef ?? ''})`;
}
