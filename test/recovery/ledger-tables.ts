import { withClient } from '@baro/tools/recovery/platform-database.ts';

/** What custody builds of events, its counters among them: an effect taken twice shows there. */
const builtOfEvents = [
  'SELECT * FROM change_points ORDER BY item_id, version',
  'SELECT * FROM items ORDER BY id',
  'SELECT * FROM due_moves ORDER BY item_id, version',
  `SELECT unit_id, post_id, kind, due_day, sum(open) AS open, sum(awaiting) AS awaiting FROM (
     SELECT unit_id, post_id, kind, due_day, open, awaiting FROM work_counts
     UNION ALL SELECT unit_id, post_id, kind, due_day, open, awaiting FROM work_count_changes) AS counts
   GROUP BY 1, 2, 3, 4 HAVING sum(open) <> 0 OR sum(awaiting) <> 0 ORDER BY 1, 2, 3, 4`,
];

/** The ledger as text: equal ledgers are equal texts. */
export async function readLedger(url: string): Promise<string> {
  return withClient(url, async (client) => {
    const parts: string[] = [];
    for (const sql of builtOfEvents) parts.push(JSON.stringify((await client.query(sql)).rows));
    return parts.join('\n');
  });
}
