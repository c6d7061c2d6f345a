import { auditColumns } from '@baro/chassis/audit';
import type { Fault, FaultKind } from '../faults.ts';
import type { BigLog } from './big-log.ts';
import type { Random } from './random.ts';

/** A fault to be planted, and how it must be named. */
export interface Plant {
  name: string;
  /** Plants it by SQL as superuser. @returns the one fault that must be found */
  plant: (log: BigLog, random: Random, ground: Ground) => Promise<Expected>;
}

/** Where may be planted. */
export interface Ground {
  batches: readonly number[];
  /** Rows that have a fault already. */
  taken: Set<string>;
}

/** What must be found; `batch` is not asked of a row that never was in one. */
export interface Expected {
  kind: FaultKind;
  batch?: number;
  auditId?: string;
}

interface Victim {
  id: string;
  batch: number;
}

/** A sealed row at random in one of the batches. */
async function pickRow(log: BigLog, random: Random, { batches, taken }: Ground): Promise<Victim> {
  const batch = random.pick(batches);
  const { rows } = await log.client.query<{ ids: string[] }>(
    `SELECT array_agg(id) AS ids FROM audit_seal_members, unnest(audit_ids) AS id
     WHERE batch = $1 AND EXISTS (SELECT 1 FROM audit AS a WHERE a.id = id)`,
    [batch],
  );
  const id = random.pick((rows[0]?.ids ?? []).filter((row) => !taken.has(row)));
  taken.add(id);
  return { id, batch };
}

/** Another value for a column, the least change there is. */
const otherValues: Record<(typeof auditColumns)[number], string> = {
  id: 'uuidv7()',
  create_time: "create_time + interval '1 microsecond'",
  // Some rows before it, as if it had been written earlier.
  transaction_id: `(SELECT t.transaction_id FROM audit AS t WHERE t.transaction_id <> audit.transaction_id ORDER BY t.id LIMIT 1)`,
  account_id: "account_id || ' '",
  method: "method || 'x'",
  action: "''",
  subject_type: 'upper(subject_type)',
  subject_id: 'CASE WHEN subject_id IS NULL THEN gen_random_uuid() END',
  unit_id: 'CASE WHEN unit_id IS NULL THEN gen_random_uuid() END',
  request_id: 'CASE WHEN request_id IS NULL THEN gen_random_uuid() END',
  details: `details || '{"more": null}'`,
};

const changes: Plant[] = auditColumns.map((column) => ({
  name: `changed ${column}`,
  plant: async (log, random, ground) => {
    const { id, batch } = await pickRow(log, random, ground);
    await log.client.query(`UPDATE audit SET ${column} = ${otherValues[column]} WHERE id = $1`, [id]);
    return { kind: 'changed', batch, auditId: id };
  },
}));

const laterTransaction: Plant = {
  name: 'changed transaction_id, into the tail',
  plant: async (log, random, ground) => {
    const { id, batch } = await pickRow(log, random, ground);
    await log.client.query(
      'UPDATE audit SET transaction_id = (SELECT max(transaction_id) FROM audit) WHERE id = $1',
      [id],
    );
    return { kind: 'changed', batch, auditId: id };
  },
};

const removed: Plant = {
  name: 'removed',
  plant: async (log, random, ground) => {
    const { id, batch } = await pickRow(log, random, ground);
    await log.client.query('DELETE FROM audit WHERE id = $1', [id]);
    return { kind: 'removed', batch, auditId: id };
  },
};

/** A copy of a row, as if it had always stood beside it. */
const inserted: Plant = {
  name: 'inserted among sealed rows',
  plant: async (log, random, ground) => {
    const { id } = await pickRow(log, random, ground);
    const rest = auditColumns.filter((column) => column !== 'id').join(', ');
    const { rows } = await log.client.query<{ id: string }>(
      `INSERT INTO audit (id, ${rest}) SELECT gen_random_uuid(), ${rest} FROM audit WHERE id = $1 RETURNING id`,
      [id],
    );
    return { kind: 'inserted', auditId: rows[0]?.id ?? '' };
  },
};

const insertedAhead: Plant = {
  name: 'inserted with a transaction that has not been',
  plant: async ({ client }) => {
    const { rows } = await client.query<{ id: string }>(
      `INSERT INTO audit (transaction_id, account_id, method, action, subject_type)
       VALUES ((pg_current_xact_id()::text::bigint + 1000000)::text::xid8, 'x', 'x', 'x', 'x') RETURNING id`,
    );
    return { kind: 'inserted', auditId: rows[0]?.id ?? '' };
  },
};

/** Every kind of fault of a row; each leaves the seals alone. */
export const rowPlants: readonly Plant[] = [...changes, laterTransaction, removed, inserted, insertedAhead];

/** Whether what was found is what was planted, no more and no less. */
export function isExactly(found: readonly Fault[], expected: readonly Expected[]): boolean {
  const left = [...found];
  for (const { kind, batch, auditId } of expected) {
    const at = left.findIndex(
      (fault) =>
        fault.kind === kind && fault.auditId === auditId && (batch === undefined || fault.batch === batch),
    );
    if (at < 0) return false;
    left.splice(at, 1);
  }
  return left.length === 0;
}
