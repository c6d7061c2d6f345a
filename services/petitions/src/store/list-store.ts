import { joinAll, Parameters, query } from '@baro/chassis';
import type { Condition } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';

/** What is asked of the list of petitions. Conditions are on the petition `d` and its text index row `s`. */
export interface ListQuery {
  order: 'due_time' | 'create_time desc';
  filters: readonly Condition[];
  /** Units of which each one's own are read in order; undefined for all petitions. */
  leads: readonly string[] | undefined;
  /** On the words; none when nothing was searched for. */
  words: Condition | undefined;
  size: number;
  after: readonly (string | number | null)[] | undefined;
}

/** A row found: its id and sort key as text. */
export interface Found {
  id: string;
  key: string;
}

const orders = {
  due_time: { key: "coalesce(d.due_time, 'infinity')", direction: 'ASC', past: '>' },
  'create_time desc': { key: 'd.create_time', direction: 'DESC', past: '<' },
} as const;

/** Up to so many petitions with the words are looked up first; of more the list is read in its order, and soon has a page of them. */
const mostHits = 2_000;

/** A page and one row more: read in order from an index. */
export async function findPage(em: EntityManager, list: ListQuery, most = mostHits): Promise<Found[]> {
  const hits = list.words && (await findHits(em, list.words, most));
  const { sql, values } = pageSql(list, hits);
  return query<Found>(em, sql, values);
}

/** Petitions with the words; undefined when there are many. */
async function findHits(em: EntityManager, words: Condition, most: number): Promise<string[] | undefined> {
  const parameters = new Parameters();
  const rows = await query<{ id: string }>(
    em,
    `SELECT s.petition_id AS id FROM petition_search s WHERE ${words(parameters)} LIMIT ${most + 1}`,
    parameters.values,
  );
  return rows.length > most ? undefined : rows.map(({ id }) => id);
}

/** The statement of a page; of these petitions alone, where they were looked up by their words. */
export function pageSql(list: ListQuery, hits?: readonly string[]): { sql: string; values: unknown[] } {
  const { order, filters, leads, words, size, after } = list;
  const parameters = new Parameters();
  const { key, direction, past } = orders[order];
  const conditions: Condition[] = [...filters];
  if (hits) conditions.push((p) => `d.id = ANY(${p.add(hits, 'uuid[]')})`);
  else if (words) conditions.push(words);
  if (after) {
    const [time, id] = after.map(String);
    conditions.push(
      (p) => `(${key}, d.id) ${past} (${p.add(time ?? '', 'timestamptz')}, ${p.add(id ?? '', 'uuid')})`,
    );
  }
  if (leads) conditions.push(() => 'd.lead_unit_id = lead.id');
  const search = words && !hits ? 'JOIN petition_search s ON s.petition_id = d.id' : '';
  const found = `SELECT d.id, ${key} AS sort FROM petitions d ${search}
    WHERE ${joinAll(conditions, parameters)} ORDER BY ${key} ${direction}, d.id ${direction} LIMIT ${size + 1}`;
  const all = leads
    ? `SELECT led.* FROM unnest(${parameters.add(leads, 'uuid[]')}) AS lead (id) CROSS JOIN LATERAL (${found}) AS led`
    : found;
  const sql = `SELECT id, to_json(sort) #>> '{}' AS key FROM (${all}) AS seen
    ORDER BY sort ${direction}, id ${direction} LIMIT ${size + 1}`;
  return { sql, values: parameters.values };
}
