import { AppError } from '@baro/chassis';
import { maySeeAll, postHolder } from '@baro/directory-client';
import type { Session } from '@baro/directory-client';
import type { SuccessionItemState } from '@baro/proto/baro/custody/v1/successions';
import { Succession, SuccessionItem } from '@baro/proto/baro/custody/v1/successions';
import type { EntityManager } from '@mikro-orm/postgresql';
import { countsOf, entryStates, stateOf } from '../domain/succession.ts';
import type { EntryRow } from '../store/succession-item-store.ts';
import { findCounts } from '../store/succession-store.ts';
import type { RunRow } from '../store/succession-store.ts';
import { findClosedFacts } from './closed-unit.ts';

/** Runs as shown, in their order. */
export async function showRuns(em: EntityManager, session: Session, rows: RunRow[]): Promise<Succession[]> {
  const ids = rows.map((row) => row.id);
  const counts = await findCounts(em, ids);
  return rows.map((row) =>
    showOne(session, row, countsOf(counts.filter((count) => count.run_id === row.id))),
  );
}

/** One run as shown. */
export async function showRun(em: EntityManager, session: Session, row: RunRow): Promise<Succession> {
  return showOne(session, row, countsOf(await findCounts(em, [row.id])));
}

function showOne(session: Session, row: RunRow, counts: ReturnType<typeof countsOf>): Succession {
  const { directory, now } = session;
  const unit = directory.unit(row.unit_id, now);
  const by = { unitId: row.by_unit_id, postId: row.by_post_id, personId: row.by_person_id };
  return Succession.fromPartial({
    id: row.id,
    unitId: row.unit_id,
    unitName: unit?.name ?? '',
    validTo: unit?.validTo ?? '',
    state: stateOf(counts, row.finish_time !== null),
    legalRef: row.legal_ref,
    counts,
    startedBy: postHolder(session, by, row.start_time),
    startTime: row.start_time,
    finishTime: row.finish_time ?? undefined,
    settleReason: row.settle_reason,
    allowedActions: actionsOf(session, row, counts),
  });
}

function actionsOf(session: Session, row: RunRow, counts: ReturnType<typeof countsOf>): string[] {
  const refused = counts.some((one) => one.refused > 0);
  const facts = refused ? findClosedFacts(session, row.unit_id) : undefined;
  return facts?.decision.allowed ? ['RetrySuccession', 'SettleSuccession'] : [];
}

/** Whether the caller may look at the run. @throws AppError PERMISSION_DENIED, SUCCESSION_NOT_FOUND */
export function checkSeen(session: Session, run: RunRow | undefined): asserts run is RunRow {
  const facts = run && findClosedFacts(session, run.unit_id);
  const isThere = run !== undefined && (run.shown || facts?.decides === true);
  if (!isThere && maySeeAll(session.reach)) throw new AppError('SUCCESSION_NOT_FOUND');
  if (!isThere || !facts?.seen) throw new AppError('PERMISSION_DENIED');
}

/** A line of the record of hand-over: who held it with the names of then, who has it with those of the hand-over. */
export function showEntry(session: Session, row: EntryRow): SuccessionItem {
  const from = { unitId: row.from_unit_id, postId: row.from_post_id, personId: row.from_person_id };
  const refused = row.state === entryStates.refused || row.state === entryStates.settled;
  return SuccessionItem.fromPartial({
    itemId: row.item_id,
    itemKind: row.kind,
    service: row.service,
    rootId: row.root_id,
    numberSymbol: row.number_symbol,
    subject: row.subject,
    from: postHolder(session, from, row.since_time),
    dueTime: row.due_time ?? undefined,
    to: postHolder(session, receiverOf(session, row), row.move_time),
    state: row.state as SuccessionItemState, // the table's check keeps it one of them
    moveTime: row.move_time ?? undefined,
    reason: refused ? row.reason : '',
    reasonVi: refused ? row.reason_vi : '',
    reasonEn: refused ? row.reason_en : '',
  });
}

/** Who got it, or would get it today; nobody where it ended or went elsewhere. */
function receiverOf({ directory, now }: Session, row: EntryRow) {
  if (row.state === entryStates.moved) {
    return { unitId: row.to_unit_id, postId: row.to_post_id, personId: row.to_person_id };
  }
  const gone = row.state === entryStates.closed || row.state === entryStates.left;
  const post = gone ? undefined : directory.post(row.to_post_id, now);
  return { unitId: post?.unit.id ?? null, postId: row.to_post_id, personId: post?.holderPersonId ?? null };
}
