import { AppError } from './app-error.ts';
import type { FieldCheck } from './field-check.ts';

/** Refuses a value that is no member of a generated enum; unset (0) passes. */
export function checkEnum(
  check: FieldCheck,
  field: string,
  value: number,
  members: Record<string, number>,
): void {
  if (value !== 0 && (value < 0 || !Object.values(members).includes(value))) {
    check.add(field, 'NOT_ALLOWED', 'is not a known value', 'không thuộc danh mục cho phép');
  }
}

/** Refuses a time no calendar has, for example one sent with absurd seconds. */
export function checkTime(check: FieldCheck, field: string, value: Date | undefined): boolean {
  if (value === undefined) return false;
  const year = value.getUTCFullYear();
  if (Number.isNaN(value.getTime()) || year < 1945 || year > 2200) {
    check.add(field, 'NOT_A_TIME', 'is not a time of this world', 'thời điểm không hợp lệ');
    return false;
  }
  return true;
}

/** A whole number within limits. */
export function checkCount(check: FieldCheck, field: string, value: number, max: number): void {
  if (!Number.isInteger(value) || value < 0 || value > max) {
    check.add(field, 'OUT_OF_RANGE', `is not between 0 and ${max}`, `phải từ 0 đến ${max}`);
  }
}

/** A text that must be there and not be too long. */
export function checkReason(check: FieldCheck, field: string, value: string, max: number): void {
  if (check.required(field, value)) check.text(field, value, max);
}

/** An id that must be there. */
export function checkId(check: FieldCheck, field: string, value: string): void {
  if (check.required(field, value)) check.uuid(field, value);
}

/** Refuses a request for one field. @throws AppError FIELD_INVALID */
export function refuseField(field: string, rule: string, en: string, vi: string): never {
  throw new AppError('FIELD_INVALID', { fields: [{ field, rule, en, vi }] });
}
