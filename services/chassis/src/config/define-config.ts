import { readFileSync } from 'node:fs';

/** How one key is read. `read` throws a sentence when the text is not of the right form. */
export interface ConfigField<T> {
  /** Environment key without the service's prefix, unit in the name, for example `TIMEOUT_MS`. */
  key: string;
  read: (text: string) => T;
  /** Used when the key is absent; without it the key is required. */
  fallback?: T;
  /** True: the value is taken from the file named by `<PREFIX>_<KEY>_FILE`, never from the environment. */
  secret?: boolean;
}

export type ConfigSpec = Record<string, ConfigField<unknown>>;
export type ConfigOf<S extends ConfigSpec> = {
  [K in keyof S]: S[K] extends ConfigField<infer T> ? T : never;
};

type Fallback<T> = { fallback?: T };

/** A text. */
export function text(key: string, options: Fallback<string> = {}): ConfigField<string> {
  return { key, read: (value) => value, ...options };
}

/** A whole number. */
export function integer(key: string, options: Fallback<number> = {}): ConfigField<number> {
  return {
    key,
    read: (value) => {
      if (!/^-?[0-9]+$/.test(value)) throw new Error('is not a whole number');
      return Number(value);
    },
    ...options,
  };
}

/** `true` or `false`. */
export function flag(key: string, options: Fallback<boolean> = {}): ConfigField<boolean> {
  return {
    key,
    read: (value) => {
      if (value !== 'true' && value !== 'false') throw new Error('is neither true nor false');
      return value === 'true';
    },
    ...options,
  };
}

/** A list separated by commas. */
export function list(key: string, options: Fallback<string[]> = {}): ConfigField<string[]> {
  return {
    key,
    read: (value) =>
      value
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean),
    ...options,
  };
}

/** A secret, read from the file `<PREFIX>_<KEY>_FILE` names. */
export function secret(key: string, options: Fallback<string> = {}): ConfigField<string> {
  return { key, read: (value) => value, secret: true, ...options };
}

/** Thrown with one sentence that lists every bad key. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/**
 * Reads a service's configuration once.
 * @throws ConfigError naming every missing or malformed key.
 */
export function readConfig<S extends ConfigSpec>(
  service: string,
  spec: S,
  env: Record<string, string | undefined> = process.env,
): ConfigOf<S> {
  const prefix = service.toUpperCase().replaceAll('-', '_');
  const faults: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(spec)) {
    const key = `${prefix}_${field.key}${field.secret ? '_FILE' : ''}`;
    const raw = env[key];
    if (raw === undefined || raw === '') {
      if (field.fallback === undefined) faults.push(`${key} is missing`);
      values[name] = field.fallback;
      continue;
    }
    try {
      values[name] = field.read(field.secret ? readFileSync(raw, 'utf8').trim() : raw);
    } catch (error) {
      faults.push(`${key} ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  if (faults.length > 0) throw new ConfigError(`${service} cannot start: ${faults.join('; ')}`);
  return values as ConfigOf<S>;
}
