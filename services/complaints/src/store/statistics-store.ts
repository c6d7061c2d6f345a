import { query } from '@baro/chassis';
import { DuplicateVerdict } from '@baro/proto/baro/complaints/v1/letters';
import { LetterState } from '@baro/proto/baro/complaints/v1/resources';
import type { EntityManager } from '@mikro-orm/postgresql';

/** A unit and a span: from its first instant to the first after it. */
export interface Counted {
  unitId: string;
  from: Date;
  to: Date;
}

/** Counts by the key of their line. */
export type Counts = Readonly<Record<string, number>>;

/*
 * A matter is in a table from the instant `began` until `ended`, where that is known: carried over when it began before the span
 * and had not ended then, received when it began in it. Every line but those counts matters of these two.
 */
const spans = `count(*) FILTER (WHERE began < $2)::int AS carried,
  count(*) FILTER (WHERE began >= $2)::int AS received,
  count(*)::int AS total,
  count(*) FILTER (WHERE ended IS NULL OR ended >= $3)::int AS left`;
const inSpan = `began < $3 AND (ended IS NULL OR ended >= $2)`;
const done = `ended < $3`;
/** Letters of the unit not classified before the span, read from an index. */
const notClassified = `decider_unit_id = $1 AND coalesce(classify_time, 'infinity') >= $2`;
/**
 * Accepted cases of a table, resolved at `resolved`, that may have ended since the span began or are open: an end is a change of
 * the letter. They are looked up one by one: the planner would read those of the whole city.
 */
const notEnded = (
  table: string,
  resolved: string,
): string => `SELECT c.accept_time AS began, coalesce(c.${resolved}, c.end_time) AS ended,
    c.${resolved} IS NOT NULL AS resolved, c.outcome
  FROM (SELECT id FROM letters WHERE decider_unit_id = $1 AND update_time >= $2
      UNION SELECT id FROM ${table} WHERE accept_time IS NOT NULL AND ${resolved} IS NULL AND end_time IS NULL) AS o
    CROSS JOIN LATERAL (SELECT * FROM ${table} WHERE id = o.id OFFSET 0) AS c JOIN letters d ON d.id = c.id
  WHERE d.decider_unit_id = $1 AND c.accept_time IS NOT NULL`;

/** How cases were resolved, by the names of their outcomes in order, or ended otherwise. */
const ends = (resolved: string, outcomes: readonly string[]): string =>
  [
    `count(*) FILTER (WHERE resolved AND ${done})::int AS ${resolved}`,
    ...outcomes.map(
      (name, at) => `count(*) FILTER (WHERE resolved AND ${done} AND outcome = ${at + 1})::int AS "-${name}"`,
    ),
    `count(*) FILTER (WHERE NOT resolved AND ${done})::int AS ended`,
  ].join(', ');

/** Parts by the values of a column, named in the order of their numbers. */
const parts = (column: string, names: readonly string[], over: string): string =>
  names
    .map((name, at) => `count(*) FILTER (WHERE ${column} = ${at + 1} AND ${over})::int AS "-${name}"`)
    .join(', ');
const ofKinds = (over: string): string =>
  parts('content', ['complaint', 'denunciation', 'feedback', 'several'], over);
const branches = ['administrative', 'elected', 'judicial', 'party', 'mixed'];

/** A filed letter whose last judgement beside some other letter is that it says the same. */
const filedDuplicate = `CASE WHEN state = ${LetterState.FILED} THEN EXISTS (SELECT FROM letter_duplicate_marks m
    WHERE m.letter_id = letters.id AND m.verdict = ${DuplicateVerdict.DUPLICATE} AND NOT EXISTS (SELECT FROM letter_duplicate_marks x
      WHERE x.seq > m.seq AND (x.letter_id, x.other_id) IN ((m.letter_id, m.other_id), (m.other_id, m.letter_id)))) ELSE false END`;

const statements: Readonly<Record<string, string>> = {
  '01/TCD': `SELECT count(*)::int AS visits, ${ofKinds('true')},
      count(*) FILTER (WHERE settled_by = '')::int AS "-new", count(*) FILTER (WHERE settled_by <> '')::int AS "-old",
      count(*) FILTER (WHERE receiver_post_id = ANY($4::uuid[]))::int AS "-leader",
      coalesce(sum(people_count), 0)::int AS people, count(*) FILTER (WHERE crowd)::int AS crowds,
      coalesce(sum(people_count) FILTER (WHERE crowd), 0)::int AS "crowdPeople",
      count(*) FILTER (WHERE competent)::int AS competent, count(*) FILTER (WHERE guided_to <> '')::int AS guided,
      count(*) FILTER (WHERE passed_to <> '')::int AS passed, count(*) FILTER (WHERE refused)::int AS refused
    FROM (SELECT *, refusal_code <> '' AS refused FROM receptions
      WHERE unit_id = $1 AND receive_time >= $2 AND receive_time < $3) AS r`,
  '02/XLD': `SELECT ${spans}, count(*) FILTER (WHERE ${done})::int AS handled, ${ofKinds(done)},
      ${parts('branch', branches, done)}, count(*) FILTER (WHERE duplicate AND ${done})::int AS duplicates,
      count(*) FILTER (WHERE eligible AND ${done})::int AS eligible,
      count(*) FILTER (WHERE competent AND ${done})::int AS competent
    FROM (SELECT receive_time AS began, classify_time AS ended, content, branch, eligible, competent,
        ${filedDuplicate} AS duplicate FROM letters
      WHERE ${notClassified}) AS m WHERE ${inSpan}`,
  '03/GQKN': `SELECT ${spans}, ${ends('decided', ['right', 'partly', 'wrong'])}
    FROM (${notEnded('complaints', 'decision_time')}) AS m WHERE ${inSpan}`,
  '04/GQTC': `SELECT ${spans}, ${ends('concluded', ['true', 'partly', 'false', 'knowing'])}
    FROM (${notEnded('denunciations', 'conclusion_time')}) AS m WHERE ${inSpan}`,
};

/** Counts of a table. One snapshot for all tables is the caller's. */
export async function countTable(
  em: EntityManager,
  code: string,
  { unitId, from, to }: Counted,
  leaderPostIds: readonly string[],
): Promise<Counts> {
  const sql = statements[code] ?? '';
  const values: unknown[] = [unitId, from, to];
  const [counts] = await query<Counts>(em, sql, code === '01/TCD' ? [...values, leaderPostIds] : values);
  return counts ?? {};
}
