import { joinAll, Parameters, query } from '@baro/chassis';
import type { Condition } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';

/** What is asked of the list of petitions. Conditions are on the petition `d` and its text index row `s`. */
export interface ListQuery {
  order: 'due_time' | 'create_time desc';
  filters: readonly Condition[];
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
export function pageSql({ order, filters, words, size, after }: ListQuery): {
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
  const search = words ? 'JOIN petition_search s ON s.petition_id = d.id' : '';
  const sql = `SELECT d.id, to_json(${key}) #>> '{}' AS key FROM petitions d ${search}
    WHERE ${joinAll(conditions, parameters)} ORDER BY ${key} ${direction}, d.id ${direction} LIMIT ${size + 1}`;
  return { sql, values: parameters.values };
}
