import { fold } from '../text/fold.ts';

const LOCALES = { vi: 'vi-VN', en: 'en-GB' } as const;
type Language = keyof typeof LOCALES;

/** Words behind a number, without accents. */
const UNITS: Readonly<Record<string, number>> = { ty: 1e9, ti: 1e9, trieu: 1e6 };

/** Đồng of an amount as typed: `1.200.000.000`, `1,2 tỷ`, `850 triệu`. Nothing for what is no amount. */
export function readDong(text: string): number | undefined {
  const typed = fold(text.trim()).replace(/\s*(dong|d)$/, '');
  const [, digits = '', unit = ''] = /^([\d.,\s]+?)\s*([a-z]*)$/.exec(typed) ?? [];
  if (digits === '') return undefined;
  if (unit === '') return wholeOf(Number(digits.replaceAll(/[.,\s]/g, '')));
  const factor = UNITS[unit];
  if (factor === undefined) return undefined;
  return wholeOf(Number(digits.replaceAll(/[.\s]/g, '').replace(',', '.')) * factor);
}

function wholeOf(value: number): number | undefined {
  return Number.isFinite(value) ? Math.round(value) : undefined;
}

/** Hundredths of a per cent of a share as typed: `37,5`. Nothing for what is none from 0,01 to 100. */
export function readShare(text: string): number | undefined {
  const typed = text.trim().replace(/\s*%$/, '').replace(',', '.');
  if (!/^\d{1,3}(\.\d{1,2})?$/.test(typed)) return undefined;
  const points = Math.round(Number(typed) * 100);
  return points >= 1 && points <= 10_000 ? points : undefined;
}

/** Whole đồng in the numbers of the language: `1.200.000.000`. */
export function showDong(dong: number | undefined, language: Language): string {
  return (dong ?? 0).toLocaleString(LOCALES[language]);
}

/** Tỷ đồng with one digit behind the comma. */
export function showBillion(dong: number | undefined, language: Language): string {
  return ((dong ?? 0) / 1e9).toLocaleString(LOCALES[language], { maximumFractionDigits: 1 });
}

/** A share in per cent: `37,5 %`. */
export function showShare(basisPoints: number | undefined, language: Language): string {
  const percent = ((basisPoints ?? 0) / 100).toLocaleString(LOCALES[language], { maximumFractionDigits: 2 });
  return `${percent} %`;
}
