import type { EntityManager } from '@mikro-orm/postgresql';
import { execute, query } from '../db/query.ts';
import type { Seal, SealMembers, SealPlace } from './seal.ts';

/** Every column of `audit`; a test compares them with the table's. */
export const auditColumns = [
  'id',
  'create_time',
  'transaction_id',
  'account_id',
  'method',
  'action',
  'subject_type',
  'subject_id',
  'unit_id',
  'request_id',
  'details',
] as const;

/** PostgreSQL's binary form of a row: of each column the type, the length and the value, NULL told from ''. */
export const auditRowBytes = `record_send(ROW(${auditColumns.join(', ')}))`;

/** The columns of a seal as they are read and written. */
export const sealColumns =
  'batch, row_count, root, ids_hash, previous, first_transaction_id, first_id, last_transaction_id, last_id, seal_time, key_id, next_key, signature';

/** A row of `audit_seals`. */
export interface SealRow {
  batch: number;
  row_count: number;
  root: Buffer;
  ids_hash: Buffer;
  previous: Buffer;
  first_transaction_id: string;
  first_id: string;
  last_transaction_id: string;
  last_id: string;
  seal_time: Date;
  key_id: string;
  next_key: Buffer | null;
  signature: Buffer;
}

/** The seal of a row. */
export function sealOf(row: SealRow): Seal {
  return {
    batch: row.batch,
    rowCount: row.row_count,
    root: row.root,
    idsHash: row.ids_hash,
    previous: row.previous,
    first: { transactionId: row.first_transaction_id, id: row.first_id },
    last: { transactionId: row.last_transaction_id, id: row.last_id },
    sealTime: row.seal_time,
    keyId: row.key_id,
    nextKey: row.next_key,
    signature: row.signature,
  };
}

// One of the two halves names what the lock is for; advisory locks belong to one database.
const sealingLock = [0x6261, 0x5ea1];

/** Takes sealing for this transaction. @returns false when another replica has it. */
export async function lockSealing(em: EntityManager): Promise<boolean> {
  const rows = await query<{ locked: boolean }>(
    em,
    'SELECT pg_try_advisory_xact_lock($1, $2) AS locked',
    sealingLock,
  );
  return rows[0]?.locked === true;
}

/** Where the chain stands. */
export interface ChainEnd {
  last: Seal | undefined;
  now: Date;
  /** Whether transactions of this server have smaller ids than what is sealed. */
  wentBack: boolean;
}

/** Finds the end of the chain. */
export async function findChainEnd(em: EntityManager): Promise<ChainEnd> {
  const rows = await query<{ now: Date; went_back: boolean | null } & (SealRow | { batch: null })>(
    em,
    `SELECT date_trunc('milliseconds', clock_timestamp()) AS now,
            s.last_transaction_id >= pg_snapshot_xmax(pg_current_snapshot()) AS went_back, s.*
     FROM (SELECT 1) AS one
     LEFT JOIN LATERAL (SELECT ${sealColumns} FROM audit_seals ORDER BY batch DESC LIMIT 1) AS s ON true`,
  );
  const [row] = rows;
  if (!row) throw new Error('no row of a query that gives one');
  return {
    last: row.batch === null ? undefined : sealOf(row),
    now: row.now,
    wentBack: row.went_back === true,
  };
}

/** A row to be sealed. */
export interface UnsealedRow {
  id: string;
  transaction_id: string;
  leaf: Buffer;
}

/**
 * The next rows behind a place, of transactions that have ended: below the snapshot's xmin none is running, so no row
 * can still come to stand before these.
 */
export async function findUnsealed(
  em: EntityManager,
  after: SealPlace,
  limit: number,
): Promise<UnsealedRow[]> {
  return query<UnsealedRow>(
    em,
    `SELECT id, transaction_id, sha256('\\x00'::bytea || ${auditRowBytes}) AS leaf FROM audit
     WHERE (transaction_id, id) > ($1::xid8, $2::uuid) AND transaction_id < pg_snapshot_xmin(pg_current_snapshot())
     ORDER BY transaction_id, id LIMIT $3`,
    [after.transactionId, after.id, limit],
  );
}

/** Stores a seal with its members. */
export async function storeSeal(em: EntityManager, seal: Seal, members: SealMembers): Promise<void> {
  await execute(
    em,
    `WITH sealed AS (
       INSERT INTO audit_seals (${sealColumns})
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
     )
     INSERT INTO audit_seal_members (batch, audit_ids, leaves) VALUES ($1, $14::uuid[], $15)`,
    [
      seal.batch,
      seal.rowCount,
      seal.root,
      seal.idsHash,
      seal.previous,
      seal.first.transactionId,
      seal.first.id,
      seal.last.transactionId,
      seal.last.id,
      seal.sealTime,
      seal.keyId,
      seal.nextKey,
      seal.signature,
      members.ids,
      members.leaves,
    ],
  );
}

/** Age in seconds of the oldest row not sealed; 0 when all are. */
export async function oldestUnsealedSeconds(em: EntityManager): Promise<number> {
  const rows = await query<{ age: string | null }>(
    em,
    `SELECT extract(epoch FROM clock_timestamp() - create_time) AS age FROM audit
     WHERE (transaction_id, id) > (
       coalesce((SELECT last_transaction_id FROM audit_seals ORDER BY batch DESC LIMIT 1), '0'::xid8),
       coalesce((SELECT last_id FROM audit_seals ORDER BY batch DESC LIMIT 1), '00000000-0000-0000-0000-000000000000'))
     ORDER BY transaction_id, id LIMIT 1`,
  );
  return Number(rows[0]?.age ?? 0);
}
