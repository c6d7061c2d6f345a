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

/** A page and one row more: read in order from an index. */
export async function findPage(em: EntityManager, list: ListQuery): Promise<Found[]> {
  const { sql, values } = pageSql(list);
  return query<Found>(em, sql, values);
}

/** The statement of a page. */
export function pageSql({ order, filters, leads, words, size, after }: ListQuery): {
  sql: string;
  values: unknown[];
} {
  const parameters = new Parameters();
  const { key, direction, past } = orders[order];
  const conditions: Condition[] = [...filters, ...(words ? [words] : [])];
  if (after) {
    const [time, id] = after.map(String);
    conditions.push(
      (p) => `(${key}, d.id) ${past} (${p.add(time ?? '', 'timestamptz')}, ${p.add(id ?? '', 'uuid')})`,
    );
  }
  if (leads) conditions.push(() => 'd.lead_unit_id = lead.id');
  const search = words ? 'JOIN petition_search s ON s.petition_id = d.id' : '';
  const found = `SELECT d.id, ${key} AS sort FROM petitions d ${search}
    WHERE ${joinAll(conditions, parameters)} ORDER BY ${key} ${direction}, d.id ${direction} LIMIT ${size + 1}`;
  const all = leads
    ? `SELECT led.* FROM unnest(${parameters.add(leads, 'uuid[]')}) AS lead (id) CROSS JOIN LATERAL (${found}) AS led`
    : found;
  const sql = `SELECT id, to_json(sort) #>> '{}' AS key FROM (${all}) AS seen
    ORDER BY sort ${direction}, id ${direction} LIMIT ${size + 1}`;
  return { sql, values: parameters.values };
}
