import { joinAll, Parameters, query } from '@baro/chassis';
import type { Condition } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import type {
  PetitionField,
  PetitionLevel,
  RaisingTiming,
  ResultClass,
} from '@baro/proto/baro/petitions/v1/resources';
import type { SessionRow } from './petition-entities.ts';

/** Session a report is of, and the instant it opened. */
export interface ReportSession extends Pick<SessionRow, 'id' | 'unitId' | 'openDate'> {
  openTime: Date;
}

/**
 * The petitions of a report, each matter once: those the session counts, and those carried over to it. Retired ones are
 * counted by the petition they were retired in favour of. Closed by the opening is what nobody held by then.
 */
function members(session: ReportSession, p: Parameters): string {
  const id = p.add(session.id, 'uuid');
  const unit = p.add(session.unitId, 'uuid');
  const date = p.add(session.openDate, 'date');
  const open = p.add(session.openTime, 'timestamptz');
  // Not all that was ever raised is gone through: what was closed before the opening and not changed since is not carried over.
  const wasRaisedBefore = (petitionId: string): string => `EXISTS (
        SELECT FROM session_petitions sp JOIN sessions e ON e.id = sp.session_id
        WHERE sp.petition_id = ${petitionId} AND e.unit_id = ${unit} AND (e.open_date, e.id) < (${date}, ${id}))`;
  return `WITH raised AS (
      SELECT petition_id FROM session_petitions WHERE session_id = ${id}
    ), candidate AS (
      SELECT id AS petition_id FROM petitions WHERE unit_id = ${unit} AND state < 6
      UNION
      SELECT id FROM petitions WHERE unit_id = ${unit} AND update_time >= ${open}
    ), member AS (
      SELECT petition_id, false AS carried, ${wasRaisedBefore('r.petition_id')} AS again FROM raised r
      UNION ALL
      SELECT c.petition_id, true, false FROM candidate c
      WHERE NOT EXISTS (SELECT FROM session_petitions s WHERE s.petition_id = c.petition_id AND s.session_id = ${id})
        AND ${wasRaisedBefore('c.petition_id')} AND coalesce((
        SELECT h.to_unit_id IS NOT NULL FROM petition_hands h
        WHERE h.item_id = c.petition_id AND h.change_time < ${open} ORDER BY h.version DESC LIMIT 1), true)
    ), own AS (
      SELECT petition_id, petition_id AS own_id, carried FROM member
      UNION ALL
      SELECT m.petition_id, o.id, m.carried FROM member m JOIN petitions o ON o.favoured_id = m.petition_id
    ), line AS (
      SELECT m.petition_id, m.own_id, r.* FROM own m
      JOIN (SELECT id AS line_id, petition_id AS of_id, session_id, timing, locality_name, deputy_group, words,
          letter_number_symbol, letter_date, create_time FROM petition_raisings) r ON r.of_id = m.own_id
      JOIN sessions e ON e.id = r.session_id
      WHERE CASE WHEN m.carried THEN (e.open_date, e.id) < (${date}, ${id}) ELSE e.id = ${id} END
    )`;
}

/** Petitions alike in all that is counted. */
export interface ReportGroup {
  carried: boolean;
  again: boolean;
  level: PetitionLevel;
  field: PetitionField;
  leadUnitId: string | null;
  answered: boolean;
  claimClass: ResultClass;
  findingClass: ResultClass;
  count: number;
}

/** All that is counted, in one statement. */
export async function countReport(em: EntityManager, session: ReportSession): Promise<ReportGroup[]> {
  const p = new Parameters();
  const sql = `${members(session, p)}
    SELECT m.carried, m.again, d.level, d.field, d.lead_unit_id AS "leadUnitId", d.answer_time IS NOT NULL AS answered,
      d.claim_class AS "claimClass", d.finding_class AS "findingClass", count(*)::integer AS count
    FROM member m JOIN petitions d ON d.id = m.petition_id GROUP BY 1, 2, 3, 4, 5, 6, 7, 8`;
  return query<ReportGroup>(em, sql, p.values);
}

/** How many petitions of a locality and field; without a locality those of all, each once. */
export interface LocalityCount {
  name: string | null;
  field: PetitionField;
  count: number;
}

