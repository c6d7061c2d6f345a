import type { FieldCheck } from '@baro/chassis';
import type { FieldShape, MessageShape } from '../backend/shape.ts';

type JsonObject = Record<string, unknown>;

/** Query parameters as the JSON object of a request: `a.b=1` goes inside, repeated fields collect. */
export function readQuery(search: string, shape: MessageShape, check: FieldCheck): JsonObject {
  const object: JsonObject = {};
  for (const [key, value] of new URLSearchParams(search)) place(object, key, value, shape, check);
  return object;
}

function place(object: JsonObject, key: string, value: string, shape: MessageShape, check: FieldCheck): void {
  let target = object;
  let inside = shape;
  const names = key.split('.');
  for (const [index, name] of names.entries()) {
    const field = inside.fields.get(name);
    const last = index === names.length - 1;
    if (!field || (!last && (field.type.kind !== 'message' || field.repeated))) {
      check.add(
        key.slice(0, 100),
        'UNKNOWN_FIELD',
        'is not a field of this request',
        'không phải trường của yêu cầu này',
      );
      return;
    }
    if (last || field.type.kind !== 'message') {
      put(target, field, value, key, check);
      return;
    }
    const next = target[field.name];
    const nested: JsonObject = typeof next === 'object' && next !== null ? (next as JsonObject) : {};
    target[field.name] = nested;
    target = nested;
    inside = field.type.shape();
  }
}

function put(target: JsonObject, field: FieldShape, text: string, key: string, check: FieldCheck): void {
  // The one kind `fromJSON` reads wrongly from text: Boolean('false') is true.
  const value =
    field.type.kind === 'boolean' && (text === 'true' || text === 'false') ? text === 'true' : text;
  const before = target[field.name];
  if (field.repeated) {
    target[field.name] = Array.isArray(before) ? [...(before as unknown[]), value] : [value];
  } else if (before !== undefined) check.add(key, 'GIVEN_TWICE', 'is given twice', 'được ghi hai lần');
  else target[field.name] = value;
}
