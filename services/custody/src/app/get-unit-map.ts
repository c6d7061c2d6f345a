import { FieldCheck, auditRead, checkId } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import { openSession, postHolder } from '@baro/directory-client';
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
import type { Deps } from './deps.ts';
import { getSeenUnit } from './unit-access.ts';
import { timesOf } from './work-times.ts';

/** Counts what lies in a unit: below it per unit, in itself per post. */
export async function getUnitMap(
  deps: Deps,
  request: GetUnitMapRequest,
  ctx: CallContext,
): Promise<GetUnitMapResponse> {
  const check = new FieldCheck();
  checkId(check, 'unitId', request.unitId);
  check.throwIfAny();
  const session = await openSession(ctx, deps.directory);
  const { id, name } = getSeenUnit(session, request.unitId);
  const times = timesOf(session);
  const [units, posts] = await Promise.all([
    countUnits(ctx.em, times),
    countPosts(ctx.orm.em.fork(), id, times),
  ]);
  const rows = unitRows(session, id, units);
  const shownPosts = [...posts]
    .map(([postId, counts]) => postRow(session, { id, name }, postId, counts))
    .toSorted(mostOverdue);
  const holders = shownPosts.flatMap((row) => row.post?.personId || []);
  await auditRead(ctx, { action: 'map', subjectType: 'person', subjectIds: holders, unitId: id });
  const below = [...rows.values()].filter((row) => row.unitId !== id);
  return {
    total: { ...emptyRow(id, name), counts: sumOf([...rows.values()]), hasBelow: below.length > 0 },
    units: below.toSorted(mostOverdue),
    posts: shownPosts,
  };
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
  return { ...emptyRow(unit.id, unit.name), post: postHolder(session, holder, null), counts };
}

function emptyRow(unitId: string, unitName: string): MapRow {
  return { unitId, unitName, post: undefined, counts: undefined, hasBelow: false };
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
