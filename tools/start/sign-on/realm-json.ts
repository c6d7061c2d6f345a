export type JsonObject = Readonly<Record<string, unknown>>;

/** The value as an object (an array by its indexes). */
export function record(value: unknown): JsonObject {
  if (typeof value !== 'object' || value === null) throw new Error('realm file: an object is missing');
  return { ...value };
}

export function text(object: JsonObject, key: string): string {
  const value = object[key];
  if (typeof value !== 'string' || value === '') throw new Error(`realm file: ${key} is not a text`);
  return value;
}

export function number(object: JsonObject, key: string): number {
  const value = object[key];
  if (typeof value !== 'number') throw new Error(`realm file: ${key} is not a number`);
  return value;
}

export function flag(object: JsonObject, key: string): boolean {
  return object[key] === true;
}

export function list(object: JsonObject, key: string): readonly JsonObject[] {
  const value = object[key] ?? [];
  if (!Array.isArray(value)) throw new Error(`realm file: ${key} is not a list`);
  return value.map(record);
}
