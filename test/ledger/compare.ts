import type pg from 'pg';

/** A change point, by values alone: equal ones are equal texts. */
type Point = readonly [key: string, facts: string];

/** How the ledger compares with the services' own tables. */
export interface Comparison {
  points: number;
  items: number;
  /** Change points that only one side has, or that differ. */
  differences: string[];
}

// A holding stands in the services on the change that ended it, in the ledger on the one that began it. The ledger's
// versions have gaps where an item was described: places are compared.
const ownPoints = (table: string): string => `
SELECT item_id || '/' || row_number() OVER w AS key,
  concat_ws('|', coalesce(from_unit_id::text, '-'), coalesce(from_post_id::text, '-'), coalesce(from_person_id::text, '-'),
    coalesce(to_unit_id::text, '-'), coalesce(to_post_id::text, '-'), coalesce(to_person_id::text, '-'),
    extract(epoch FROM change_time), coalesce(extract(epoch FROM due_time)::text, '-'), reason,
    coalesce(extract(epoch FROM CASE WHEN to_unit_id IS NOT NULL THEN lead(change_time) OVER w END)::text, '-'),
    coalesce((CASE WHEN to_unit_id IS NOT NULL THEN lead(working_minutes) OVER w END)::text, '-')) AS facts
FROM ${table} WINDOW w AS (PARTITION BY item_id ORDER BY version)`;

const ledgerPoints = `
SELECT item_id || '/' || row_number() OVER (PARTITION BY item_id ORDER BY version) AS key,
  concat_ws('|', coalesce(from_unit_id::text, '-'), coalesce(from_post_id::text, '-'), coalesce(from_person_id::text, '-'),
    coalesce(to_unit_id::text, '-'), coalesce(to_post_id::text, '-'), coalesce(to_person_id::text, '-'),
    extract(epoch FROM change_time), coalesce(extract(epoch FROM due_time)::text, '-'), reason,
    coalesce(extract(epoch FROM until_time)::text, '-'), coalesce(held_minutes::text, '-')) AS facts
FROM change_points`;

const itemFacts = `concat_ws('|', coalesce(holder_unit_id::text, '-'), coalesce(holder_post_id::text, '-'),
  coalesce(holder_person_id::text, '-'), awaiting) AS facts`;
const itemsOf = (table: string): string => `SELECT 'item/' || id AS key, ${itemFacts} FROM ${table}`;

/** The tables in which a service keeps its own hands. */
interface Owner {
  client: pg.Client;
  hands: string;
  items: string;
}

/** Compares every change point and every item's holder with what documents and tasks keep themselves. */
export async function compareLedger(
  documents: pg.Client,
  tasks: pg.Client,
  custody: pg.Client,
): Promise<Comparison> {
  const owners = [
    { client: documents, hands: 'custody_changes', items: 'items' },
    { client: tasks, hands: 'task_hands', items: 'task_items' },
  ];
  return compareOwners(owners, custody);
}

/** Compares the ledger with the hands of the services named: all it knows must be theirs. */
export async function compareOwners(owners: readonly Owner[], custody: pg.Client): Promise<Comparison> {
  const own: Point[] = [];
  const ownItems: Point[] = [];
  for (const { client, hands, items } of owners) {
    own.push(...(await read(client, ownPoints(hands))));
    ownItems.push(...(await read(client, itemsOf(items))));
  }
  const ledger = new Map([
    ...(await read(custody, ledgerPoints)),
    ...(await read(custody, itemsOf('items'))),
  ]);
  const differences: string[] = [];
  for (const [key, facts] of [...own, ...ownItems]) {
    const there = ledger.get(key);
    if (there !== facts) differences.push(`${key}: ${facts} but ${there ?? 'nothing'}`);
    ledger.delete(key);
  }
  for (const key of ledger.keys()) differences.push(`${key}: only in the ledger`);
  return { points: own.length, items: ownItems.length, differences };
}

async function read(client: pg.Client, sql: string): Promise<Point[]> {
  const { rows } = await client.query<{ key: string; facts: string }>(sql);
  return rows.map(({ key, facts }) => [key, facts] as const);
}
