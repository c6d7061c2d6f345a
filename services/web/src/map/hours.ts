/** Working minutes as hours with one digit behind the comma, in the numbers of the language. */
export function showHours(minutes: number | undefined, language: 'vi' | 'en'): string {
  const locale = language === 'vi' ? 'vi-VN' : 'en-GB';
  return ((minutes ?? 0) / 60).toLocaleString(locale, { maximumFractionDigits: 1 });
}
