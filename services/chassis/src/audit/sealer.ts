import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { passFaultPoint } from '../config/fault-points.ts';
import { inTransaction } from '../db/transaction.ts';
import { Loop } from '../events/loop.ts';
import { errorFacts } from '../telemetry/logger.ts';
import type { Logger } from '../telemetry/logger.ts';
import { anchorOf, writeAnchor } from './anchor.ts';
import { firstPlace, membersFacts, noSeal, sealHash, signSeal } from './seal.ts';
import type { Seal, SealMembers } from './seal.ts';
import { signerAfter } from './seal-keys.ts';
import type { SealKey, Signer } from './seal-keys.ts';
import { findChainEnd, findUnsealed, lockSealing, storeSeal } from './seal-store.ts';
import type { ChainEnd, UnsealedRow } from './seal-store.ts';

/** Rows of a batch at most; a turn holds 48 bytes of each. */
export const sealBatchSize = 4096;
// A row is sealed at most this long after every transaction older than its own has ended.
const pollMs = 2_000;

/** What sealing needs. */
export interface SealerOptions {
  service: string;
  orm: MikroORM;
  log: Logger;
  /** The first signs, the others are earlier ones. */
  keys: readonly SealKey[];
  /** Goes on with the first key although the chain waits for another. */
  keyLost?: boolean;
  /** Folder outside the database where seals are published too; none when empty. */
  anchorDir?: string;
  batchSize?: number;
}

/**
 * Seals the audit rows of a database in batches, each signed and chained to the one before. Runs in every replica, one at
 * a time; a batch is one transaction, so a crash leaves all of it or nothing.
 */
export class AuditSealer {
  readonly #options: SealerOptions;
  readonly #batchSize: number;
  readonly #loop = new Loop(() => this.#pass(), pollMs);
  #published = 0;

  constructor(options: SealerOptions) {
    this.#options = options;
    this.#batchSize = options.batchSize ?? sealBatchSize;
  }

  start(): void {
    this.#loop.start();
  }

  /** Ends after a last batch, so that little stays unsealed while nothing runs. */
  async stop(): Promise<void> {
    await this.#loop.stop();
    await this.#pass();
  }

  /** Seals one batch when there is something to seal. @returns whether there may be more at once. */
  async sealBatch(): Promise<boolean> {
    const { orm, service } = this.#options;
    const turn = await inTransaction(orm, async (em) => {
      if (!(await lockSealing(em))) return undefined;
      const end = await findChainEnd(em);
      if (end.wentBack) throw new Error(wentBackSentence);
      const made = await this.#make(em, end);
      if (made) passFaultPoint('before-seal');
      return { made, last: made ?? end.last };
    });
    if (turn?.made) passFaultPoint('after-seal');
    if (turn?.last) await this.#publish(service, turn.last);
    return turn?.made !== undefined && isWhole(turn.made, this.#batchSize);
  }

  async #pass(): Promise<boolean> {
    try {
      return await this.sealBatch();
    } catch (error) {
      // Our own sentences hold no values; those of the database are not logged.
      const why = error instanceof Error && !('code' in error) ? error.message : 'the database refused';
      this.#options.log.error(
        { component: 'sealer', ...errorFacts(error) },
        `audit rows wait unsealed: ${why}`,
      );
      return false;
    }
  }

  async #make(em: EntityManager, { last, now }: ChainEnd): Promise<Seal | undefined> {
    const { service, keys, keyLost = false } = this.#options;
    const signer = signerAfter(last, keys, keyLost);
    const place = last?.last ?? firstPlace;
    const rows = signer.next ? [] : await findUnsealed(em, place, this.#batchSize);
    if (rows.length === 0 && !signer.next) return undefined;
    const members = membersOf(rows);
    const facts = {
      ...membersFacts(members),
      batch: (last?.batch ?? 0) + 1,
      previous: last ? sealHash(service, last) : noSeal,
      first: placeOf(rows.at(0)) ?? place,
      last: placeOf(rows.at(-1)) ?? place,
      sealTime: now,
      ...signedBy(signer),
    };
    const seal = signSeal(service, facts, signer.key.key);
    await storeSeal(em, seal, members);
    return seal;
  }

  /** What a crash kept from being published the next turn publishes: an anchor stands for all seals before it. */
  async #publish(service: string, seal: Seal): Promise<void> {
    if (seal.batch <= this.#published) return;
    const { anchorDir, log } = this.#options;
    const anchor = anchorOf(service, seal);
    log.info({ component: 'sealer', anchor, rows: seal.rowCount }, 'audit sealed');
    if (anchorDir) await writeAnchor(anchorDir, anchor);
    this.#published = seal.batch;
  }
}

const wentBackSentence =
  'transactions of this server have smaller ids than those sealed; it was made anew from a dump: raise its ids above them (pg_resetwal --epoch)';

function isWhole(seal: Seal, batchSize: number): boolean {
  return seal.rowCount === batchSize || seal.nextKey !== null;
}

function membersOf(rows: readonly UnsealedRow[]): SealMembers {
  return { ids: rows.map(({ id }) => id), leaves: Buffer.concat(rows.map(({ leaf }) => leaf)) };
}

function placeOf(row: UnsealedRow | undefined): Seal['first'] | undefined {
  return row && { transactionId: row.transaction_id, id: row.id };
}

function signedBy({ key, next }: Signer): Pick<Seal, 'keyId' | 'nextKey'> {
  return { keyId: key.id, nextKey: next?.publicKey ?? null };
}
