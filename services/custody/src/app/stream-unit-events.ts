import { AppError, FieldCheck, auditRead } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import { openSession, sessionOf } from '@baro/directory-client';
import { UnitEvent, UnitEventKind } from '@baro/proto/baro/custody/v1/feed';
import type { StreamUnitEventsRequest, StreamUnitEventsResponse } from '@baro/proto/baro/custody/v1/feed';
import { cursorOf, firstChain, nextChain, placeOf } from '../domain/feed-cursor.ts';
import type { FeedPlace } from '../domain/feed-cursor.ts';
import { mayReadFeed } from '../domain/policy.ts';
import { findEntries, findPlace } from '../store/feed-store.ts';
import type { EntryRow } from '../store/feed-store.ts';
import type { Deps } from './deps.ts';
import type { FeedWatch } from './feed-watch.ts';

/** What the feed is streamed with. */
export interface FeedDeps extends Deps {
  watch: FeedWatch;
  clock: () => Date;
  /** Longest silence of a stream, milliseconds. */
  heartbeatMs: number;
}

/** Entries read at once; while the caller is behind no more are read. */
const pageSize = 200;
/** A stream ends by itself so long before its deadline: with OK, not with an error. */
const beforeDeadlineMs = 2_000;

/** Streams what concerns the caller's unit from a cursor on, at the caller's pace. */
export async function* streamUnitEvents(
  deps: FeedDeps,
  request: StreamUnitEventsRequest,
  ctx: CallContext,
): AsyncGenerator<StreamUnitEventsResponse> {
  checkFields(request);
  const { staff } = await openSession(ctx, deps.directory);
  const unitId = request.unitId || staff.systemUnitId;
  if (!mayReadFeed(staff, unitId)) throw new AppError('PERMISSION_DENIED');
  let place = await startOf(ctx, unitId, request.cursor);
  await auditRead(ctx, { action: 'stream', subjectType: 'unit_events', subjectIds: [unitId], unitId });
  yield answer(place);
  const over = AbortSignal.any([ctx.signal, ctx.draining]);
  const endMs = ctx.deadline.getTime() - beforeDeadlineMs;
  const isOver = (): boolean => over.aborted || Date.now() >= endMs;
  while (!isOver()) {
    throwIfTokenEnded(ctx);
    const rows = await findEntries(ctx.em, place, pageSize);
    let told = place;
    for (const row of rows) {
      place = step(place, row);
      if (request.kinds.length > 0 && !request.kinds.some((kind) => kind === row.kind)) continue;
      told = place;
      yield { ...answer(place), event: UnitEvent.fromJSON(row.body) };
    }
    if (rows.length === pageSize) continue;
    // What was left out is said to be read, or a reader of a rare kind would begin far back again.
    if (told !== place) yield answer(place);
    const longestMs = Math.min(deps.heartbeatMs, endMs - Date.now(), tokenMs(ctx));
    if (await deps.watch.wait(unitId, place.sequence, longestMs, over)) continue;
    if (isOver()) break;
    throwIfTokenEnded(ctx);
    await checkStillTrue(deps, ctx, place);
    yield answer(place);
  }
}

function checkFields({ unitId, cursor, kinds }: StreamUnitEventsRequest): void {
  const check = new FieldCheck();
  check.uuid('unitId', unitId);
  check.text('cursor', cursor, 200);
  const known: readonly number[] = [UnitEventKind.CHANGED_HANDS, UnitEventKind.DESCRIBED];
  for (const [index, kind] of kinds.entries()) {
    if (!known.includes(kind)) {
      check.add(`kinds[${index}]`, 'NOT_ALLOWED', 'is no kind', 'không phải loại sự kiện');
    }
  }
  check.throwIfAny();
}

function answer(place: FeedPlace): StreamUnitEventsResponse {
  return { cursor: cursorOf(place), sequence: place.sequence, event: undefined };
}

/** The place of the cursor, when it is one of this feed as it stands; without one the oldest that is kept. */
async function startOf(ctx: CallContext, unitId: string, cursor: string): Promise<FeedPlace> {
  if (cursor === '') {
    const known = await findPlace(ctx.em, unitId, 0);
    return { unitId, sequence: known?.purgedSequence ?? 0, chain: known?.purgedChain ?? firstChain };
  }
  const place = placeOf(cursor);
  if (place?.unitId !== unitId) throw new AppError('EVENT_CURSOR_INVALID');
  await checkPlace(ctx, place);
  return place;
}

/**
 * The chain of a place is the digest of all that was read up to it: a database that was restored to a moment before, or
 * filled again in another order, has another one there.
 */
async function checkPlace(ctx: CallContext, place: FeedPlace): Promise<void> {
  const known = await findPlace(ctx.em, place.unitId, place.sequence);
  const purged = known?.purgedSequence ?? 0;
  if (place.sequence < purged) throw new AppError('EVENT_CURSOR_EXPIRED');
  const chain = place.sequence === purged ? (known?.purgedChain ?? firstChain) : known?.chain;
  if (!chain?.equals(place.chain)) throw new AppError('EVENT_CURSOR_INVALID');
}

/** The place after an entry. */
function step(place: FeedPlace, row: EntryRow): FeedPlace {
  const { unitId } = place;
  if (row.sequence !== place.sequence + 1) throw new AppError('EVENT_CURSOR_EXPIRED');
  if (!row.chain.equals(nextChain(place.chain, row.event_id))) throw new AppError('EVENT_CURSOR_INVALID');
  return { unitId, sequence: row.sequence, chain: row.chain };
}

/** Whether the account still is one of this unit, and the feed still what the caller has read. */
async function checkStillTrue(deps: FeedDeps, ctx: CallContext, place: FeedPlace): Promise<void> {
  const directory = await deps.directory.read(ctx.em);
  const { staff } = sessionOf(directory, ctx.caller.accountId, deps.clock());
  if (!mayReadFeed(staff, place.unitId)) throw new AppError('PERMISSION_DENIED');
  await checkPlace(ctx, place);
}

/** Tokens are judged by the real clock. */
function tokenMs({ caller }: CallContext): number {
  return (caller.tokenEndTime?.getTime() ?? Infinity) - Date.now();
}

function throwIfTokenEnded(ctx: CallContext): void {
  if (tokenMs(ctx) <= 0) throw new AppError('UNAUTHENTICATED');
}
