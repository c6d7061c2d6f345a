import type { Job, Queryable } from '@baro/chassis';
import { addDays, localDateOf } from '@baro/directory-client';
import { PeriodKind } from '@baro/proto/baro/reporting/v1/resources';
import type { MikroORM } from '@mikro-orm/postgresql';
import { setsOf } from '../../domain/computed/sets-of.ts';
import { scopeOfWindow, shownWindows, windowOf, windowsBack } from '../../domain/standing/window.ts';
import type { Window } from '../../domain/standing/window.ts';
import { countByUnit } from '../../store/computed-store.ts';
import { findVersions } from '../../store/indicator-store.ts';
import type { VersionRow } from '../../store/indicator-store.ts';
import { findCounted, findMeasuredCodes, saveMeasures } from '../../store/measure-store.ts';
import type { CountedWindow, Measure } from '../../store/measure-store.ts';
import { cutOffOn, versionOn } from './in-force.ts';

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
  const parts = codes.flatMap((code) => {
    const version = versionOn(versions, code, window.toDate);
    const sets = version && setsOf(version.definition, '');
    if (!sets) return [];
    const { counted, among } = sets;
    const none: Pick<Measure, 'counted' | 'among'> = { counted: 0, among: among ? 0 : null };
    return [
      { code, part: 'counted' as const, set: counted, none },
      ...(among ? [{ code, part: 'among' as const, set: among, none }] : []),
    ];
  });
  const counts = await countByUnit(
    em,
    parts.map(({ set }) => set),
    scopeOfWindow(window, now),
  );
  const measures = new Map<string, Measure>();
  for (const { at, unitId, count } of counts) {
    const found = parts[at];
    if (!found) throw new Error(`no set ${at} was asked for`);
    const { code, part, none } = found;
    const key = `${code} ${unitId}`;
    const measure = measures.get(key) ?? { code, unitId, ...none };
    measures.set(key, { ...measure, [part]: count });
  }
  await saveMeasures(em, window, { codes, countTime: now, measures: [...measures.values()] });
}
