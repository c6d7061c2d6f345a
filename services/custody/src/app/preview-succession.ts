import { FieldCheck, auditRead, checkId } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import { isClosed, openSession, postHolder, successionRoot } from '@baro/directory-client';
import type { Session } from '@baro/directory-client';
import { ClosedUnit, SuccessionGroup } from '@baro/proto/baro/custody/v1/successions';
import type {
  ListClosedUnitsResponse,
  PreviewSuccessionRequest,
  PreviewSuccessionResponse,
} from '@baro/proto/baro/custody/v1/successions';
import type { EntityManager } from '@mikro-orm/postgresql';
import { serviceOf } from '../domain/item-event.ts';
import { countUnits } from '../store/count-store.ts';
import { findHeldGroups } from '../store/held-store.ts';
import type { HeldGroup } from '../store/held-store.ts';
import { findOpenRuns } from '../store/succession-store.ts';
import { defaultTarget, findClosedFacts, getClosedFacts, scopeOf, showSuccessor } from './closed-unit.ts';
import type { ClosedFacts } from './closed-unit.ts';
import type { Deps } from './deps.ts';
import { timesOf } from './work-times.ts';

const mostUnits = 1_000;

/** Lists closed units that still hold something, each with what went with it. */
export async function listClosedUnits(deps: Deps, ctx: CallContext): Promise<ListClosedUnitsResponse> {
  const session = await openSession(ctx, deps.directory);
  const { directory, now } = session;
  const held = await countUnits(ctx.em, timesOf(session));
  const open = await findOpenRuns(ctx.em);
  const sums = new Map<string, { open: number; overdue: number }>();
  for (const [unitId, counts] of held) {
    if (!isClosed(directory.unit(unitId, now), now)) continue;
    const root = successionRoot(directory, unitId, now);
    const sum = sums.get(root) ?? { open: 0, overdue: 0 };
    sums.set(root, { open: sum.open + counts.open, overdue: sum.overdue + counts.overdue });
  }
  const units = [...sums].flatMap(([unitId, sum]) => {
    const facts = findClosedFacts(session, unitId);
    return facts?.seen ? [showClosed(session, facts, sum, open.get(unitId))] : [];
  });
  units.sort((a, b) => b.openCount - a.openCount || (a.unitName < b.unitName ? -1 : 1));
  return { units: units.slice(0, mostUnits) };
}

/** Says what a run would hand over, and to whom. */
export async function previewSuccession(
  deps: Deps,
  request: PreviewSuccessionRequest,
  ctx: CallContext,
): Promise<PreviewSuccessionResponse> {
  const check = new FieldCheck();
  checkId(check, 'unitId', request.unitId);
  check.throwIfAny();
  const session = await openSession(ctx, deps.directory);
  const facts = getClosedFacts(session, request.unitId);
  const rows = await heldGroups(ctx.em, session, facts.unit.id);
  const open = await findOpenRuns(ctx.em);
  const sum = { open: sumOf(rows, 'count'), overdue: sumOf(rows, 'overdue') };
  const subjectIds = rows.flatMap((row) => row.person_id ?? []);
  const read = { action: 'preview_succession', subjectType: 'person', subjectIds, unitId: facts.unit.id };
  await auditRead(ctx, read);
  return {
    unit: showClosed(session, facts, sum, open.get(facts.unit.id)),
    groups: rows.map((row) => showGroup(session, facts, row)),
    totalCount: sum.open,
  };
}

/** What lies in a closed unit and in those that went with it. */
export async function heldGroups(em: EntityManager, session: Session, unitId: string): Promise<HeldGroup[]> {
  const held = await countUnits(em, timesOf(session));
  return findHeldGroups(em, scopeOf(session, unitId, held.keys()), session.now);
}

function sumOf(rows: readonly HeldGroup[], field: 'count' | 'overdue'): number {
  return rows.reduce((sum, row) => sum + row[field], 0);
}

function showClosed(
  session: Session,
  { unit, successors, decision }: ClosedFacts,
  counts: { open: number; overdue: number },
  openRunId = '',
): ClosedUnit {
  return ClosedUnit.fromPartial({
    unitId: unit.id,
    unitName: unit.name,
    validTo: unit.validTo,
    openCount: counts.open,
    overdueCount: counts.overdue,
    successors: successors.map((successor) => showSuccessor(session, successor)),
    openRunId,
    allowedActions: decision.allowed && openRunId === '' && counts.open > 0 ? ['StartSuccession'] : [],
  });
}

function showGroup(session: Session, { successors }: ClosedFacts, row: HeldGroup): SuccessionGroup {
  const from = { unitId: row.unit_id, postId: row.post_id, personId: row.person_id };
  const to = defaultTarget(session, successors, row.post_id);
  return SuccessionGroup.fromPartial({
    from: postHolder(session, from, null),
    service: serviceOf(row.kind),
    itemKind: row.kind,
    count: row.count,
    overdueCount: row.overdue,
    defaultTo: to && postHolder(session, to, null),
  });
}
