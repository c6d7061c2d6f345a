import { FieldCheck, auditRead, checkId, checkTime } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import {
  addDays,
  dueSoonEnd,
  localDateOf,
  openSession,
  postHolder,
  territoryOf,
  unitsOn,
} from '@baro/directory-client';
import type { Session } from '@baro/directory-client';
import type {
  GetUnitMapRequest,
  GetUnitMapResponse,
  MapRow,
  WorkCounts,
} from '@baro/proto/baro/custody/v1/custody';
import { rowOf } from '../domain/territory.ts';
import { noPost } from '../domain/work-count.ts';
import { countPosts, countUnits } from '../store/count-store.ts';
import { countPast } from '../store/past-store.ts';
import type { Deps } from './deps.ts';
import { showDeputies } from './show-deputies.ts';
import { breaksOf } from './series-breaks.ts';
import { getSeenUnit } from './unit-access.ts';
import { timesOf } from './work-times.ts';

/** What lies where: per unit, and per post of the unit asked for. */
interface Lying {
  units: ReadonlyMap<string, WorkCounts>;
  posts: ReadonlyMap<string, WorkCounts>;
}

/** Counts what lies in a unit, or lay there at a moment: below it per unit, in itself per post. */
export async function getUnitMap(
  deps: Deps,
  request: GetUnitMapRequest,
  ctx: CallContext,
): Promise<GetUnitMapResponse> {
  const check = new FieldCheck();
  checkId(check, 'unitId', request.unitId);
  checkTime(check, 'asOfTime', request.asOfTime);
  check.throwIfAny();
  const today = await openSession(ctx, deps.directory);
  const { id } = getSeenUnit(today, request.unitId);
  const session = sessionAt(today, request.asOfTime);
  const lying = session === today ? await lyingNow(ctx, session, id) : await lyingThen(ctx, session, id);
  const name = session.directory.unit(id, session.now)?.name ?? '';
  const rows = unitRows(session, id, lying.units);
  const posts = [...lying.posts]
    .map(([postId, counts]) => postRow(session, { id, name }, postId, counts))
    .toSorted(mostOverdue);
  const holders = posts.flatMap((row) => [
    ...(row.post?.personId ? [row.post.personId] : []),
    ...row.deputies.map((deputy) => deputy.personId),
  ]);
  await auditRead(ctx, { action: 'map', subjectType: 'person', subjectIds: holders, unitId: id });
  const below = [...rows.values()].filter((row) => row.unitId !== id);
  const since = addDays(localDateOf(session.now), 1);
  return {
    total: { ...emptyRow(id, name), counts: sumOf([...rows.values()]), hasBelow: below.length > 0 },
    units: below.toSorted(mostOverdue),
    posts,
    breaks: session === today ? [] : breaksOf(today, [id, ...lying.units.keys()], since),
  };
}

/** The city as it was at a moment of the past; as it is where none is named. */
function sessionAt(today: Session, asOf: Date | undefined): Session {
  if (!asOf || asOf >= today.now) return today;
  const { directory } = today;
  const soonEnd = dueSoonEnd(asOf, directory.calendar());
  return { ...today, now: asOf, find: unitsOn(directory, localDateOf(asOf)), soonEnd };
}

async function lyingNow(ctx: CallContext, session: Session, unitId: string): Promise<Lying> {
  const times = timesOf(session);
  const [units, posts] = await Promise.all([
    countUnits(ctx.em, times),
    countPosts(ctx.orm.em.fork(), unitId, times),
  ]);
  return { units, posts };
}

/** From the change points. Who had still to accept is not known of the past. */
async function lyingThen(ctx: CallContext, session: Session, unitId: string): Promise<Lying> {
  const { directory, find, now, soonEnd } = session;
  const under = new Set([unitId, ...directory.everBelow(territoryOf(unitId, find), now)]);
  const asked = [...under].filter((id) => rowOf(id, unitId, find) !== undefined);
  const units = new Map<string, WorkCounts>();
  const posts = new Map<string, WorkCounts>();
  for (const row of await countPast(ctx.em, asked, unitId, now, soonEnd)) {
    const counts = { open: row.open, overdue: row.overdue, dueSoon: row.soon, notAccepted: 0 };
    units.set(row.unit_id, addCounts(units.get(row.unit_id), counts));
    if (row.unit_id === unitId) posts.set(row.post_id ?? noPost, counts);
  }
  return { units, posts };
}

/** One row for each unit directly below, with what lies below that, and one for the unit itself. */
function unitRows(
  session: Session,
  mapUnitId: string,
  units: ReadonlyMap<string, WorkCounts>,
): Map<string, MapRow> {
  const rows = new Map<string, MapRow>();
  for (const [unitId, counts] of units) {
    const rowId = rowOf(unitId, mapUnitId, session.find);
    if (rowId === undefined) continue;
    const name = session.directory.unit(rowId, session.now)?.name ?? '';
    const row = rows.get(rowId) ?? emptyRow(rowId, name);
    row.counts = addCounts(row.counts, counts);
    if (unitId !== rowId) row.hasBelow = true;
    rows.set(rowId, row);
  }
  return rows;
}

function postRow(
  session: Session,
  unit: { id: string; name: string },
  postId: string,
  counts: WorkCounts,
): MapRow {
  const post = postId === noPost ? null : postId;
  const personId = post ? (session.directory.post(post, session.now)?.holderPersonId ?? null) : null;
  const holder = { unitId: unit.id, postId: post, personId };
  const shown = postHolder(session, holder, null);
  return { ...emptyRow(unit.id, unit.name), post: shown, counts, deputies: showDeputies(session, post) };
}

function emptyRow(unitId: string, unitName: string): MapRow {
  return { unitId, unitName, post: undefined, counts: undefined, hasBelow: false, deputies: [] };
}

function sumOf(rows: readonly MapRow[]): WorkCounts {
  return rows.reduce<WorkCounts>((sum, row) => addCounts(sum, row.counts), noCounts);
}

const noCounts: WorkCounts = { open: 0, overdue: 0, dueSoon: 0, notAccepted: 0 };

function addCounts(a: WorkCounts = noCounts, b: WorkCounts = noCounts): WorkCounts {
  return {
    open: a.open + b.open,
    overdue: a.overdue + b.overdue,
    dueSoon: a.dueSoon + b.dueSoon,
    notAccepted: a.notAccepted + b.notAccepted,
  };
}

/** Most overdue first, then most due soon, then most, then by name. */
function mostOverdue(a: MapRow, b: MapRow): number {
  const [x, y] = [a.counts ?? noCounts, b.counts ?? noCounts];
  return (
    y.overdue - x.overdue || y.dueSoon - x.dueSoon || y.open - x.open || (nameOf(a) < nameOf(b) ? -1 : 1)
  );
}

function nameOf(row: MapRow): string {
  return row.post?.postTitle ?? row.unitName;
}
