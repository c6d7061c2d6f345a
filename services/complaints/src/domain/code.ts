/** Code of a letter within its unit, for example `ĐT-2026-00012`; empty before the number is taken. */
export function codeOf({ year, number }: { year: number; number: number }): string {
  return number === 0 ? '' : `ĐT-${year}-${String(number).padStart(5, '0')}`;
}

/** First letters of the code of a receipt: they name the service that knows it. */
export const receiptPrefix = 'DT';

/** Number of an entry within the reception book of its unit, for example `TCD-2026-00012`; empty before it is taken. */
export function receptionCodeOf({ year, number }: { year: number; number: number }): string {
  return number === 0 ? '' : `TCD-${year}-${String(number).padStart(5, '0')}`;
}
