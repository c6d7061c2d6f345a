import { createHash } from 'node:crypto';

/** Numbers that a seed repeats. */
export class Random {
  readonly #seed: string;
  #count = 0;

  constructor(seed: string) {
    this.#seed = seed;
  }

  /** A whole number from 0 to below `end`. */
  below(end: number): number {
    this.#count += 1;
    const bytes = createHash('sha256').update(`${this.#seed} ${this.#count}`).digest();
    return Number(bytes.readBigUInt64BE() % BigInt(end));
  }

  pick<T>(values: readonly T[]): T {
    const value = values[this.below(values.length)];
    if (value === undefined) throw new Error('nothing to pick from');
    return value;
  }
}
