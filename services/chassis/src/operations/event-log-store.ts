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
  const wanted = `starts_with(subject, ${pg.escapeLiteral(prefix)}) ${after}`;
  // Neither sign is in a JSON text, so that nothing is quoted and the bytes stay what they are.
  const form = String.raw`FORMAT csv, QUOTE E'\x01', DELIMITER E'\x02'`;
  const block = `aggregate_version / ${versionsInRow}`;
  // Only places are sorted, not bodies: the first row leaves early. Rows of another partition may lie at the same places.
  return copyOut(
    databaseUrl,
    settings,
    `COPY (
       SELECT (SELECT '[' || string_agg(o.body::text, ',' ORDER BY o.aggregate_version, o.seq) || ']' FROM outbox o
         WHERE o.ctid = ANY (k.places) AND o.aggregate_id = k.aggregate_id AND o.${block} = k.block AND ${wanted})
       FROM (SELECT aggregate_id, ${block} AS block, array_agg(ctid) AS places FROM outbox WHERE ${wanted}
         GROUP BY 1, 2 ORDER BY 1, 2) AS k
     ) TO STDOUT (${form})`,
  );
}
