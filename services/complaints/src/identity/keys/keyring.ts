import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { AppError, ConfigError } from '@baro/chassis';

/** A key of the file, known by an id made of it. */
export interface NamedKey {
  id: string;
  key: Buffer;
}

/**
 * Keys of one file: a line each, 32 bytes in base64. The first is the one to use, those behind it are earlier or coming ones.
 * The file is read again when it may have changed, so that a key is rotated without a restart.
 */
export class Keyring {
  readonly #file: string;
  readonly #use: string;
  #keys: NamedKey[];

  /** `use` keeps ids of equal bytes apart between rings. @throws ConfigError in words that quote nothing of the file */
  constructor(file: string, use: string) {
    this.#file = file;
    this.#use = use;
    this.#keys = readKeys(file, use);
  }

  /** Reads the file again; a file at fault changes nothing. @returns whether it could be read */
  refresh(): boolean {
    try {
      this.#keys = readKeys(this.#file, this.#use);
      return true;
    } catch (error) {
      if (error instanceof ConfigError) return false;
      throw error;
    }
  }

  all(): readonly NamedKey[] {
    return this.#keys;
  }

  /** The key to use for what is new. */
  current(): NamedKey {
    const [first] = this.#keys;
    if (!first) throw new Error('a ring has a key');
    return first;
  }

  /** @throws AppError UNAVAILABLE when no line of the file has that id: another replica may know it already */
  byId(id: string): NamedKey {
    const find = (): NamedKey | undefined => this.#keys.find((one) => one.id === id);
    const known = find() ?? (this.refresh() ? find() : undefined);
    if (!known) {
      throw new AppError('UNAVAILABLE', { cause: new Error(`no line of the key file is key ${id}`) });
    }
    return known;
  }
}

function readKeys(file: string, use: string): NamedKey[] {
  const lines = readLines(file);
  const bad = (sentence: string): never => {
    throw new ConfigError(`complaints cannot start: the file of the ${use} key ${sentence}`);
  };
  if (lines.length === 0) bad('holds no key');
  const keys = lines.map((line, index) => {
    const key = Buffer.from(line, 'base64');
    if (key.length !== 32) bad(`holds no 32 bytes in base64 in line ${index + 1}`);
    return {
      id: createHash('sha256').update(`baro ${use} key id`).update(key).digest('hex').slice(0, 16),
      key,
    };
  });
  if (new Set(keys.map(({ id }) => id)).size < keys.length) bad('holds the same key twice');
  return keys;
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
  } catch (error) {
    throw new ConfigError('complaints cannot start: a file of identity keys cannot be read', {
      cause: error,
    });
  }
}
