import type { FieldCheck } from '@baro/chassis';
import type { Identity, PartyInput } from './types.ts';

/** Longest texts, in characters. */
const limits = {
  fullName: 200,
  documentNumber: 30,
  address: 500,
  phone: 30,
  email: 200,
  note: 2000,
} as const satisfies Partial<Record<keyof Identity, number>>;

/** Checks what is said of a person; `path` is where the request names it. No fault quotes a value. */
export function checkIdentity(
  check: FieldCheck,
  path: string,
  identity: PartyInput['identity'],
  now: Date,
): void {
  for (const [field, max] of Object.entries(limits) as [keyof typeof limits, number][]) {
    check.text(`${path}.${field}`, identity[field], max);
  }
  if (identity.birthYear !== 0) {
    check.range(`${path}.birthYear`, identity.birthYear, 1900, now.getUTCFullYear());
  }
  if (identity.email !== '' && !/^\S+@\S+$/.test(identity.email)) {
    check.add(
      `${path}.email`,
      'NOT_AN_EMAIL',
      'is not an e-mail address',
      'không phải địa chỉ thư điện tử hợp lệ',
    );
  }
  if (identity.phone !== '' && !/^\+?[0-9 ().-]+$/.test(identity.phone)) {
    check.add(`${path}.phone`, 'NOT_A_PHONE', 'is not a telephone number', 'không phải số điện thoại hợp lệ');
  }
  const texts = Object.keys(limits) as (keyof typeof limits)[];
  if (texts.every((field) => identity[field].trim() === '')) check.required(path, undefined);
}