/** Petitions by locality and field; lists write a locality with and without capitals. */
export async function countLocalities(em: EntityManager, session: ReportSession): Promise<LocalityCount[]> {
  const p = new Parameters();
  const sql = `${members(session, p)}
    SELECT CASE WHEN grouping(lower(l.locality_name)) = 0 THEN min(l.locality_name) END AS name, d.field,
      count(DISTINCT d.id)::integer AS count
    FROM line l JOIN petitions d ON d.id = l.petition_id
    GROUP BY GROUPING SETS ((lower(l.locality_name), d.field), (d.field))`;
  return query<LocalityCount>(em, sql, p.values);
}

/** A voters' line as an annex has it. */
export interface ReportLineRow {
  year: number;
  number: number;
  session_id: string;
  timing: RaisingTiming;
  locality_name: string;
  deputy_group: string;
  words: string;
  letter_number_symbol: string;
  letter_date: string | null;
}

/** A petition as an annex has it. */
export interface ReportRow {
  id: string;
  year: number;
  number: number;
  subject: string;
  level: PetitionLevel;
  field: PetitionField;
  carried: boolean;
  again: boolean;
  national: boolean;
  raisingCount: number;
  leadUnitId: string | null;
  assignTime: Date | null;
  answerTime: Date | null;
  answerDocumentId: string | null;
  claimClass: ResultClass;
  claimDueDate: string | null;
  findingClass: ResultClass;
  findingDueDate: string | null;
  lines: ReportLineRow[];
}

/** What is asked of the annexes. Conditions are on the petition `d`, on `m` and on `national`. */
export interface ReportQuery {
  filters: readonly Condition[];
  size: number;
  after: readonly (string | number | null)[] | undefined;
}

/** Met by deputies of the National Assembly: section I of the annex. */
const national = `EXISTS (SELECT 1 FROM line l WHERE l.petition_id = d.id AND l.deputy_group ~* 'ĐBQH|Quốc hội')`;

/** At most `size` rows in the order of the annexes: raised before carried over, section I before II, then by code. */
export async function findReportRows(
  em: EntityManager,
  session: ReportSession,
  { filters, size, after }: ReportQuery,
): Promise<ReportRow[]> {
  const p = new Parameters();
  const from = members(session, p);
  const conditions = joinAll(filters, p);
  const sql = `${from}, found AS (
      SELECT d.*, m.carried, m.again, ${national} AS national FROM member m JOIN petitions d ON d.id = m.petition_id
      WHERE ${conditions}
    ), page AS (
      SELECT * FROM found d WHERE ${pastOf(after, p)}
      ORDER BY carried, NOT national, year, number, id LIMIT ${p.add(size, 'integer')}
    )
    SELECT d.id, d.year, d.number, d.subject, d.level, d.field, d.carried, d.again, d.national,
      d.raising_count AS "raisingCount", d.lead_unit_id AS "leadUnitId", d.assign_time AS "assignTime",
      d.answer_time AS "answerTime", a.document_id AS "answerDocumentId", d.claim_class AS "claimClass",
      c.due_date::text AS "claimDueDate", d.finding_class AS "findingClass", f.due_date::text AS "findingDueDate", l.lines
    FROM page d
    LEFT JOIN petition_results c ON c.id = d.claim_id
    LEFT JOIN petition_results f ON f.id = d.finding_id
    LEFT JOIN LATERAL (SELECT document_id FROM petition_answers WHERE petition_id = d.id AND state = 3
      ORDER BY sign_time DESC LIMIT 1) a ON true
    LEFT JOIN LATERAL (SELECT jsonb_agg(to_jsonb(l) || jsonb_build_object('year', o.year, 'number', o.number)
        ORDER BY l.create_time, l.line_id) AS lines
      FROM line l JOIN petitions o ON o.id = l.own_id WHERE l.petition_id = d.id) l ON true
    ORDER BY d.carried, NOT d.national, d.year, d.number, d.id`;
  return query<ReportRow>(em, sql, p.values);
}

function pastOf(after: ReportQuery['after'], p: Parameters): string {
  if (!after) return 'true';
  const [carried, other, year, number, id] = after;
  const from = [
    p.add(carried, 'boolean'),
    p.add(other, 'boolean'),
    p.add(year, 'integer'),
    p.add(number, 'integer'),
    p.add(id, 'uuid'),
  ];
  return `(carried, NOT national, year, number, id) > (${from.join(', ')})`;
}
