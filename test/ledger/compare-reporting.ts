import { compareFigures } from '@baro/tools/testing/recount/compare-figures.ts';
import type { FiguresCompared } from '@baro/tools/testing/recount/compare-figures.ts';
import { reportingAbove, spanOf } from '@baro/tools/testing/recount/computed-figures.ts';
import type { Period } from '@baro/tools/testing/recount/computed-figures.ts';
import { Path } from '@baro/tools/testing/recount/item-path.ts';
import { ownItems, ownRows } from '@baro/tools/testing/recount/own-items.ts';
import { answeringAt } from '@baro/tools/testing/recount/recount-acts.ts';
import type { TestPlatform } from '@baro/tools/testing/test-platform.ts';

/** How reporting compares with the services' own tables. */
export interface ReportingComparison extends FiguresCompared {
  changes: number;
  acts: number;
  facts: number;
}

/** Services whose tables are read; the ledger's for what it reminded of. */
const services = ['documents', 'tasks', 'custody'] as const;

/** Compares changes, acts and facts of every item, and every figure of every unit, with a recount. */
export async function compareReporting(
  platform: TestPlatform,
  period: Period,
  now: Date,
): Promise<ReportingComparison> {
  const above = await reportingAbove(platform);
  const span = { ...spanOf(period), now: now.getTime() };
  const paths = (await ownItems(platform, services, above)).map((item) => new Path(item, span));
  const known = {
    changes: [changesOf(paths), await told(platform, knownChanges)],
    acts: [await actsOf(platform, paths), await told(platform, knownActs)],
    facts: [factsOf(paths), await told(platform, knownFacts)],
  } as const;
  const figures = await compareFigures(platform, period, { above, now: span.now, services });
  const differences = Object.entries(known).flatMap(([what, [own, there]]) => differ(what, own, there));
  return {
    ...figures,
    changes: known.changes[0].length,
    acts: known.acts[0].length,
    facts: known.facts[0].length,
    differences: [...differences, ...figures.differences],
  };
}

const words = (...parts: (string | number | undefined)[]): string =>
  parts.map((part) => (part === undefined || part === '' ? '-' : String(part))).join('|');

function changesOf(paths: readonly Path[]): string[] {
  return paths.flatMap(({ item }) =>
    item.hands.map(({ from, to, time, reason, due }, at) =>
      words(item.id, at + 1, item.kind, from, to, reason === 'reported' ? from : to, time, due, reason),
    ),
  );
}

function factsOf(paths: readonly Path[]): string[] {
  return paths.map(({ item, first, end, answering, done }) =>
    words(item.id, item.kind, answering, first?.to, first?.time, item.due, done, end?.time, end?.reason),
  );
}

/** What tasks and the ledger keep of what was done without a change of hands. */
const ownActs = {
  tasks: `SELECT task_id AS id, 'task.extension_asked' AS act, '' AS detail, ask_time AS time FROM task_extensions
    UNION ALL SELECT task_id, 'task.extension_decided', CASE state WHEN 2 THEN 'GRANTED' ELSE 'REFUSED' END, decide_time
    FROM task_extensions WHERE decide_time IS NOT NULL`,
  custody: `SELECT item_id AS id, 'reminder.overdue' AS act, '' AS detail, create_time AS time FROM reminders WHERE kind IN (2, 4)`,
} as const;

async function actsOf(platform: TestPlatform, paths: readonly Path[]): Promise<string[]> {
  const byId = new Map(paths.map((path) => [path.item.id, path]));
  const acts: string[] = [];
  for (const [service, sql] of Object.entries(ownActs)) {
    const rows = await ownRows<{ id: string; act: string; detail: string; time: Date }>(
      platform,
      service,
      sql,
    );
    for (const { id, act, detail, time } of rows) {
      acts.push(words(id, act, detail, time.getTime(), answeringAt(byId.get(id), time.getTime())));
    }
  }
  return acts;
}

const ms = (column: string): string => `(extract(epoch FROM ${column}) * 1000)::bigint::text`;
const text = (...columns: string[]): string =>
  `concat_ws('|', ${columns.map((column) => `coalesce(nullif(${column}, ''), '-')`).join(', ')}) AS told`;

const knownChanges = `SELECT ${text(
  'item_id::text',
  'row_number() OVER (PARTITION BY item_id ORDER BY version)::text',
  'kind',
  'from_unit_id::text',
  'unit_id::text',
  'answer_unit_id::text',
  ms('change_time'),
  ms('due_time'),
  'reason',
)} FROM item_changes WHERE reason IS NOT NULL`;
const knownActs = `SELECT ${text('item_id::text', 'act', 'detail', ms('act_time'), 'unit_id::text')} FROM item_acts`;
const knownFacts = `SELECT ${text(
  'item_id::text',
  'kind',
  'unit_id::text',
  'start_unit_id::text',
  ms('start_time'),
  ms('due_time'),
  ms('done_time'),
  ms('finish_time'),
  'finish_reason',
)} FROM item_facts`;

async function told(platform: TestPlatform, sql: string): Promise<string[]> {
  return (await ownRows<{ told: string }>(platform, 'reporting', sql)).map((row) => row.told);
}

/** Rows of one side alone; a row that is there twice is one twice. */
function differ(what: string, own: readonly string[], there: readonly string[]): string[] {
  const rest = new Map<string, number>();
  for (const row of there) rest.set(row, (rest.get(row) ?? 0) + 1);
  const missing = own.filter((row) => {
    const count = rest.get(row) ?? 0;
    rest.set(row, count - 1);
    return count <= 0;
  });
  const more = [...rest].filter(([, count]) => count > 0);
  return [
    ...missing.map((row) => `${what}: not in reporting: ${row}`),
    ...more.map(([row]) => `${what}: only in reporting: ${row}`),
  ];
}
