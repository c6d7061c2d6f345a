import { LockMode } from '@mikro-orm/core';
import { joinAll, Parameters, query } from '@baro/chassis';
import type { Condition } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import { FollowUpEntity, ReceptionEntity, TakenPaperEntity, VisitorEntity } from './reception-entities.ts';
import type { FollowUpRow, ReceptionRow, TakenPaperRow, VisitorRow } from './reception-entities.ts';

/** An entry as a list shows it. */
export interface ListedReception {
  reception: ReceptionRow;
  visitors: VisitorRow[];
  followUps: FollowUpRow[];
}

/** An entry with everything its page shows. */
export interface ReceptionFile extends ListedReception {
  papers: TakenPaperRow[];
}

/** The entry; `lock` holds it until the end of the transaction. */
export async function findReception(
  em: EntityManager,
  id: string,
  lock = false,
): Promise<ReceptionFile | undefined> {
  const options = lock ? { lockMode: LockMode.PESSIMISTIC_WRITE } : {};
  const reception = await em.findOne(ReceptionEntity, { id }, options);
  if (!reception) return undefined;
  const own = { receptionId: id };
  const inOrder = { orderBy: { position: 'asc' } } as const;
  return {
    reception,
    visitors: await em.find(VisitorEntity, own, inOrder),
    followUps: await em.find(FollowUpEntity, own, inOrder),
    papers: await em.find(TakenPaperEntity, own, inOrder),
  };
}

/** What is asked of a unit's book. Conditions are on the entry `r`. */
export interface BookQuery {
  unitId: string;
  filters: readonly Condition[];
  /** In the order of the book, or the latest first. */
  direction: 'ASC' | 'DESC';
  size: number;
  /** Year and number after which to go on. */
  after: readonly (string | number | null)[] | undefined;
}

/** A page of a book and one entry more. */
export async function findBookPage(em: EntityManager, book: BookQuery): Promise<ListedReception[]> {
  const { sql, values } = bookSql(book);
  const found = await query<{ id: string }>(em, sql, values);
  return findListedReceptions(
    em,
    found.map(({ id }) => id),
  );
}

/** The statement of a page of a book. */
export function bookSql({ unitId, filters, direction, size, after }: BookQuery): {
  sql: string;
  values: unknown[];
} {
  const parameters = new Parameters();
  const conditions: Condition[] = [(p) => `r.unit_id = ${p.add(unitId, 'uuid')}`, ...filters];
  if (after) {
    const [year, number] = after.map(Number);
    const past = direction === 'ASC' ? '>' : '<';
    conditions.push(
      (p) => `(r.year, r.number) ${past} (${p.add(year, 'integer')}, ${p.add(number, 'integer')})`,
    );
  }
  const where = joinAll(conditions, parameters);
  const sql = `SELECT r.id FROM receptions r WHERE r.number > 0 AND ${where}
    ORDER BY r.year ${direction}, r.number ${direction} LIMIT ${size + 1}`;
  return { sql, values: parameters.values };
}

/** Entries by id, in the order of the ids. */
async function findListedReceptions(em: EntityManager, ids: readonly string[]): Promise<ListedReception[]> {
  if (ids.length === 0) return [];
  const apart = { disableIdentityMap: true } as const;
  const inOrder = { ...apart, orderBy: { position: 'asc' } } as const;
  const receptions = await em.find(ReceptionEntity, { id: { $in: [...ids] } }, apart);
  const visitors = await em.find(VisitorEntity, { receptionId: { $in: [...ids] } }, inOrder);
  const followUps = await em.find(FollowUpEntity, { receptionId: { $in: [...ids] } }, inOrder);
  return ids.flatMap((id) => {
    const reception = receptions.find((row) => row.id === id);
    const isOwn = (row: { receptionId: string }): boolean => row.receptionId === id;
    return reception
      ? [{ reception, visitors: visitors.filter(isOwn), followUps: followUps.filter(isOwn) }]
      : [];
  });
}
