import { isIsoDate } from '@baro/chassis';
import type { FieldCheck } from '@baro/chassis';
import type { FieldKind, FieldShape, MessageShape } from '../backend/shape.ts';

/**
 * Checks that a JSON object fits a message, before the generated `fromJSON`, which would quietly drop unknown fields
 * and turn anything into text. Every fault is named by its path. `null` means absent, as proto3 JSON has it.
 */
export function checkMessage(value: object, shape: MessageShape, path: string, check: FieldCheck): void {
  const seen = new Set<FieldShape>();
  for (const [key, part] of Object.entries(value)) {
    const field = shape.fields.get(key);
    if (!field) {
      check.add(
        join(path, key),
        'UNKNOWN_FIELD',
        'is not a field of this request',
        'không phải trường của yêu cầu này',
      );
      continue;
    }
    const at = join(path, field.name);
    if (seen.has(field)) check.add(at, 'GIVEN_TWICE', 'is given twice', 'được ghi hai lần');
    seen.add(field);
    if (part !== null && part !== undefined) checkField(part, field, at, check);
  }
}

// Names of a stranger's making are shown back shortened.
const maxKeyLength = 100;

function join(path: string, key: string): string {
  const name = key.length > maxKeyLength ? `${key.slice(0, maxKeyLength)}…` : key;
  return path === '' ? name : `${path}.${name}`;
}

function checkField(value: unknown, field: FieldShape, path: string, check: FieldCheck): void {
  if (!field.repeated) {
    checkValue(value, field.type, path, check);
  } else if (Array.isArray(value)) {
    for (const [index, part] of value.entries()) checkValue(part, field.type, `${path}[${index}]`, check);
  } else {
    check.add(path, 'NOT_A_LIST', 'is not a list', 'không phải danh sách');
  }
}

function checkValue(value: unknown, type: FieldKind, path: string, check: FieldCheck): void {
  if (type.kind === 'message' || type.kind === 'map') {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      check.add(path, 'NOT_AN_OBJECT', 'is not an object', 'không phải một đối tượng');
    } else if (type.kind === 'message') {
      checkMessage(value, type.shape(), path, check);
    } else {
      for (const [key, part] of Object.entries(value)) checkValue(part, type.value, join(path, key), check);
    }
    return;
  }
  const fault = scalarFault(value, type);
  if (fault) check.add(path, ...fault);
}

type ScalarFault = [rule: string, en: string, vi: string];
type ScalarKind = Exclude<FieldKind, { kind: 'message' | 'map' }>;

function scalarFault(value: unknown, type: ScalarKind): ScalarFault | undefined {
  switch (type.kind) {
    case 'string':
      return typeof value === 'string' ? undefined : ['NOT_TEXT', 'is not text', 'không phải văn bản'];
    case 'boolean':
      return typeof value === 'boolean'
        ? undefined
        : ['NOT_A_BOOLEAN', 'is neither true nor false', 'phải là đúng hoặc sai'];
    case 'integer':
      return integerFault(value, type);
    case 'number':
      return typeof value === 'number' ? undefined : ['NOT_A_NUMBER', 'is not a number', 'không phải số'];
    case 'enum':
      if (typeof value === 'string' && type.values.has(value)) return undefined;
      return [
        'UNKNOWN_VALUE',
        `is not one of ${[...type.values].join(', ')}`,
        'không thuộc danh mục cho phép',
      ];
    case 'bytes':
      return isBase64(value) ? undefined : ['NOT_BASE64', 'is not base64', 'không phải chuỗi base64'];
    case 'timestamp':
      if (isTimestamp(value)) return undefined;
      return ['NOT_A_TIME', 'is not a time such as 2026-02-05T08:30:00+07:00', 'không phải thời điểm hợp lệ'];
    case 'duration':
      return isDuration(value)
        ? undefined
        : ['NOT_A_DURATION', 'is not a duration such as 90s', 'không phải khoảng thời gian hợp lệ'];
  }
}

function integerFault(value: unknown, { min, max }: { min: number; max: number }): ScalarFault | undefined {
  // proto3 JSON also takes integers as text; query values come so.
  const number = typeof value === 'string' && /^-?\d{1,16}$/.test(value) ? Number(value) : value;
  if (!Number.isInteger(number)) return ['NOT_AN_INTEGER', 'is not a whole number', 'không phải số nguyên'];
  if (Number(number) < min || Number(number) > max) {
    return ['OUT_OF_RANGE', `is not between ${min} and ${max}`, 'số quá lớn hoặc quá nhỏ'];
  }
  return undefined;
}

// RFC 3339 with a zone, as proto3 JSON writes times; at most nanoseconds.
const timestampForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

function isTimestamp(value: unknown): boolean {
  // Date.parse makes 2 March of 30 February; a protobuf Timestamp begins with year 1.
  const isText = typeof value === 'string' && timestampForm.test(value) && value > '0001';
  return isText && isIsoDate(value.slice(0, 10)) && !Number.isNaN(Date.parse(value));
}

function isDuration(value: unknown): boolean {
  // Seconds with up to nine decimals and an `s`.
  return typeof value === 'string' && /^-?\d{1,12}(\.\d{1,9})?s$/.test(value);
}

function isBase64(value: unknown): boolean {
  // Standard or URL alphabet, padding optional.
  return typeof value === 'string' && /^[\w+/-]*={0,2}$/.test(value);
}
