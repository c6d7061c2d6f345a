import type { EntityManager } from '@mikro-orm/postgresql';
import { execute, query } from '../db/query.ts';

/** Tables of receipts in a service's own database; `grants` of the app role follow them. */
export function receiptTables(app: string): string {
  return `
CREATE TABLE receipts (
  id uuid NOT NULL,
  item_id uuid NOT NULL,
  line_id uuid NOT NULL,
  code text NOT NULL,
  secret_hash text NOT NULL,
  issue_time timestamptz NOT NULL,
  end_time timestamptz,
  CONSTRAINT receipts_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX receipts_code_key ON receipts (code);
CREATE UNIQUE INDEX receipts_line_key ON receipts (line_id) WHERE end_time IS NULL;
CREATE INDEX receipts_item ON receipts (item_id);
COMMENT ON TABLE receipts IS 'What a person asks by without signing in. The secret is kept as a slow hash alone. One at most is in force for a line.';

CREATE TABLE receipt_tries (
  code text NOT NULL,
  tries integer NOT NULL,
  until_time timestamptz NOT NULL,
  CONSTRAINT receipt_tries_pkey PRIMARY KEY (code)
);
CREATE INDEX receipt_tries_until ON receipt_tries (until_time);
COMMENT ON TABLE receipt_tries IS 'Tries of a code, whether there is one or not: nobody learns from a lock-out that a code exists.';

GRANT SELECT, INSERT ON receipts TO ${app};
GRANT UPDATE (end_time) ON receipts TO ${app};
GRANT SELECT, INSERT, UPDATE, DELETE ON receipt_tries TO ${app};
`;
}

/** A receipt without its secret. */
export interface ReceiptRow {
  id: string;
  itemId: string;
  lineId: string;
  code: string;
  issueTime: Date;
  endTime: Date | null;
}

const columns = `id, item_id AS "itemId", line_id AS "lineId", code, issue_time AS "issueTime", end_time AS "endTime"`;

export async function insertReceipt(em: EntityManager, row: ReceiptRow, secretHash: string): Promise<void> {
  await execute(
    em,
    `INSERT INTO receipts (id, item_id, line_id, code, secret_hash, issue_time) VALUES ($1, $2, $3, $4, $5, $6)`,
    [row.id, row.itemId, row.lineId, row.code, secretHash, row.issueTime],
  );
}

/** Receipts of an item, newest first, at most 200. */
export async function findReceipts(em: EntityManager, itemId: string): Promise<ReceiptRow[]> {
  const sql = `SELECT ${columns} FROM receipts WHERE item_id = $1 ORDER BY issue_time DESC, id DESC LIMIT 200`;
  return query<ReceiptRow>(em, sql, [itemId]);
}

/** Ends what is in force: one receipt of the item, or that of a line. @returns what ended */
export async function endReceipts(
  em: EntityManager,
  { itemId, id, lineId }: { itemId: string; id?: string; lineId?: string },
  now: Date,
): Promise<ReceiptRow[]> {
  return query<ReceiptRow>(
    em,
    `UPDATE receipts SET end_time = $2
     WHERE item_id = $1 AND end_time IS NULL AND (id = $3::uuid OR line_id = $4::uuid) RETURNING ${columns}`,
    [itemId, now, id ?? null, lineId ?? null],
  );
}

/** The receipt in force of a code, with its hash. */
export async function findByCode(
  em: EntityManager,
  code: string,
): Promise<(ReceiptRow & { secretHash: string }) | undefined> {
  const sql = `SELECT ${columns}, secret_hash AS "secretHash" FROM receipts WHERE code = $1 AND end_time IS NULL`;
  return (await query<ReceiptRow & { secretHash: string }>(em, sql, [code]))[0];
}

/** Counts a try before it is judged, so that no number of tries at once gets by. @returns how many by now */
export async function countTry(em: EntityManager, code: string, now: Date, until: Date): Promise<number> {
  const rows = await query<{ tries: number }>(
    em,
    `INSERT INTO receipt_tries AS t (code, tries, until_time) VALUES ($1, 1, $3)
     ON CONFLICT (code) DO UPDATE SET
       tries = CASE WHEN t.until_time <= $2 THEN 1 ELSE t.tries + 1 END,
       until_time = CASE WHEN t.until_time <= $2 THEN $3 ELSE t.until_time END
     RETURNING tries`,
    [code, now, until],
  );
  return rows[0]?.tries ?? 0;
}

/** Forgets the tries of a code: the last one was right. */
export async function forgetTries(em: EntityManager, code: string): Promise<void> {
  await execute(em, 'DELETE FROM receipt_tries WHERE code = $1', [code]);
}

/** Forgets tries whose time is over. */
export async function forgetOldTries(em: EntityManager, now: Date): Promise<void> {
  await execute(em, 'DELETE FROM receipt_tries WHERE until_time <= $1', [now]);
}
