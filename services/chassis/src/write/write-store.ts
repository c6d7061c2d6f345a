import type { EntityManager } from '@mikro-orm/postgresql';
import { prepared } from '../db/prepared.ts';
import { sentAhead } from '../db/pipeline.ts';
import { execute, query } from '../db/query.ts';
import { activeTraceparent } from '../telemetry/tracing.ts';
import type { OutboxRow, TxBuffer } from './tx-buffer.ts';

/** Identity of a mutating call. */
export interface RequestKey {
  accountId: string;
  method: string;
  requestId: string;
  bodyHash: Buffer;
}

const claimStatement = prepared(
  `INSERT INTO request_keys (account_id, method, request_id, body_hash) VALUES ($1, $2, $3, $4)
   ON CONFLICT DO NOTHING RETURNING 1`,
);

/** Takes the key; a parallel duplicate waits here for the first to end. @returns whether it was free. */
export async function claimKey(em: EntityManager, key: RequestKey): Promise<boolean> {
  const rows = await query(em, claimStatement, [key.accountId, key.method, key.requestId, key.bodyHash]);
  return rows.length > 0;
}

/** What was answered under the key. */
export async function findAnswer(
  em: EntityManager,
  key: RequestKey,
): Promise<{ bodyHash: Buffer; response: Buffer | null } | undefined> {
  const rows = await query<{ body_hash: Buffer; response: Buffer | null }>(
    em,
    'SELECT body_hash, response FROM request_keys WHERE account_id = $1 AND method = $2 AND request_id = $3',
    [key.accountId, key.method, key.requestId],
  );
  const row = rows[0];
  return row && { bodyHash: row.body_hash, response: row.response };
}

/** Whether the key was taken by a call that ended well. */
export async function isKept(em: EntityManager, key: Omit<RequestKey, 'bodyHash'>): Promise<boolean> {
  const rows = await query(
    em,
    'SELECT 1 FROM request_keys WHERE account_id = $1 AND method = $2 AND request_id = $3',
    [key.accountId, key.method, key.requestId],
  );
  return rows.length > 0;
}

const eventsStatement = sentAhead(
  prepared(`
INSERT INTO outbox (id, occur_time, type, subject, aggregate_type, aggregate_id, aggregate_version, unit_id, body, trace_context)
SELECT r.id, r.occur_time, r.type, r.subject, r.aggregate_type, r.aggregate_id, r.aggregate_version, r.unit_id, r.body, $1
FROM jsonb_to_recordset($2) AS r (id uuid, occur_time timestamptz, type text, subject text, aggregate_type text,
  aggregate_id uuid, aggregate_version integer, unit_id uuid, body jsonb)`),
);

/** Stores events that are told outside a call, in their transaction. */
export async function storeEvents(em: EntityManager, events: readonly OutboxRow[]): Promise<void> {
  if (events.length === 0) return;
  await execute(em, eventsStatement, [activeTraceparent() ?? null, JSON.stringify(events)]);
}

const finishStatement = sentAhead(
  prepared(`
WITH audit_rows AS (
  INSERT INTO audit (account_id, method, request_id, action, subject_type, subject_id, unit_id, details)
  SELECT $1, $2, $3, r.action, r."subjectType", r."subjectId", r."unitId", coalesce(r.details, '{}')
  FROM jsonb_to_recordset($4) AS r (action text, "subjectType" text, "subjectId" uuid, "unitId" uuid, details jsonb)
), outbox_rows AS (
  INSERT INTO outbox (id, occur_time, type, subject, aggregate_type, aggregate_id, aggregate_version, unit_id, body, trace_context)
  SELECT r.id, r.occur_time, r.type, r.subject, r.aggregate_type, r.aggregate_id, r.aggregate_version, r.unit_id, r.body, $5
  FROM jsonb_to_recordset($6) AS r (id uuid, occur_time timestamptz, type text, subject text, aggregate_type text,
    aggregate_id uuid, aggregate_version integer, unit_id uuid, body jsonb)
)
UPDATE request_keys SET response = $7 WHERE account_id = $1 AND method = $2 AND request_id = $3`),
);

/** Stores audit, events and answer of a write in one statement, the last before commit, which waits for both. */
export async function storeOutcome(key: RequestKey, tx: TxBuffer, response: Uint8Array): Promise<void> {
  await execute(tx.em, finishStatement, [
    key.accountId,
    key.method,
    key.requestId,
    JSON.stringify(tx.audits),
    tx.traceparent ?? activeTraceparent() ?? null,
    JSON.stringify(tx.events),
    response,
  ]);
}
