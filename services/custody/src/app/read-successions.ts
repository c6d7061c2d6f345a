import { AppError, FieldCheck, auditRead, checkEnum, checkId, nextToken, pageOf } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import { maySeeAll, openSession } from '@baro/directory-client';
import type { Session } from '@baro/directory-client';
import { SuccessionItemState } from '@baro/proto/baro/custody/v1/successions';
import type {
  GetSuccessionRequest,
  GetSuccessionResponse,
  ListSuccessionItemsRequest,
  ListSuccessionItemsResponse,
  ListSuccessionsRequest,
  ListSuccessionsResponse,
} from '@baro/proto/baro/custody/v1/successions';
import type { EntityManager } from '@mikro-orm/postgresql';
import { findEntries } from '../store/succession-item-store.ts';
import { findRun, findRuns, findRunUnits } from '../store/succession-store.ts';
import { findClosedFacts } from './closed-unit.ts';
import type { Deps } from './deps.ts';
import { checkSeen, showEntry, showRun, showRuns } from './show-succession.ts';

/** Returns a run. */
export async function getSuccession(
  deps: Deps,
  request: GetSuccessionRequest,
  ctx: CallContext,
): Promise<GetSuccessionResponse> {
  checkRunId(request.id);
  const session = await openSession(ctx, deps.directory);
  const run = await findRun(ctx.em, request.id);
  checkSeen(session, run);
  return { succession: await showRun(ctx.em, session, run) };
}

/** Lists runs newest first. */
export async function listSuccessions(
  deps: Deps,
  request: ListSuccessionsRequest,
  ctx: CallContext,
): Promise<ListSuccessionsResponse> {
  const check = new FieldCheck();
  check.uuid('unitId', request.unitId);
  check.throwIfAny();
  const bindTo = { successions: request.unitId };
  const page = pageOf(request, bindTo);
  const session = await openSession(ctx, deps.directory);
  const units = await seenUnits(ctx.em, session, request.unitId);
  const decided = units.filter((id) => findClosedFacts(session, id)?.decides);
  const before = typeof page.after?.[0] === 'string' ? page.after[0] : undefined;
  const rows = await findRuns(ctx.em, units, decided, page.size + 1, before);
  const shown = rows.slice(0, page.size);
  const last = rows.length > page.size ? shown.at(-1) : undefined;
  return {
    successions: await showRuns(ctx.em, session, shown),
    nextPageToken: last ? nextToken([last.id], bindTo) : '',
  };
}

/** Units whose runs are listed. @throws AppError PERMISSION_DENIED, UNIT_NOT_FOUND when one is named */
async function seenUnits(em: EntityManager, session: Session, unitId: string): Promise<string[]> {
  if (!unitId) {
    const known = await findRunUnits(em);
    return known.filter((id) => findClosedFacts(session, id)?.seen);
  }
  const facts = findClosedFacts(session, unitId);
  if (!facts && maySeeAll(session.reach)) throw new AppError('UNIT_NOT_FOUND');
  if (!facts?.seen) throw new AppError('PERMISSION_DENIED');
  return [unitId];
}

/** Lists the items of a run: the record of hand-over. */
export async function listSuccessionItems(
  deps: Deps,
  request: ListSuccessionItemsRequest,
  ctx: CallContext,
): Promise<ListSuccessionItemsResponse> {
  checkRunId(request.id, (check) => checkEnum(check, 'state', request.state, SuccessionItemState));
  const bindTo = { id: request.id, state: request.state };
  const page = pageOf(request, bindTo);
  const session = await openSession(ctx, deps.directory);
  const run = await findRun(ctx.em, request.id);
  checkSeen(session, run);
  const after = Number(page.after?.[0] ?? 0);
  const rows = await findEntries(ctx.em, run.id, request.state, page.size + 1, after);
  const shown = rows.slice(0, page.size);
  const last = rows.length > page.size ? shown.at(-1) : undefined;
  const subjectIds = shown.map((row) => row.item_id);
  const read = { action: 'list_succession', subjectType: 'work_item', subjectIds, unitId: run.unit_id };
  await auditRead(ctx, read);
  return {
    items: shown.map((row) => showEntry(session, row)),
    nextPageToken: last ? nextToken([last.place], bindTo) : '',
  };
}

function checkRunId(id: string, more: (check: FieldCheck) => void = () => undefined): void {
  const check = new FieldCheck();
  checkId(check, 'id', id);
  more(check);
  check.throwIfAny();
}
