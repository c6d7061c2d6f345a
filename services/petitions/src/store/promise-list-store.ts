import { joinAll, Parameters, query } from '@baro/chassis';
import type { Condition } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';

/** A promise found and its place in the list. */
export interface FoundPromise {
  id: string;
  /** 1 for what is kept: it comes last. */
  kept: number;
  dueDate: string;
}

/** A page and one row more: outstanding ones first, of them the soonest due. Conditions are on the promise `d`. */
export async function findPromisePage(
  em: EntityManager,
  list: {
    filters: readonly Condition[];
    size: number;
    after: readonly (string | number | null)[] | undefined;
  },
): Promise<FoundPromise[]> {
  const parameters = new Parameters();
  const conditions: Condition[] = [...list.filters];
  if (list.after) {
    const [kept, dueDate, id] = list.after;
    conditions.push(
      (p) =>
        `((d.state = 3), d.due_date, d.id) > (${p.add(kept === 1, 'boolean')}, ${p.add(String(dueDate), 'date')}, ${p.add(String(id), 'uuid')})`,
    );
  }
  return query<FoundPromise>(
    em,
    `SELECT d.id, (d.state = 3)::int AS kept, d.due_date::text AS "dueDate" FROM promises d
     WHERE ${joinAll(conditions, parameters)} ORDER BY (d.state = 3), d.due_date, d.id LIMIT ${list.size + 1}`,
    parameters.values,
  );
}

/** What must be reported before the session: made before it opens, and not kept before the one before it opened. */
export function toReport(sessionId: string): Condition {
  return (p) => {
    const session = p.add(sessionId, 'uuid');
    // Each looked up once, so that promises are read from an index by them.
    return `d.unit_id = (SELECT unit_id FROM sessions WHERE id = ${session})
      AND d.promise_date < (SELECT open_date FROM sessions WHERE id = ${session})
      AND coalesce(d.keep_date, 'infinity') >= (
        SELECT coalesce(max(b.open_date), '-infinity') FROM sessions s JOIN sessions b ON b.unit_id = s.unit_id
        WHERE s.id = ${session} AND b.open_date < s.open_date)`;
  };
}

/** Past the due date in force, and nothing confirmed. */
export function isOverdue(today: string): Condition {
  return (p) => `d.state <> 3 AND coalesce(d.report_date, ${p.add(today, 'date')}) > d.due_date`;
}

/** Not kept by the first due date: the same rule as domain/promise-standing.ts. */
export function wasBroken(today: string): Condition {
  return (p) => `coalesce(d.report_date, ${p.add(today, 'date')}) > d.original_due_date`;
}

/** The date of the promise itself moved. */
export function hasMoved(): Condition {
  return () => 'EXISTS (SELECT FROM promise_moves m WHERE m.promise_id = d.id AND m.milestone_id IS NULL)';
}

/** What is counted of the promises to report before a session. */
export interface ReportCounts {
  total: number;
  carried: number;
  kept: number;
  broken: number;
  moved: number;
}

/** Counts the promises to report before the session. */
export async function countToReport(
  em: EntityManager,
  sessionId: string,
  today: string,
): Promise<ReportCounts> {
  const parameters = new Parameters();
  const where = toReport(sessionId)(parameters);
  const broken = wasBroken(today)(parameters);
  const session = parameters.add(sessionId, 'uuid');
  const rows = await query<ReportCounts>(
    em,
    `SELECT count(*)::int AS total, count(*) FILTER (WHERE d.state = 3)::int AS kept,
       count(*) FILTER (WHERE ${broken})::int AS broken, count(*) FILTER (WHERE ${hasMoved()(parameters)})::int AS moved,
       count(*) FILTER (WHERE EXISTS (SELECT FROM sessions b JOIN sessions s ON s.id = ${session} AND b.unit_id = s.unit_id
         WHERE b.open_date > d.promise_date AND b.open_date < s.open_date))::int AS carried
     FROM promises d WHERE ${where}`,
    parameters.values,
  );
  return rows[0] ?? { total: 0, carried: 0, kept: 0, broken: 0, moved: 0 };
}
