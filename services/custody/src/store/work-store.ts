import { query } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import { isShown } from './confidential-sql.ts';
import { itemColumns } from './ledger-store.ts';
import type { CountPlace } from './count-store.ts';
import type { ItemRow } from './ledger-store.ts';

/** Due times asked for; all when empty. */
export interface DueRange {
  none?: boolean;
  before?: Date;
  from?: Date;
  to?: Date;
  after?: Date;
}

/** What of the work of a place is asked for. */
export interface WorkFilter {
  range: DueRange;
  kinds: readonly string[];
  awaiting: boolean;
}

/** An item with its sort key. */
export type WorkRow = ItemRow & { due_key: string };

const dueKey = "coalesce(due_time, 'infinity')";

/** Values of a statement built from parts, each named by its place. */
class Values {
  readonly list: unknown[] = [];

  add(value: unknown, type: string): string {
    this.list.push(value);
    return `$${this.list.length}::${type}`;
  }
}

function filterSql({ range, kinds, awaiting }: WorkFilter, values: Values): string {
  const conditions = ['true'];
  if (range.none) conditions.push('due_time IS NULL');
  if (range.before) conditions.push(`${dueKey} < ${values.add(range.before, 'timestamptz')}`);
  if (range.from) conditions.push(`${dueKey} >= ${values.add(range.from, 'timestamptz')}`);
  if (range.to) conditions.push(`${dueKey} <= ${values.add(range.to, 'timestamptz')}`);
  if (range.after) {
    conditions.push(`${dueKey} > ${values.add(range.after, 'timestamptz')} AND due_time IS NOT NULL`);
  }
  if (kinds.length > 0) conditions.push(`kind = ANY(${values.add(kinds, 'text[]')})`);
  if (awaiting) conditions.push('awaiting');
  return conditions.join(' AND ');
}

/** One condition per index range to walk. */
function branchesOf(place: CountPlace, values: Values): string[] {
  if ('postIds' in place) return place.postIds.map((id) => `holder_post_id = ${values.add(id, 'uuid')}`);
  const unit = `holder_unit_id = ${values.add(place.unitId, 'uuid')} AND ${isShown()}`;
  return [place.postId ? `holder_post_id = ${values.add(place.postId, 'uuid')} AND ${unit}` : unit];
}

/** Items held in a place, due soonest first; each post's are read in the order of its index. */
export async function findWork(
  em: EntityManager,
  place: CountPlace,
  filter: WorkFilter,
  limit: number,
  after: readonly (string | number | null)[] | undefined,
): Promise<WorkRow[]> {
  const values = new Values();
  const where = filterSql(filter, values);
  const next = after
    ? `(${dueKey}, id) > (${values.add(after[0], 'timestamptz')}, ${values.add(after[1], 'uuid')})`
    : 'true';
  const branches = branchesOf(place, values).map(
    (held) =>
      `(SELECT * FROM items WHERE ${held} AND ${where} AND ${next} ORDER BY ${dueKey}, id LIMIT ${limit})`,
  );
  if (branches.length === 0) return [];
  return query<WorkRow>(
    em,
    `SELECT ${itemColumns}, to_json(${dueKey}) #>> '{}' AS due_key FROM (${branches.join(' UNION ALL ')}) AS held
     ORDER BY ${dueKey}, id LIMIT ${limit}`,
    values.list,
  );
}
