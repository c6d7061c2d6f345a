import type pg from 'pg';
import { auditColumns, auditRowBytes, sealColumns, sealOf } from '@baro/chassis/audit';
import type { Seal, SealMembers, SealRow } from '@baro/chassis/audit';

/** A row of the audit as it stands. */
export interface LogRow {
  id: string;
  transactionId: bigint;
  createTime: Date | undefined;
  bytes: Buffer;
}

/** A stored seal; its members may be gone. */
export interface StoredSeal {
  seal: Seal;
  members: SealMembers | undefined;
}

/** What is known of a log before it is read. */
export interface LogFacts {
  now: Date;
  /** No transaction has this id or a larger one yet. */
  nextTransactionId: bigint;
  /** Rows the seals are over, for the progress. */
  sealedRows: number;
  /** Columns of the table that the seals do not cover, and the other way round. */
  strangeColumns: string[];
}

const sealsAtOnce = 16;
const rowsAtOnce = 1_000;

/** Makes the session read the same bytes whatever the server's or the role's settings are; inside a transaction. */
export async function prepareSession(client: pg.ClientBase): Promise<void> {
  await client.query(
    "SET LOCAL search_path = public; SET LOCAL client_encoding = 'UTF8'; SET LOCAL statement_timeout = 0",
  );
}

/** Reads what is known of the log as a whole. */
export async function readFacts(client: pg.ClientBase): Promise<LogFacts> {
  const { rows } = await client.query<{ now: Date; next: string; sealed: string }>(
    `SELECT clock_timestamp() AS now, pg_snapshot_xmax(pg_current_snapshot()) AS next,
            (SELECT coalesce(sum(row_count), 0) FROM audit_seals) AS sealed`,
  );
  const columns = await client.query<{ name: string }>(
    `SELECT attname AS name FROM pg_attribute
     WHERE attrelid = 'audit'::regclass AND attnum > 0 AND NOT attisdropped`,
  );
  const there = new Set(columns.rows.map(({ name }) => name));
  const covered = new Set<string>(auditColumns);
  const [row] = rows;
  return {
    now: row?.now ?? new Date(),
    nextTransactionId: BigInt(row?.next ?? 0),
    sealedRows: Number(row?.sealed ?? 0),
    strangeColumns: [
      ...[...there].filter((name) => !covered.has(name)),
      ...[...covered].filter((name) => !there.has(name)),
    ],
  };
}

/** The seals in the order of their numbers. */
export async function* readSeals(client: pg.ClientBase): AsyncGenerator<StoredSeal> {
  let after = -2_147_483_648;
  for (;;) {
    const { rows } = await client.query<SealRow & { ids: string[] | null; leaves: Buffer | null }>(
      `SELECT ${sealColumns}, m.audit_ids AS ids, m.leaves FROM audit_seals
       LEFT JOIN audit_seal_members AS m USING (batch) WHERE batch > $1 ORDER BY batch LIMIT $2`,
      [after, sealsAtOnce],
    );
    for (const { ids, leaves, ...row } of rows) {
      // An instant that is none, such as 'infinity', is no Date: the signature will not hold.
      const sealTime = row.seal_time instanceof Date ? row.seal_time : new Date(Number.NaN);
      const members = ids && leaves ? { ids, leaves } : undefined;
      yield { seal: sealOf({ ...row, seal_time: sealTime }), members };
    }
    const last = rows.at(-1);
    if (!last) return;
    after = last.batch;
  }
}

/** The rows in the order in which they are sealed, a few at a time. */
export async function* readRows(client: pg.ClientBase): AsyncGenerator<LogRow> {
  await client.query(
    `DECLARE audit_rows NO SCROLL CURSOR FOR
     SELECT id, transaction_id, create_time, ${auditRowBytes} AS bytes FROM audit ORDER BY transaction_id, id`,
  );
  for (;;) {
    const { rows } = await client.query<{
      id: string;
      transaction_id: string;
      create_time: unknown;
      bytes: Buffer;
    }>(`FETCH ${rowsAtOnce} FROM audit_rows`);
    for (const { id, transaction_id: transactionId, create_time: time, bytes } of rows) {
      const createTime = time instanceof Date ? time : undefined;
      yield { id, transactionId: BigInt(transactionId), createTime, bytes };
    }
    if (rows.length < rowsAtOnce) break;
  }
  await client.query('CLOSE audit_rows');
}
