import { createHash } from 'node:crypto';

const names = new Map<string, string>();

/**
 * Marks a statement that runs on nearly every call: each connection parses and plans it once, which for a small
 * statement costs more than running it. Only for a fixed text whose best plan does not depend on its values.
 */
export function prepared(text: string): string {
  names.set(text, `p_${createHash('sha256').update(text).digest('hex').slice(0, 20)}`);
  return text;
}

/** The arguments of pg's `query`, with the name of a marked statement. */
export function withPreparedName<Args extends unknown[]>(args: Args): Args {
  const [text, values] = args;
  const name = typeof text === 'string' ? names.get(text) : undefined;
  // pg takes `query({ name, text, values })` as it takes `query(text, values)`.
  return name === undefined ? args : ([{ name, text, values }, ...args.slice(2)] as unknown[] as Args);
}
