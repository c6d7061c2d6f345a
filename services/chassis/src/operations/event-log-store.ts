import pg from 'pg';
import { copyOut } from '../db/copy-out.ts';

// In memory when that suffices: a whole log is sorted.
const settings = ["SET LOCAL work_mem = '256MB'"];

/**
 * The log as it stands now: events whose subject begins with a prefix, of aggregates with a greater id when one is given,
 * by aggregate and version; JSON Lines in blocks of whole lines. There is no index for it: it would cost every write
 * something, and a rebuild is rare.
 */
export function readLog(databaseUrl: string, prefix: string, afterId: string): AsyncGenerator<Buffer> {
  const after = afterId ? `AND aggregate_id > ${pg.escapeLiteral(afterId)}::uuid` : '';
  // Neither sign is in a JSON text, so that nothing is quoted and the bytes stay what they are.
  const form = String.raw`FORMAT csv, QUOTE E'\x01', DELIMITER E'\x02'`;
  return copyOut(
    databaseUrl,
    settings,
    `COPY (SELECT body FROM outbox WHERE starts_with(subject, ${pg.escapeLiteral(prefix)}) ${after}
       ORDER BY aggregate_id, aggregate_version, seq) TO STDOUT (${form})`,
  );
}
