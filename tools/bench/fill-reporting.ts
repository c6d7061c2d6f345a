import { newId } from '@baro/chassis';
import type { Queryable } from '@baro/chassis';
import { RollUpRule, UnitGroup, ValueType } from '@baro/proto/baro/reporting/v1/resources';
import type { IndicatorDefinition } from '@baro/proto/baro/reporting/v1/resources';
import pg from 'pg';
import { membersOf } from '../../services/reporting/src/domain/asked.ts';
import { insertRollUp, rollUp } from '../../services/reporting/src/store/roll-up-store.ts';
import type { SeededUnit } from '../testing/seed-directory.ts';
import type { TestPlatform } from '../testing/test-platform.ts';
import * as sql from './fill-reporting-sql.ts';

/** One in so many periods is restated by a correction after the lock. */
const restatedEvery = 6;
const roundTheClockMs = 86_400_000;

/** A month of the form: its year, number and days. */
export interface ReportMonth {
  year: number;
  number: number;
  fromDate: string;
  toDate: string;
}

/** What is filled: the form's months, the earliest first; the last one is open and being filled in. */
export interface ReportingFill {
  formId: string;
  communes: readonly SeededUnit[];
  departments: readonly SeededUnit[];
  /** By id. */
  indicators: ReadonlyMap<string, IndicatorDefinition>;
  months: readonly ReportMonth[];
}

/** What was filled: periods, the earliest first; the last one is open. */
export interface FilledReporting {
  periodIds: string[];
  figureCount: number;
}

/** Fills periods through the tables of the service; what they are rolled up to is its own statement's work. */
export async function fillReporting(
  platform: Pick<TestPlatform, 'databaseUrl'>,
  fill: ReportingFill,
): Promise<FilledReporting> {
  const client = new pg.Client({ connectionString: platform.databaseUrl('baro_reporting') });
  await client.connect();
  try {
    for (const text of sql.givenTables) await client.query(text);
    await client.query(sql.givenLines, [JSON.stringify(linesOf(fill))]);
    await client.query(sql.givenUnits, [JSON.stringify(unitsOf(fill))]);
    const periodIds: string[] = [];
    for (const [at, month] of fill.months.entries()) {
      const open = at === fill.months.length - 1;
      periodIds.push(await fillMonth(client, fill, { at, month, open }));
    }
    await client.query('DROP TABLE bench_lines, bench_units');
    await client.query('VACUUM ANALYZE');
    const { rows } = await client.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM signed_figures',
    );
    return { periodIds, figureCount: rows[0]?.count ?? 0 };
  } finally {
    await client.end();
  }
}

function linesOf({ indicators }: ReportingFill) {
  return [...indicators].flatMap(([indicator_id, definition]) => {
    const { valueType, rollUp: rule, decimals, factor, maxValue, breakdowns } = definition;
    const others = rule === RollUpRule.WEIGHTED ? 'weighted' : 'count';
    const made = valueType === ValueType.RATIO ? 'ratio' : others;
    const sizeOf = (member: string): number =>
      breakdowns.find(({ members }) => members.some(({ code }) => code === member))?.members.length ?? 1;
    return membersOf(definition).map((member) => ({
      indicator_id,
      member,
      made,
      share: sizeOf(member),
      decimals,
      factor: factor || '1',
      most: made === 'ratio' || breakdowns.length > 0 ? null : maxValue || null,
    }));
  });
}

function unitsOf({ communes, departments }: ReportingFill) {
  const of = (unit_group: UnitGroup, units: readonly SeededUnit[]) =>
    units.map(({ id, code, posts: [post] }) => ({
      id,
      code,
      name: code,
      unit_group,
      post_id: post?.id,
      person_id: post?.personId,
    }));
  const all = [...of(UnitGroup.COMMUNE, communes), ...of(UnitGroup.DEPARTMENT, departments)];
  return all.map((unit, at) => ({ at, ...unit }));
}

async function fillMonth(
  client: pg.Client,
  { formId }: ReportingFill,
  { at, month, open }: { at: number; month: ReportMonth; open: boolean },
): Promise<string> {
  const id = newId();
  await client.query('BEGIN');
  await client.query(sql.onePeriod, [id, formId, month.year, month.number, month.fromDate, month.toDate]);
  await client.query(sql.periodLines, [id, formId]);
  await client.query(sql.submissionsOf, [id, at, open]);
  await client.query(sql.draftFiguresOf, [id, at]);
  if (!open) {
    await client.query(sql.signaturesOf, [id]);
    await client.query(sql.signedFiguresOf, [id, at]);
    await rollUpAs(client, id, { number: 1, days: 6, correctedId: null });
    await client.query(sql.lockPeriod, [id]);
    if (at % restatedEvery === 0) await restate(client, id);
  }
  await client.query('COMMIT');
  return id;
}

async function restate(client: pg.Client, periodId: string): Promise<void> {
  const { rows } = await client.query<{ id: string }>(
    'SELECT id FROM submissions WHERE period_id = $1 AND signed_revision = 1 ORDER BY unit_name LIMIT 1',
    [periodId],
  );
  const correctedId = rows[0]?.id ?? '';
  for (const text of sql.correction) await client.query(text, [correctedId]);
  await rollUpAs(client, periodId, { number: 2, days: 30, correctedId });
  await client.query('UPDATE periods SET roll_up_number = 2, version = 4 WHERE id = $1', [periodId]);
}

/** As the service does it, so many days after the period's due time. */
async function rollUpAs(
  client: pg.Client,
  periodId: string,
  { number, days, correctedId }: { number: number; days: number; correctedId: string | null },
): Promise<void> {
  const executor: Extract<Queryable, { executeQuery: unknown }> = {
    executeQuery: async ({ sql: text, parameters }) => {
      const { rows, rowCount } = await client.query(text, [...parameters]);
      return { rows: rows as unknown[], numAffectedRows: BigInt(rowCount ?? 0) };
    },
  };
  const { rows } = await client.query<{ due: Date }>('SELECT due_time AS due FROM periods WHERE id = $1', [
    periodId,
  ]);
  const rollUpTime = new Date((rows[0]?.due.getTime() ?? 0) + days * roundTheClockMs);
  const by = { unitId: newId(), postId: newId(), personId: newId() };
  const changedCount = await rollUp(executor, periodId, number);
  const reason = correctedId ? 'Nhập nhầm số liệu' : '';
  await insertRollUp(executor, {
    periodId,
    number,
    rollUpTime,
    by,
    changedCount,
    correctedSubmissionId: correctedId,
    reason,
  });
}
