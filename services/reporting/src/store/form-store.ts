import { execute, Parameters, query } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import { FormEntity } from './entities.ts';
import type { FormRow } from './entities.ts';

/** One form. */
export async function findForm(em: EntityManager, id: string): Promise<FormRow | null> {
  return em.findOne(FormEntity, { id });
}

/** A page of forms by code and one more, each with how many indicators it has. */
export async function findFormPage(
  em: EntityManager,
  list: { after: string | undefined; size: number },
): Promise<{ id: string; count: number }[]> {
  const parameters = new Parameters();
  const after = list.after === undefined ? 'true' : `f.code > ${parameters.add(list.after, 'text')}`;
  return query<{ id: string; count: number }>(
    em,
    `SELECT f.id, (SELECT count(*)::int FROM report_form_lines l WHERE l.form_id = f.id) AS count
     FROM report_forms f WHERE ${after} ORDER BY f.code LIMIT ${list.size + 1}`,
    parameters.values,
  );
}

/** Forms by id, in the order of the ids. */
export async function findFormsIn(em: EntityManager, ids: readonly string[]): Promise<FormRow[]> {
  const rows = await em.find(FormEntity, { id: { $in: [...ids] } }, { disableIdentityMap: true });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Codes of a form's indicators in order. */
export async function findFormCodes(em: EntityManager, formId: string): Promise<string[]> {
  const rows = await query<{ code: string }>(
    em,
    `SELECT i.code FROM report_form_lines l JOIN indicators i ON i.id = l.indicator_id
     WHERE l.form_id = $1 ORDER BY l.position`,
    [formId],
  );
  return rows.map(({ code }) => code);
}

/** Stores the lines of a form: indicators in their order. */
export async function insertFormLines(
  em: EntityManager,
  formId: string,
  indicatorIds: readonly string[],
): Promise<void> {
  await execute(
    em,
    `INSERT INTO report_form_lines (form_id, position, indicator_id)
     SELECT $1, at, id FROM unnest($2::uuid[]) WITH ORDINALITY AS line (id, at)`,
    [formId, indicatorIds],
  );
}
