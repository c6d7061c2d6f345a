import type { TestPlatform } from '../test-platform.ts';
import type { Path, Period } from './item-path.ts';
import { ownRows } from './own-items.ts';

/** Adds to a count of a unit. */
export type Add = (unit: string, code: string, member?: string, times?: number) => void;

interface ActsOf {
  readonly services: readonly string[];
  readonly above: (unitId: string) => string;
  readonly period: Period;
  readonly paths: ReadonlyMap<string, Path>;
  readonly add: Add;
}

interface ActTable {
  readonly service: string;
  readonly code: string;
  readonly member?: string;
  readonly sql: string;
}

const decided = (states: string): string =>
  `SELECT task_id AS id, decide_time AS time FROM task_extensions WHERE decide_time IS NOT NULL AND state IN (${states})`;

/** What was done without a change of hands, as each service keeps it: item or unit, time and code. */
export const actTables: readonly ActTable[] = [
  { service: 'tasks', code: 'TH-NV-09', sql: 'SELECT task_id AS id, ask_time AS time FROM task_extensions' },
  { service: 'tasks', code: 'TH-NV-10', sql: decided('2, 3') },
  { service: 'tasks', code: 'TH-NV-10', member: 'chap-thuan', sql: decided('2') },
  { service: 'tasks', code: 'TH-NV-10', member: 'khong-chap-thuan', sql: decided('3') },
  {
    service: 'tasks',
    code: 'TH-NV-11',
    sql: `SELECT t.task_id AS id, l.answer_time AS time FROM urging_letter_tasks t JOIN urging_letters l ON l.id = t.letter_id
      WHERE l.state = 3`,
  },
  {
    service: 'documents',
    code: 'TH-VB-15',
    sql: 'SELECT id, recall_time AS time FROM outgoing_documents WHERE recall_time IS NOT NULL',
  },
  {
    service: 'custody',
    code: 'TH-LG-06',
    sql: "SELECT item_id AS id, create_time AS time FROM reminders WHERE kind IN (2, 4) AND item_kind <> 'complaint'",
  },
  {
    service: 'petitions',
    code: 'TH-CT-06',
    sql: 'SELECT petition_id AS id, result_time AS time FROM petition_results WHERE kind = 2',
  },
  {
    service: 'petitions',
    code: 'TH-CT-07',
    sql: 'SELECT petition_id AS id, result_time AS time FROM petition_results WHERE kind = 2 AND result_class = 1',
  },
  {
    service: 'petitions',
    code: 'TH-CT-07:',
    sql: 'SELECT petition_id AS id, result_time AS time FROM petition_results WHERE kind = 2',
  },
  {
    service: 'petitions',
    code: 'TH-CT-02',
    sql: `SELECT petition_id AS id, create_time AS time FROM (SELECT r.*,
      row_number() OVER (PARTITION BY petition_id ORDER BY create_time, id) AS place FROM petition_raisings r) AS r WHERE place > 1`,
  },
  {
    service: 'petitions',
    code: 'TH-CT-09',
    sql: 'SELECT petition_id AS id, say_time AS time FROM petition_voter_words',
  },
  {
    service: 'complaints',
    code: 'TH-KN-01',
    sql: 'SELECT id, accept_time AS time FROM complaints WHERE accept_time IS NOT NULL',
  },
  {
    service: 'complaints',
    code: 'TH-KN-02',
    sql: 'SELECT id, decision_time AS time FROM complaints WHERE decision_time IS NOT NULL',
  },
  {
    service: 'complaints',
    code: 'TH-TC-01',
    sql: 'SELECT id, accept_time AS time FROM denunciations WHERE accept_time IS NOT NULL',
  },
  {
    service: 'complaints',
    code: 'TH-TD-01',
    sql: 'SELECT unit_id AS unit, create_time AS time FROM receptions',
  },
  {
    service: 'petitions',
    code: 'TH-LH-01',
    sql: 'SELECT accountable_unit_id AS unit, create_time AS time FROM promises',
  },
  {
    service: 'petitions',
    code: 'TH-LH-02',
    sql: 'SELECT accountable_unit_id AS unit, keep_time AS time FROM promises WHERE keep_time IS NOT NULL',
  },
  {
    service: 'petitions',
    code: 'TH-LH-03',
    sql: `SELECT accountable_unit_id AS unit, now() AS time FROM promises
      WHERE keep_time IS NULL AND (due_date + 1)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh' < now()`,
  },
  {
    service: 'petitions',
    code: 'TH-LH-05',
    sql: `SELECT accountable_unit_id AS unit, move_time AS time FROM promise_moves m JOIN promises p ON p.id = m.promise_id`,
  },
];

/** Counts what was done without a change of hands. */
export async function countActs(
  platform: TestPlatform,
  { services, above, period, paths, add }: ActsOf,
): Promise<void> {
  for (const { service, code, member, sql } of actTables) {
    if (!services.includes(service)) continue;
    for (const row of await ownRows<{ id?: string; unit?: string; time: Date }>(platform, service, sql)) {
      const time = row.time.getTime();
      if (time < period.start || time >= period.end) continue;
      add(row.unit ? above(row.unit) : answeringAt(paths.get(row.id ?? ''), time), code, member);
    }
  }
}

/** Who answered for an item at a time, or last before. */
export function answeringAt(path: Path | undefined, time: number): string {
  const last = path?.item.hands.findLast((hand) => hand.to !== '' && hand.time <= time);
  return (last?.reason === 'reported' ? last.from : last?.to) ?? '';
}
