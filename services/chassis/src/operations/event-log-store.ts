import pg from 'pg';
import { copyOut } from '../db/copy-out.ts';

// In memory when that suffices: a whole log is sorted.
const settings = ["SET LOCAL work_mem = '256MB'"];

/** Versions of one aggregate in one row: rows cost more than what they hold, and one message must take a whole row. */
const versionsInRow = 100;

/**
 * The log as it stands now: events whose subject begins with a prefix, of aggregates with a greater id when one is given,
 * by aggregate and version; a JSON array a line, of events of one aggregate, in blocks of whole lines. There is no index
 * for it: it would cost every write something, and a rebuild is rare.
 */
export function readLog(databaseUrl: string, prefix: string, afterId: string): AsyncGenerator<Buffer> {
  const after = afterId ? `AND aggregate_id > ${pg.escapeLiteral(afterId)}::uuid` : '';
  // Neither sign is in a JSON text, so that nothing is quoted and the bytes stay what they are.
  const form = String.raw`FORMAT csv, QUOTE E'\x01', DELIMITER E'\x02'`;
  const row = `aggregate_id, aggregate_version / ${versionsInRow}`;
  return copyOut(
    databaseUrl,
    settings,
    `COPY (SELECT '[' || string_agg(body::text, ',' ORDER BY aggregate_version, seq) || ']'
       FROM outbox WHERE starts_with(subject, ${pg.escapeLiteral(prefix)}) ${after}
       GROUP BY ${row} ORDER BY ${row}) TO STDOUT (${form})`,
  );
}
