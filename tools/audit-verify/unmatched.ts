import { leafOf } from '@baro/chassis/audit';
import type { Faults } from './faults.ts';
import type { LogRow } from './log-reader.ts';

/** A sealed row that does not stand where it was sealed. */
interface Missing {
  id: string;
  batch: number;
  leaf: Buffer;
}

/** A row that stands where it was not sealed. */
interface Stray {
  row: LogRow;
  batch: number | undefined;
}

/** Kept of each at most: a log that is wholly another is no reason to fill the memory. */
const keptAtMost = 20_000;
/** Pairs that are tried at most for rows that got another id. */
const triedAtMost = 200_000;
// Number of columns, type and length of the first come before its value, the id.
const idAt = 12;

/** Finds out whether missing rows and strays are the same rows, moved or under another id. */
export class Unmatched {
  readonly #faults: Faults;
  readonly #missing = new Map<string, Missing>();
  readonly #strays: Stray[] = [];
  /** Rows whose seal is gone. */
  readonly #unproven = new Set<string>();

  constructor(faults: Faults) {
    this.#faults = faults;
  }

  get hasMissing(): boolean {
    return this.#missing.size > 0;
  }

  isMissing(id: string): boolean {
    return this.#missing.has(id);
  }

  addMissing(missing: Missing): void {
    if (this.#missing.size < keptAtMost) this.#missing.set(missing.id, missing);
    else this.#removed(missing);
  }

  addStray(row: LogRow, batch: number | undefined): void {
    if (this.#strays.length < keptAtMost) this.#strays.push({ row, batch });
    else this.#inserted({ row, batch });
  }

  /** A row whose seal is gone: nobody can say whether it stood there. */
  addUnproven(row: LogRow): void {
    if (this.#unproven.size < keptAtMost) this.#unproven.add(row.id);
  }

  /** A row of the tail that is one of the sealed, under another id. @returns whether it is */
  takeRenamed(row: LogRow): boolean {
    const missing = this.#underOtherId(row);
    if (missing) this.#renamed(missing, row);
    return missing !== undefined;
  }

  finish(): void {
    for (const stray of this.#strays) {
      const { row } = stray;
      const moved = this.#missing.get(row.id);
      if (moved) {
        this.#moved(moved);
      } else if (!this.takeRenamed(row)) {
        this.#inserted(stray);
      }
    }
    for (const missing of this.#missing.values()) {
      if (this.#unproven.has(missing.id)) this.#moved(missing);
      else this.#removed(missing);
    }
  }

  #moved({ id, batch }: Missing): void {
    this.#missing.delete(id);
    this.#faults.add('changed', batch, id, 'its transaction_id is not that it was sealed with');
  }

  #renamed(missing: Missing, row: LogRow): void {
    this.#missing.delete(missing.id);
    this.#faults.add('changed', missing.batch, missing.id, `it stands under another id, ${row.id}`);
  }

  #underOtherId(row: LogRow): Missing | undefined {
    if (this.#missing.size * (this.#strays.length + 1) > triedAtMost) return undefined;
    const bytes = Buffer.from(row.bytes);
    for (const missing of this.#missing.values()) {
      bytes.write(missing.id.replaceAll('-', ''), idAt, 'hex');
      if (leafOf(bytes).equals(missing.leaf)) return missing;
    }
    return undefined;
  }

  #removed({ id, batch }: Missing): void {
    this.#faults.add('removed', batch, id, 'it was sealed and is gone');
  }

  #inserted({ row, batch }: Stray): void {
    this.#faults.add('inserted', batch, row.id, 'it stands among sealed rows and was not sealed with them');
  }
}
