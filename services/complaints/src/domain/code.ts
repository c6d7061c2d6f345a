/** Code of a letter within its unit, for example `ĐT-2026-00012`; empty before the number is taken. */
export function codeOf({ year, number }: { year: number; number: number }): string {
  return number === 0 ? '' : `ĐT-${year}-${String(number).padStart(5, '0')}`;
}
