import { execute, query } from '@baro/chassis';
import type { Queryable } from '@baro/chassis';
import { Figure } from '@baro/proto/baro/reporting/v1/resources';
import { shortNumber } from '../domain/decimal.ts';

interface Stored {
  indicatorCode: string;
  member: string;
  value: string | null;
  numerator: string | null;
  denominator: string | null;
  nothing: boolean;
  reason: string;
}

const columns = `i.code AS "indicatorCode", f.member, f.value::text, f.numerator::text, f.denominator::text, f.nothing, f.reason`;
const figure = 'indicator_id, member, value, numerator, denominator, nothing, reason';

function read(row: Stored): Figure {
  return Figure.fromPartial({
    ...row,
    value: shortNumber(row.value),
    numerator: shortNumber(row.numerator),
    denominator: shortNumber(row.denominator),
  });
}

/** Figures being filled in. */
export async function findDraft(em: Queryable, submissionId: string): Promise<Figure[]> {
  const rows = await query<Stored>(
    em,
    `SELECT ${columns} FROM draft_figures f JOIN indicators i ON i.id = f.indicator_id WHERE f.submission_id = $1`,
    [submissionId],
  );
  return rows.map(read);
}

/** Figures of a signed version. */
export async function findSigned(em: Queryable, submissionId: string, revision: number): Promise<Figure[]> {
  const rows = await query<Stored>(
    em,
    `SELECT ${columns} FROM signed_figures f JOIN indicators i ON i.id = f.indicator_id
     WHERE f.submission_id = $1 AND f.revision = $2`,
    [submissionId, revision],
  );
  return rows.map(read);
}

/** Fills in figures, each in the place of the one before it, in one statement. */
export async function saveDraft(
  em: Queryable,
  submissionId: string,
  figures: readonly (Figure & { indicatorId: string })[],
): Promise<void> {
  const rows = figures.map(({ indicatorId, member, value, numerator, denominator, nothing, reason }) => ({
    indicator_id: indicatorId,
    member,
    value: value || null,
    numerator: numerator || null,
    denominator: denominator || null,
    nothing,
    reason,
  }));
  await execute(
    em,
    `INSERT INTO draft_figures (submission_id, ${figure})
     SELECT $1, ${figure} FROM jsonb_to_recordset($2::jsonb) AS f (indicator_id uuid, member text, value numeric,
       numerator numeric, denominator numeric, nothing boolean, reason text)
     ON CONFLICT (submission_id, indicator_id, member) DO UPDATE SET value = excluded.value, numerator = excluded.numerator,
       denominator = excluded.denominator, nothing = excluded.nothing, reason = excluded.reason`,
    [submissionId, JSON.stringify(rows)],
  );
}

/** Makes the draft the signed version. @returns figures that differ from the version before */
export async function signDraft(em: Queryable, submissionId: string, revision: number): Promise<number> {
  await execute(
    em,
    `INSERT INTO signed_figures (submission_id, revision, ${figure})
     SELECT submission_id, $2, ${figure} FROM draft_figures WHERE submission_id = $1`,
    [submissionId, revision],
  );
  await execute(em, 'DELETE FROM draft_figures WHERE submission_id = $1', [submissionId]);
  const rows = await query<{ changed: number }>(
    em,
    `SELECT count(*)::int AS changed FROM signed_figures f
     LEFT JOIN signed_figures b ON (b.submission_id, b.revision, b.indicator_id, b.member) = (f.submission_id, $2 - 1, f.indicator_id, f.member)
     WHERE f.submission_id = $1 AND f.revision = $2 AND (f.value, f.numerator, f.denominator, f.nothing)
       IS DISTINCT FROM (b.value, b.numerator, b.denominator, b.nothing)`,
    [submissionId, revision],
  );
  return rows[0]?.changed ?? 0;
}

/** Starts a draft from the signed version. */
export async function draftFromSigned(em: Queryable, submissionId: string, revision: number): Promise<void> {
  await execute(
    em,
    `INSERT INTO draft_figures (submission_id, ${figure})
     SELECT submission_id, ${figure} FROM signed_figures WHERE submission_id = $1 AND revision = $2`,
    [submissionId, revision],
  );
}
