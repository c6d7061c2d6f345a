import type { Messages } from '../i18n/vi/index.ts';

/** Working days a due time moved, in words. */
export function daysInWords(days: number | undefined, m: Messages, language: 'vi' | 'en'): string {
  const value = days ?? 0;
  const text = Math.abs(value).toLocaleString(language === 'vi' ? 'vi-VN' : 'en-GB');
  return value < 0 ? m.slippage.earlier(text) : m.slippage.days(text);
}
