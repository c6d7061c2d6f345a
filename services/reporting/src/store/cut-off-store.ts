import { query } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { CutOffRule } from '@baro/proto/baro/reporting/v1/resources';

const columns = `code, name, month_start_day AS "monthStartDay", week_start_day AS "weekStartDay",
  legal_ref AS "legalRef", confidence`;
const inForce = 'valid_from <= $1::date AND (valid_to IS NULL OR valid_to >= $1::date)';

/** A page of the cut-off rules in force on a date and one more, by code. */
export async function findCutOffRules(
  em: EntityManager,
  date: string,
  { after, size }: { after: string; size: number },
): Promise<CutOffRule[]> {
  return query<CutOffRule>(
    em,
    `SELECT ${columns} FROM cut_off_rules WHERE ${inForce} AND code > $2 ORDER BY code LIMIT ${size + 1}`,
    [date, after],
  );
}

/** The cut-off rule of a code in force on a date. */
export async function findCutOffRule(
  em: EntityManager,
  code: string,
  date: string,
): Promise<CutOffRule | undefined> {
  const rows = await query<CutOffRule>(
    em,
    `SELECT ${columns} FROM cut_off_rules WHERE ${inForce} AND code = $2`,
    [date, code],
  );
  return rows[0];
}

/** Codes of every rule there ever was. */
export async function findCutOffCodes(em: EntityManager): Promise<Set<string>> {
  const rows = await query<{ code: string }>(em, 'SELECT DISTINCT code FROM cut_off_rules');
  return new Set(rows.map(({ code }) => code));
}
