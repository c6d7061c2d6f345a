import { joinAll, Parameters, query } from '@baro/chassis';
import type { Condition } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import { ItemEntity, LetterEntity, PartyEntity } from './letter-entities.ts';
import type { ItemRow, LetterRow, PartyRow } from './letter-entities.ts';

/** What is asked of the list of letters. Conditions are on the letter `d` and its text index row `s`. */
export interface ListQuery {
  order: 'due_time' | 'create_time desc';
  /** Posts and units the caller sees by: nothing is listed but by them. */
  viewers: readonly string[];
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

const sortings = {
  due_time: ["coalesce(v.due_time, 'infinity')", 'ASC', '>'],
  'create_time desc': ['v.create_time', 'DESC', '<'],
} as const;

/** Up to so many letters with the words are looked up first; of more the list is read in its order, and soon has a page of them. */
const mostHits = 200;

/** A page and one row more; each viewer's letters are read in the order of its index. */
export async function findPage(em: EntityManager, list: ListQuery, most = mostHits): Promise<Found[]> {
  const hits = list.words && (await findHits(em, list.viewers, list.words, most));
  const { sql, values } = pageSql(list, hits);
  return query<Found>(em, sql, values);
}

/** Letters with the words that one of the viewers sees; undefined when there are many. */
async function findHits(
  em: EntityManager,
  viewers: readonly string[],
  words: Condition,
  most: number,
): Promise<string[] | undefined> {
  const parameters = new Parameters();
  const rows = await query<{ id: string }>(
    em,
    `SELECT s.letter_id AS id FROM letter_search s
     WHERE s.viewers && ${parameters.add(viewers, 'uuid[]')} AND ${words(parameters)} LIMIT ${most + 1}`,
    parameters.values,
  );
  return rows.length > most ? undefined : rows.map(({ id }) => id);
}

/** The statement of a page; of these letters alone, where they were looked up by their words. */
export function pageSql(list: ListQuery, hits?: readonly string[]): { sql: string; values: unknown[] } {
  const parameters = new Parameters();
  const [key, direction, past] = sortings[list.order];
  const conditions: Condition[] = [...list.filters];
  if (hits) conditions.push((p) => `v.letter_id = ANY(${p.add(hits, 'uuid[]')})`);
  else if (list.words) conditions.push(list.words);
  if (list.after) {
    const [time, id] = list.after.map(String);
    conditions.push(
      (p) =>
        `(${key}, v.letter_id) ${past} (${p.add(time ?? '', 'timestamptz')}, ${p.add(id ?? '', 'uuid')})`,
    );
  }
  const where = joinAll(conditions, parameters);
  const search = list.words && !hits ? 'JOIN letter_search s ON s.letter_id = v.letter_id' : '';
  const branches = list.viewers.map(
    (viewer) =>
      `(SELECT v.letter_id AS id, ${key} AS sort FROM letter_viewers v JOIN letters d ON d.id = v.letter_id ${search}
        WHERE v.viewer_id = ${parameters.add(viewer, 'uuid')} AND ${where}
        ORDER BY ${key} ${direction}, v.letter_id ${direction} LIMIT ${list.size + 1})`,
  );
  const sql = `SELECT id, to_json(sort) #>> '{}' AS key FROM (${branches.join(' UNION ')}) AS seen
    ORDER BY sort ${direction}, id ${direction} LIMIT ${list.size + 1}`;
  return { sql, values: parameters.values };
}

/** A letter as a list shows it. */
export interface ListedLetter {
  letter: LetterRow;
  item: ItemRow | undefined;
  parties: PartyRow[];
}

/** Letters by id, in the order of the ids. */
export async function findListed(em: EntityManager, ids: readonly string[]): Promise<ListedLetter[]> {
  if (ids.length === 0) return [];
  const apart = { disableIdentityMap: true } as const;
  const letters = await em.find(LetterEntity, { id: { $in: [...ids] } }, apart);
  const items = await em.find(ItemEntity, { id: { $in: [...ids] } }, apart);
  const parties = await em.find(
    PartyEntity,
    { letterId: { $in: [...ids] } },
    { ...apart, orderBy: { position: 'asc' } },
  );
  return ids.flatMap((id) => {
    const letter = letters.find((row) => row.id === id);
    if (!letter) return [];
    const own = parties.filter(({ letterId }) => letterId === id);
    return [{ letter, item: items.find((row) => row.id === id), parties: own }];
  });
}
