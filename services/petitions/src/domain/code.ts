/** Code of a petition within its unit, for example `KN-2026-00012`; empty before the number is taken. */
export function codeOf({ year, number }: { year: number; number: number }): string {
  return number === 0 ? '' : `KN-${year}-${String(number).padStart(5, '0')}`;
}

/** First letters of the code of a receipt: they name the service that knows it. */
export const receiptPrefix = 'KN';
