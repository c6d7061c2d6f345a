/** What is asked: an indicator's whole (member empty) or one member of its breakdowns. */
const lineColumns = `indicator_id uuid, member text, made text, share int, decimals int, factor numeric, most numeric`;
/** Who reports. */
const unitColumns = `at int, id uuid, code text, name text, unit_group smallint, post_id uuid, person_id uuid`;

/** Tables of the bench itself: lines and units, until everything is filled. */
export const givenTables: readonly string[] = [
  `CREATE UNLOGGED TABLE bench_lines (${lineColumns})`,
  `CREATE UNLOGGED TABLE bench_units (${unitColumns})`,
];
export const givenLines = `INSERT INTO bench_lines SELECT * FROM jsonb_to_recordset($1::jsonb) AS r (${lineColumns})`;
export const givenUnits = `INSERT INTO bench_units SELECT * FROM jsonb_to_recordset($1::jsonb) AS r (${unitColumns})`;

/** A period of the form `$2` at number `$3` from the first: days, year, number; not rolled up yet. */
export const onePeriod = `
  INSERT INTO periods (id, version, form_id, form_name, unit_id, unit_code, kind, year, number, from_date, to_date, due_time,
    due_explanation_vi, due_explanation_en, state, roll_up_number, unit_count, create_time)
  SELECT $1, 1, f.id, f.name, f.unit_id, f.unit_code, f.period_kind, $3, $4, $5, $6, $6::date + interval '4 days',
    'Hạn gửi báo cáo: 2 ngày làm việc kể từ ngày chốt số liệu.', 'Due 2 working days after the cut-off.', 1, 0,
    (SELECT count(*) FROM bench_units), $6::date - interval '20 days'
  FROM report_forms f WHERE f.id = $2`;
export const periodLines = `
  INSERT INTO period_lines (period_id, position, indicator_id, version_number)
  SELECT $1, position, indicator_id, 1 FROM report_form_lines WHERE form_id = $2`;

/** Submissions of a period at place `$2`: signed but for one unit in sixty, of the rest one in ten late; all drafts when `$3`. */
export const submissionsOf = `
  INSERT INTO submissions (id, version, period_id, form_id, unit_id, unit_code, unit_name, unit_group, year, to_date, due_time,
    state, revision, signed_revision, asked_count, filled_count, return_reason, correction_reason, first_sign_time, create_time, update_time)
  SELECT gen_random_uuid(), CASE WHEN signed THEN 4 ELSE 1 END, p.id, p.form_id, u.id, u.code, u.name, u.unit_group, p.year, p.to_date,
    p.due_time, CASE WHEN signed THEN 4 ELSE 1 END, 1, CASE WHEN signed THEN 1 ELSE 0 END, l.asked, l.asked, '', '',
    CASE WHEN signed THEN p.due_time + CASE WHEN (u.at + $2) % 10 = 0 THEN interval '1 day' ELSE interval '-1 day' END END,
    p.create_time, p.due_time
  FROM periods p CROSS JOIN (SELECT *, NOT $3 AND (at + $2) % 60 <> 59 AS signed FROM bench_units) AS u
  CROSS JOIN (SELECT count(*)::int AS asked FROM bench_lines) AS l WHERE p.id = $1`;
export const signaturesOf = `
  INSERT INTO signed_revisions (submission_id, revision, sign_time, signer_unit_id, signer_post_id, signer_person_id, grade, reason, changed_count)
  SELECT s.id, 1, s.first_sign_time, u.id, u.post_id, u.person_id, 3, '', s.asked_count
  FROM submissions s JOIN bench_units u ON u.id = s.unit_id WHERE s.period_id = $1 AND s.signed_revision = 1`;

// A number of each unit's own that grows slowly: no jump has to be explained, and parts add up to the whole.
const seed = `abs(hashtext(s.unit_id::text || l.indicator_id::text))::numeric`;
const count = `(100 + ${seed} % 400 + $2::int)`;
const capped = `round(l.most * (50 + ${seed} % 40) / 100, l.decimals)`;
const weight = `(200 + ${seed} % 800 + $2::int)`;
const part = `floor(${weight} * (50 + ${seed} % 45) / 100)`;

/** Figures of all submissions of a period at place `$2`, into a table that has them; signed ones are of version 1. */
function figuresInto(table: string, revision: string, which: string): string {
  return `
  INSERT INTO ${table} (submission_id, ${revision && 'revision, '}indicator_id, member, value, numerator, denominator, nothing, reason)
  SELECT s.id, ${revision && '1, '}l.indicator_id, l.member,
    CASE made WHEN 'ratio' THEN exact_ratio(${part} * l.factor, ${weight}, l.decimals) ELSE coalesce(${capped}, ${count} * 840 / l.share) END,
    CASE made WHEN 'ratio' THEN ${part} WHEN 'weighted' THEN coalesce(${capped}, ${count} * 840) * ${weight} END,
    CASE WHEN made IN ('ratio', 'weighted') THEN ${weight} END, false, ''
  FROM submissions s CROSS JOIN bench_lines l WHERE s.period_id = $1 AND ${which}`;
}
export const signedFiguresOf = figuresInto('signed_figures', 'revision', 's.signed_revision = 1');
export const draftFiguresOf = figuresInto('draft_figures', '', 's.signed_revision = 0');

/** A period's first roll-up is what it was locked with. */
export const lockPeriod = `
  UPDATE periods SET version = 3, state = 3, roll_up_number = 1, locked_roll_up_number = 1, lock_time = due_time + interval '3 days' WHERE id = $1`;

/** What a correction of one unit after the lock leaves: a second signed version with one figure changed. */
export const correction: readonly string[] = [
  `UPDATE submissions SET version = 9, revision = 2, signed_revision = 2, correction_reason = 'Nhập nhầm số liệu' WHERE id = $1`,
  `INSERT INTO signed_revisions SELECT submission_id, 2, sign_time + interval '20 days', signer_unit_id, signer_post_id, signer_person_id,
     grade, 'Nhập nhầm số liệu', 1 FROM signed_revisions WHERE submission_id = $1 AND revision = 1`,
  `INSERT INTO signed_figures SELECT submission_id, 2, f.indicator_id, member,
     CASE WHEN f.numerator IS NULL AND f.indicator_id = (SELECT min(indicator_id::text)::uuid FROM bench_lines WHERE made = 'count')
       THEN f.value + 840 ELSE f.value END, numerator, denominator, nothing, reason
   FROM signed_figures f WHERE submission_id = $1 AND revision = 1`,
];
