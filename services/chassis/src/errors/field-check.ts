import { AppError } from './app-error.ts';
import type { FieldViolation } from './app-error.ts';

// Any version: clients may make their own ids.
const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
// Year, month, day with hyphens; whether the day exists is checked apart.
const dateForm = /^(\d{4})-(\d{2})-(\d{2})$/;
// C0 controls but tab and line ends, and DEL: never typed by a person, and PostgreSQL refuses NUL.
// eslint-disable-next-line no-control-regex -- matching control characters is the purpose
const controlForm = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** Whether the text is a UUID. */
export function isUuid(value: string): boolean {
  return uuidForm.test(value);
}

/** Whether the text is an existing date `YYYY-MM-DD`. */
export function isIsoDate(value: string): boolean {
  const match = dateForm.exec(value);
  if (!match) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === value;
}

/** Length as a person counts it: `đ` typed as one or two code units is one. */
function codePoints(value: string): number {
  return Array.from(value).length;
}

/** Collects every fault of a request, then refuses once with FIELD_INVALID. */
export class FieldCheck {
  readonly violations: FieldViolation[] = [];

  add(field: string, rule: string, en: string, vi: string): void {
    this.violations.push({ field, rule, en, vi });
  }

  /** Present and, for text, not blank. */
  required(field: string, value: unknown): boolean {
    const missing =
      value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
    if (missing) this.add(field, 'REQUIRED', 'is required', 'bắt buộc nhập');
    return !missing;
  }

  /** At most `max` characters (code points), no control characters. */
  text(field: string, value: string, max: number): void {
    if (codePoints(value) > max) {
      this.add(field, 'TOO_LONG', `is longer than ${max} characters`, `dài quá ${max} ký tự`);
    }
    if (controlForm.test(value)) {
      this.add(field, 'CONTROL_CHARACTER', 'has control characters', 'có ký tự điều khiển không hợp lệ');
    }
  }

  /** A UUID; empty passes. */
  uuid(field: string, value: string): void {
    if (value !== '' && !isUuid(value)) {
      this.add(field, 'NOT_A_UUID', 'is not a UUID', 'không phải mã định danh hợp lệ');
    }
  }

  /** A date; empty passes. */
  isoDate(field: string, value: string): void {
    if (value !== '' && !isIsoDate(value)) {
      this.add(field, 'NOT_A_DATE', 'is not a date YYYY-MM-DD', 'không phải ngày hợp lệ');
    }
  }

  /** A number in a range, ends included. */
  range(field: string, value: number, min: number, max: number): void {
    if (!Number.isFinite(value) || value < min || value > max) {
      this.add(field, 'OUT_OF_RANGE', `is not between ${min} and ${max}`, `phải từ ${min} đến ${max}`);
    }
  }

  /** One of the values. */
  oneOf(field: string, value: string, values: readonly string[]): void {
    if (!values.includes(value)) {
      this.add(field, 'NOT_ALLOWED', `is not one of ${values.join(', ')}`, 'không thuộc danh mục cho phép');
    }
  }

  throwIfAny(): void {
    if (this.violations.length > 0) throw new AppError('FIELD_INVALID', { fields: this.violations });
  }
}
