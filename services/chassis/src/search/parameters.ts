/** Values of a statement built from parts, each named by its place. */
export class Parameters {
  readonly values: unknown[] = [];

  /** Adds a value. @returns its placeholder, with the type PostgreSQL shall read it as. */
  add(value: unknown, type: string): string {
    this.values.push(value);
    return `$${this.values.length}::${type}`;
  }
}

/** A condition that adds its own values. */
export type Condition = (parameters: Parameters) => string;

/** Conditions joined by AND; `true` when there are none. */
export function joinAll(conditions: readonly Condition[], parameters: Parameters): string {
  return conditions.map((condition) => `(${condition(parameters)})`).join(' AND ') || 'true';
}
