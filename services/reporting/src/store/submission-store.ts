import { LockMode } from '@mikro-orm/core';
import { joinAll, Parameters, query } from '@baro/chassis';
import type { Condition } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import { SignedEntity, SubmissionEntity } from './entities.ts';
import type { SignedRow, SubmissionRow } from './entities.ts';

/** One submission. */
export async function findSubmission(em: EntityManager, id: string): Promise<SubmissionRow | null> {
  return em.findOne(SubmissionEntity, { id });
}

/** Locks the submission until the end of the transaction, so that of two who act at once one waits and then sees. */
export async function lockSubmission(em: EntityManager, id: string): Promise<SubmissionRow | null> {
  return em.findOne(SubmissionEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
}

/** Submissions by id, in the order of the ids. */
export async function findSubmissionsIn(em: EntityManager, ids: readonly string[]): Promise<SubmissionRow[]> {
  const rows = await em.find(SubmissionEntity, { id: { $in: [...ids] } }, { disableIdentityMap: true });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

const orders = {
  name: { key: 's.unit_name', type: 'text COLLATE "vi-x-icu"' },
  due: { key: 's.due_time', type: 'timestamptz' },
} as const;

/** A page of submissions and one more, by unit name or soonest due. Conditions are on the submission `s`. */
export async function findSubmissionPage(
  em: EntityManager,
  list: {
    order: keyof typeof orders;
    filters: readonly Condition[];
    after: readonly (string | number | null)[] | undefined;
    size: number;
  },
): Promise<{ id: string; key: string }[]> {
  const parameters = new Parameters();
  const { key, type } = orders[list.order];
  const conditions = [...list.filters];
  if (list.after) {
    const [last, id] = list.after.map(String);
    conditions.push((p) => `(${key}, s.id) > (${p.add(last, type)}, ${p.add(id, 'uuid')})`);
  }
  return query(
    em,
    `SELECT s.id, to_json(${key}) #>> '{}' AS key FROM submissions s WHERE ${joinAll(conditions, parameters)}
     ORDER BY ${key}, s.id LIMIT ${list.size + 1}`,
    parameters.values,
  );
}

/** The signed submission of the form's period before, of the same unit. */
export async function findFormer(
  em: EntityManager,
  { unitId, formId, toDate }: Pick<SubmissionRow, 'unitId' | 'formId' | 'toDate'>,
): Promise<Pick<SubmissionRow, 'id' | 'periodId' | 'year' | 'signedRevision'> | undefined> {
  const rows = await query<Pick<SubmissionRow, 'id' | 'periodId' | 'year' | 'signedRevision'>>(
    em,
    `SELECT id, period_id AS "periodId", year, signed_revision AS "signedRevision" FROM submissions
     WHERE unit_id = $1 AND form_id = $2 AND to_date < $3::date ORDER BY to_date DESC LIMIT 1`,
    [unitId, formId, toDate],
  );
  return rows.find(({ signedRevision }) => signedRevision > 0);
}

/** Signed versions, the latest first. */
export async function findRevisions(em: EntityManager, submissionId: string): Promise<SignedRow[]> {
  return em.find(SignedEntity, { submissionId }, { orderBy: { revision: 'desc' } });
}

/** One signed version. */
export async function findRevision(
  em: EntityManager,
  submissionId: string,
  revision: number,
): Promise<SignedRow | null> {
  return em.findOne(SignedEntity, { submissionId, revision });
}
