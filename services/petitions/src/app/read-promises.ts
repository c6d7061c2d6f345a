import { dueStateOf, endOfDay, localDateOf, openSession, startOfDay } from '@baro/directory-client';
import type { Session } from '@baro/directory-client';
import { AppError, checkEnum, checkId, FieldCheck, nextToken, pageOf } from '@baro/chassis';
import type { CallContext, Condition } from '@baro/chassis';
import { DueState } from '@baro/proto/baro/custody/v1/resources';
import { PromiseOrigin, PromiseState } from '@baro/proto/baro/petitions/v1/promises';
import type {
  GetPromiseReportRequest,
  GetPromiseReportResponse,
  GetPromiseRequest,
  GetPromiseResponse,
  ListPromisesRequest,
  ListPromisesResponse,
} from '@baro/proto/baro/petitions/v1/promises';
import { maySeePetitions } from '../domain/policy.ts';
import {
  countToReport,
  findPromisePage,
  hasMoved,
  isOverdue,
  toReport,
  wasBroken,
} from '../store/promise-list-store.ts';
import { findPromise, findPromisesIn } from '../store/promise-store.ts';
import { findSession } from '../store/session-store.ts';
import type { Deps } from './deps.ts';
import { promiseDetail, showPromises } from './show-promise.ts';

/** @throws AppError PERMISSION_DENIED */
async function openReading(deps: Deps, ctx: CallContext): Promise<Session> {
  const session = await openSession(ctx, deps.directory);
  if (!maySeePetitions(session.staff)) throw new AppError('PERMISSION_DENIED');
  return session;
}

/** Returns a promise with everything that happened to it. */
export async function getPromise(
  deps: Deps,
  request: GetPromiseRequest,
  ctx: CallContext,
): Promise<GetPromiseResponse> {
  const check = new FieldCheck();
  checkId(check, 'id', request.id);
  check.throwIfAny();
  const session = await openReading(deps, ctx);
  const row = await findPromise(ctx.em, request.id);
  if (!row) throw new AppError('PROMISE_NOT_FOUND');
  return { promise: await promiseDetail(ctx.em, session, row) };
}

/** Lists promises, outstanding ones first, of them the soonest due. */
export async function listPromises(
  deps: Deps,
  request: ListPromisesRequest,
  ctx: CallContext,
): Promise<ListPromisesResponse> {
  const { pageSize, pageToken, ...bindTo } = request;
  checkFilters(request);
  const page = pageOf({ pageSize, pageToken }, bindTo);
  const session = await openReading(deps, ctx);
  if (request.sessionId && !(await findSession(ctx.em, request.sessionId))) {
    throw new AppError('SESSION_NOT_FOUND');
  }
  const filters = filtersOf(session, request);
  const found = await findPromisePage(ctx.em, { filters, size: page.size, after: page.after });
  const shown = found.slice(0, page.size);
  const rows = await findPromisesIn(
    ctx.em,
    shown.map(({ id }) => id),
  );
  const last = found.length > page.size ? shown.at(-1) : undefined;
  return {
    promises: await showPromises(ctx.em, session, rows),
    nextPageToken: last ? nextToken([last.kept, last.dueDate, last.id], bindTo) : '',
  };
}

const standings: Record<string, (today: string) => Condition> = {
  overdue: isOverdue,
  broken: wasBroken,
  moved: hasMoved,
};

function checkFilters(request: ListPromisesRequest): void {
  const check = new FieldCheck();
  check.uuid('petitionId', request.petitionId);
  check.uuid('sessionId', request.sessionId);
  check.uuid('accountableUnitId', request.accountableUnitId);
  request.states.forEach((state, at) => checkEnum(check, `states[${at}]`, state, PromiseState));
  checkEnum(check, 'origin', request.origin, PromiseOrigin);
  if (request.standing !== '') check.oneOf('standing', request.standing, Object.keys(standings));
  check.throwIfAny();
}

function filtersOf(session: Session, request: ListPromisesRequest): Condition[] {
  const { petitionId, sessionId, accountableUnitId, states, origin } = request;
  const standing = standings[request.standing];
  const below = (): readonly string[] => session.directory.subtree(accountableUnitId, session.now);
  const filters: (Condition | '' | 0 | false | undefined)[] = [
    petitionId && ((p) => `d.petition_id = ${p.add(petitionId, 'uuid')}`),
    sessionId && toReport(sessionId),
    accountableUnitId &&
      ((p) =>
        `d.accountable_unit_id = ANY(${p.add([...new Set([accountableUnitId, ...below()])], 'uuid[]')})`),
    states.length > 0 && ((p) => `d.state = ANY(${p.add(states, 'smallint[]')})`),
    origin && ((p) => `d.origin = ${p.add(origin, 'smallint')}`),
    standing?.(localDateOf(session.now)),
  ];
  return filters.flatMap((filter) => filter || []);
}

/** By when the promises must be reported before a session opens, how that was counted, and how many there are. */
export async function getPromiseReport(
  deps: Deps,
  request: GetPromiseReportRequest,
  ctx: CallContext,
): Promise<GetPromiseReportResponse> {
  const check = new FieldCheck();
  checkId(check, 'sessionId', request.sessionId);
  check.throwIfAny();
  const session = await openReading(deps, ctx);
  const council = await findSession(ctx.em, request.sessionId);
  if (!council) throw new AppError('SESSION_NOT_FOUND');
  const { total, carried, kept, broken, moved } = await countToReport(
    ctx.em,
    council.id,
    localDateOf(session.now),
  );
  return {
    report: {
      ...termBefore(session, council.openDate),
      sessionId: council.id,
      sessionName: council.name,
      openDate: council.openDate,
      totalCount: total,
      carriedCount: carried,
      keptCount: kept,
      brokenCount: broken,
      movedCount: moved,
    },
  };
}

/** The term of the opening day, in days and words; empty where no row holds. */
function termBefore({ directory, now, soonEnd }: Session, openDate: string) {
  const clock = directory.clock({
    procedure: 'questioning',
    step: 'promise.report',
    triggerTime: startOfDay(openDate),
  });
  const dueDate = clock?.dueDate ?? '';
  return {
    dueDate,
    lastWorkingDate: clock?.lastWorkingDate ?? '',
    dueState: dueDate ? dueStateOf(endOfDay(dueDate), null, now, soonEnd) : DueState.NONE,
    legalRef: clock?.legalRef ?? '',
    confidence: clock?.term.confidence ?? '',
    noteVi: clock?.term.note ?? '',
    explanationVi: clock?.explanation.vi ?? '',
    explanationEn: clock?.explanation.en ?? '',
  };
}
