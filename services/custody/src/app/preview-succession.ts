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
import { serviceOf } from '../domain/item-event.ts';
import { countUnits } from '../store/count-store.ts';
import { countHidden } from '../store/held-store.ts';
import type { HeldGroup } from '../store/held-store.ts';
import { findOpenRuns } from '../store/succession-store.ts';
import { defaultTarget, findClosedFacts, getClosedFacts, showSuccessor } from './closed-unit.ts';
import type { ClosedFacts } from './closed-unit.ts';
import type { Deps } from './deps.ts';
import { countOf, heldGroups, hiddenGroups } from './held-groups.ts';
import { timesOf } from './work-times.ts';

const mostUnits = 1_000;

/** Lists closed units that still hold something, each with what went with it. */
export async function listClosedUnits(deps: Deps, ctx: CallContext): Promise<ListClosedUnitsResponse> {
  const session = await openSession(ctx, deps.directory);
  const shown = sumByRoot(session, await countUnits(ctx.em, timesOf(session)));
  const hidden = sumByRoot(session, await countHidden(ctx.em, session.now));
  const open = await findOpenRuns(ctx.em);
  const units = [...new Set([...shown.keys(), ...hidden.keys()])].flatMap((unitId) => {
    const facts = findClosedFacts(session, unitId);
    const sum = add(shown.get(unitId), facts?.decides ? hidden.get(unitId) : undefined);
    return facts?.seen && sum.open > 0 ? [showClosed(session, facts, sum, open.get(unitId))] : [];
  });
  units.sort((a, b) => b.openCount - a.openCount || (a.unitName < b.unitName ? -1 : 1));
  return { units: units.slice(0, mostUnits) };
}

interface Sum {
  open: number;
  overdue: number;
}

function add(a: Sum = { open: 0, overdue: 0 }, b: Sum = { open: 0, overdue: 0 }): Sum {
  return { open: a.open + b.open, overdue: a.overdue + b.overdue };
}

/** What closed units hold, with what went with them. */
function sumByRoot({ directory, now }: Session, held: ReadonlyMap<string, Sum>): Map<string, Sum> {
  const sums = new Map<string, Sum>();
  for (const [unitId, counts] of held) {
    if (!isClosed(directory.unit(unitId, now), now)) continue;
    const root = successionRoot(directory, unitId, now);
    sums.set(root, add(sums.get(root), counts));
  }
  return sums;
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
  const hidden = facts.decides ? await hiddenGroups(ctx.em, session, facts.unit.id) : [];
  const rows = [...(await heldGroups(ctx.em, session, facts.unit.id)), ...hidden];
  const open = await findOpenRuns(ctx.em);
  const sum = { open: countOf(rows), overdue: rows.reduce((total, row) => total + row.overdue, 0) };
  const subjectIds = rows.flatMap((row) => row.person_id ?? []);
  const read = { action: 'preview_succession', subjectType: 'person', subjectIds, unitId: facts.unit.id };
  await auditRead(ctx, read);
  return {
    unit: showClosed(session, facts, sum, open.get(facts.unit.id)),
    groups: rows.map((row) => showGroup(session, facts, row)),
    totalCount: sum.open,
  };
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
