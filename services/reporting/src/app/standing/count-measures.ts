import type { Job, Queryable } from '@baro/chassis';
import { addDays, localDateOf } from '@baro/directory-client';
import type { IndicatorDefinition } from '@baro/proto/baro/reporting/v1/resources';
import { PeriodKind } from '@baro/proto/baro/reporting/v1/resources';
import type { MikroORM } from '@mikro-orm/postgresql';
import { setsOf } from '../../domain/computed/sets-of.ts';
import type { CutOff } from '../../domain/period-days.ts';
import {
  scopeOfWindow,
  shownWindows,
  standingCutOff,
  windowOf,
  windowsBack,
} from '../../domain/standing/window.ts';
import type { Window } from '../../domain/standing/window.ts';
import { countByUnit } from '../../store/computed-store.ts';
import { findCutOffRule } from '../../store/cut-off-store.ts';
import { findVersions } from '../../store/indicator-store.ts';
import type { VersionRow } from '../../store/indicator-store.ts';
import { findCounted, findMeasuredCodes, saveMeasures } from '../../store/measure-store.ts';
import type { CountedWindow, Measure } from '../../store/measure-store.ts';

/** Windows kept counted: as many as are shown of the earliest one that is. */
const keptWindows = 2 * shownWindows;
/** What ended so many days ago still changes with every event. */
const freshDays = 2;
const freshMs = 30_000;
/** Reports are confirmed and events come late: what is over is counted anew now and then. */
const overMs = 86_400_000;

/** Counts the weeks and months of every indicator an index set has, for all units. */
export function countMeasuresJob(orm: MikroORM, clock: () => Date): Job {
  return { name: 'count-measures', everyMs: 10_000, run: () => countMeasures(orm, clock()) };
}

/** One turn: counts what is not counted yet or may have changed since. */
export async function countMeasures(orm: MikroORM, now: Date): Promise<void> {
  const em = orm.em.fork();
  const codes = await findMeasuredCodes(em);
  if (codes.length === 0) return;
  const cutOff = await cutOffOn(em, localDateOf(now));
  const versions = await findVersions(em, codes);
  for (const kind of [PeriodKind.WEEK, PeriodKind.MONTH]) {
    const windows = windowsBack(windowOf(kind, localDateOf(now), cutOff), keptWindows, cutOff);
    const counted = new Map((await findCounted(em, windows)).map((row) => [row.fromDate, row]));
    for (const window of windows) {
      if (!isStale(window, counted.get(window.fromDate), codes, now)) continue;
      await orm.em.fork().transactional((tx) => countWindow(tx, window, { codes, versions, now }));
    }
  }
}

/** The cut-off rule of weeks and months on a date. */
export async function cutOffOn(em: Parameters<typeof findCutOffRule>[0], date: string): Promise<CutOff> {
  const rule = await findCutOffRule(em, standingCutOff, date);
  if (!rule) throw new Error(`no cut-off rule ${standingCutOff} on ${date}`);
  return rule;
}

function isStale(
  window: Window,
  counted: CountedWindow | undefined,
  codes: readonly string[],
  now: Date,
): boolean {
  if (!counted || codes.some((code) => !counted.codes.includes(code))) return true;
  const fresh = addDays(window.toDate, freshDays) >= localDateOf(now);
  return now.getTime() - counted.countTime.getTime() >= (fresh ? freshMs : overMs);
}

async function countWindow(
  em: Queryable,
  window: Window,
  { codes, versions, now }: { codes: readonly string[]; versions: readonly VersionRow[]; now: Date },
): Promise<void> {
  const asked = codes.flatMap((code) => {
    const definition = definitionOn(versions, code, window.toDate);
    const sets = definition && setsOf(definition, '');
    return sets ? [{ code, ...sets }] : [];
  });
  const sets = asked.flatMap(({ counted, among }) => (among ? [counted, among] : [counted]));
  const places = asked.flatMap(({ code, among }) =>
    among
      ? [
          { code, part: 'counted' as const },
          { code, part: 'among' as const },
        ]
      : [{ code, part: 'counted' as const }],
  );
  const ratios = new Set(asked.flatMap(({ code, among }) => (among ? [code] : [])));
  const measures = new Map<string, Measure>();
  for (const { at, unitId, count } of await countByUnit(em, sets, scopeOfWindow(window, now))) {
    const { code = '', part = 'counted' } = places[at] ?? {};
    const key = `${code} ${unitId}`;
    const measure = measures.get(key) ?? { code, unitId, counted: 0, among: ratios.has(code) ? 0 : null };
    measures.set(key, { ...measure, [part]: count });
  }
  await saveMeasures(em, window, { codes, countTime: now, measures: [...measures.values()] });
}

/** The definition of an indicator in force on a date, or the first one. */
export function definitionOn(
  versions: readonly VersionRow[],
  code: string,
  date: string,
): IndicatorDefinition | undefined {
  const own = versions.filter((version) => version.code === code).toSorted((a, b) => b.number - a.number);
  return (own.find(({ definition }) => definition.validFrom <= date) ?? own.at(-1))?.definition;
}
