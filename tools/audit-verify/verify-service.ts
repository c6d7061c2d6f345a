import type pg from 'pg';
import type { Anchor, Seal, SealKey, SealPlace } from '@baro/chassis/audit';
import { compareBatch } from './batch.ts';
import { Chain } from './chain.ts';
import type { JudgedSeal } from './chain.ts';
import { Faults } from './faults.ts';
import type { Fault } from './faults.ts';
import { prepareSession, readFacts, readRows, readSeals } from './log-reader.ts';
import type { LogFacts, LogRow, StoredSeal } from './log-reader.ts';
import { Peekable } from './peekable.ts';
import { Unmatched } from './unmatched.ts';

/** What was found in the log of one service. */
export interface ServiceReport {
  service: string;
  rows: number;
  batches: number;
  sealedUntil: Date | undefined;
  /** Rows not sealed yet: nothing can be said of them. */
  tailRows: number;
  /** Age of the oldest of them. */
  tailSeconds: number;
  faultCount: number;
  /** The first thousand. */
  faults: readonly Fault[];
}

/** What a log is compared with. */
export interface VerifyOptions {
  service: string;
  keys: readonly SealKey[];
  anchors?: readonly Anchor[];
  onProgress?: (rows: number, of: number) => void;
}

/** Verifies the log of one service in the transaction the client is in, which changes nothing. */
export async function verifyService(client: pg.ClientBase, options: VerifyOptions): Promise<ServiceReport> {
  await prepareSession(client);
  return new Verification(await readFacts(client), options).run(client);
}

const progressRows = 20_000;

class Verification {
  readonly #facts: LogFacts;
  readonly #options: VerifyOptions;
  readonly #faults = new Faults();
  readonly #chain: Chain;
  readonly #unmatched: Unmatched;
  #rows = 0;
  #tailRows = 0;
  #tailOldest: number;

  constructor(facts: LogFacts, options: VerifyOptions) {
    this.#facts = facts;
    this.#options = options;
    this.#chain = new Chain(options.service, options.keys, options.anchors ?? [], this.#faults);
    this.#unmatched = new Unmatched(this.#faults);
    this.#tailOldest = facts.now.getTime();
  }

  async run(client: pg.ClientBase): Promise<ServiceReport> {
    for (const column of this.#facts.strangeColumns) {
      this.#faults.add('seal-broken', undefined, undefined, `no seal covers column "${column}" as it is now`);
    }
    const rows = new Peekable(readRows(client));
    const seals = new Peekable(readSeals(client));
    for (let stored = await seals.next(); stored; stored = await seals.next()) {
      await this.#compare(stored, (await seals.peek())?.seal, rows);
    }
    for (let row = await rows.next(); row; row = await rows.next()) this.#takeTail(row);
    this.#chain.finish();
    this.#unmatched.finish();
    return this.#report();
  }

  async #compare(stored: StoredSeal, next: Seal | undefined, rows: Peekable<LogRow>): Promise<void> {
    const judged = this.#chain.judge(stored);
    const { seal, missingBefore } = judged;
    if (missingBefore > 0) {
      const between = await this.#take(rows, (row) => comparePlaces(row, seal.first) < 0);
      const why = `${missingBefore} seals before it are missing, and with them the proof of ${between.length} rows`;
      this.#faults.add('chain-cut', seal.batch, undefined, why);
      for (const row of between) this.#unmatched.addUnproven(row);
    }
    compareBatch(judged, await this.#take(rows, isOf(judged, next)), this.#faults, this.#unmatched);
  }

  async #take(rows: Peekable<LogRow>, isWanted: (row: LogRow) => boolean): Promise<LogRow[]> {
    const taken: LogRow[] = [];
    for (let row = await rows.peek(); row && isWanted(row); row = await rows.peek()) {
      taken.push(row);
      this.#count();
      await rows.next();
    }
    return taken;
  }

  #takeTail(row: LogRow): void {
    this.#count();
    if (this.#unmatched.isMissing(row.id)) return this.#unmatched.addStray(row, undefined);
    if (row.transactionId >= this.#facts.nextTransactionId) {
      const why = `it names transaction ${row.transactionId}, which has not been yet`;
      return this.#faults.add('inserted', undefined, row.id, why);
    }
    // Only a row of the transaction that the last batch cut in two comes here by another id.
    const isCut = this.#chain.last?.last.transactionId === String(row.transactionId);
    if (isCut && this.#unmatched.hasMissing && this.#unmatched.takeRenamed(row)) return;
    this.#tailRows += 1;
    this.#tailOldest = Math.min(this.#tailOldest, row.createTime?.getTime() ?? Infinity);
  }

  #count(): void {
    this.#rows += 1;
    if (this.#rows % progressRows === 0) this.#options.onProgress?.(this.#rows, this.#facts.sealedRows);
  }

  #report(): ServiceReport {
    return {
      service: this.#options.service,
      rows: this.#rows,
      batches: this.#chain.batches,
      sealedUntil: this.#chain.last?.sealTime,
      tailRows: this.#tailRows,
      tailSeconds: (this.#facts.now.getTime() - this.#tailOldest) / 1000,
      faultCount: this.#faults.count,
      faults: this.#faults.listed,
    };
  }
}

/** Which rows stand where a seal was: a broken one cannot be asked where it ends. */
function isOf({ seal, isWhole, members }: JudgedSeal, next: Seal | undefined): (row: LogRow) => boolean {
  const endsAsListed = next === undefined && members?.ids.at(-1) === seal.last.id;
  if (isWhole || endsAsListed) return (row) => comparePlaces(row, seal.last) <= 0;
  if (next) return (row) => comparePlaces(row, next.first) < 0;
  const ids = new Set(members?.ids);
  return (row) => ids.has(row.id);
}

function comparePlaces(row: LogRow, place: SealPlace): number {
  const transactionId = BigInt(place.transactionId);
  if (row.transactionId !== transactionId) return row.transactionId < transactionId ? -1 : 1;
  if (row.id === place.id) return 0;
  return row.id < place.id ? -1 : 1;
}
