import type { FormRow } from '../../store/form-store.ts';

/** Numbers the service is not told are written in by hand. */
export const byHand = '………………';

/** `Mẫu số 14a – NĐ 155/2026/NĐ-CP`; says so where we are not sure of the number. */
export function formLine({ number, legalRef, confidence }: FormRow): string {
  if (number === '') return `Theo ${legalRef} (chưa đối chiếu số mẫu)`;
  return `Mẫu số ${number} – ${legalRef}${confidence === 'low' ? ' (số mẫu chưa đối chiếu)' : ''}`;
}
