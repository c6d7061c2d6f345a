import type { Acting, Holder, Session } from '@baro/directory-client';
import type { Tx } from '@baro/chassis';
import { PostRole, overseers, servedUnits, workingTimeBetween } from '@baro/directory-client';
import { CustodyEntity } from '../store/custody-entities.ts';
import type { CustodyRow, DocumentKind, ItemRow } from '../store/custody-entities.ts';
import { addViewers } from '../store/viewer-store.ts';
import { emitCustody } from './emit.ts';

/** Kinds of change, as the contract lists them. */
export type ChangeReason =
  | 'registered'
  | 'drafted'
  | 'submitted'
  | 'routed'
  | 'handed_over'
  | 'sent_back'
  | 'finished'
  | 'returned_to_sender'
  | 'withdrawn';

export interface ChangeInput {
  reason: ChangeReason;
  /** Absent: nobody holds it any more. */
  to: Holder | undefined;
  by: Acting;
  note?: string;
  dueTime: Date | null;
  /** State of the document or part after the change. */
  state: number;
  /** Holding that sending back returns to: its version, 0 for who routed a part, null for none. */
  backVersion: number | null;
  /** Whether the new holder has still to accept. */
  awaiting: boolean;
}

/** The change point and the item as it is afterwards, not stored yet. */
export function applyChange(session: Session, item: ItemRow, input: ChangeInput): CustodyRow {
  const { now } = session;
  const held = item.holderUnitId !== null && item.holderUnitId !== undefined;
  const change: CustodyRow = {
    itemId: item.id,
    version: item.version + 1,
    documentId: item.documentId,
    fromUnitId: item.holderUnitId ?? null,
    fromPostId: item.holderPostId ?? null,
    fromPersonId: item.holderPersonId ?? null,
    fromTime: held ? item.sinceTime : null,
    toUnitId: input.to?.unitId ?? null,
    toPostId: input.to?.postId ?? null,
    toPersonId: input.to?.personId ?? null,
    changeTime: now,
    reason: input.reason,
    note: input.note ?? '',
    byUnitId: input.by.unitId,
    byPostId: input.by.postId || null,
    byPersonId: input.by.personId || null,
    dueTime: input.dueTime,
    workingMinutes: held ? workingMinutes(session, item.sinceTime) : 0,
    state: input.state,
    backVersion: input.backVersion,
  };
  item.version = change.version;
  item.holderUnitId = change.toUnitId ?? null;
  item.holderPostId = change.toPostId ?? null;
  item.holderPersonId = change.toPersonId ?? null;
  item.sinceTime = now;
  item.dueTime = input.dueTime;
  item.backVersion = input.backVersion;
  item.awaiting = input.to !== undefined && input.awaiting;
  return change;
}

function workingMinutes(session: Session, since: Date): number {
  return Math.round(workingTimeBetween(since, session.now, session.directory.calendar()).minutes);
}

/** Changes hands of an item the transaction manages: change point, event, and who sees the document from now on. */
export async function changeHands(
  tx: Tx,
  session: Session,
  document: { id: string; kind: DocumentKind; sortTime: Date },
  item: ItemRow,
  input: ChangeInput,
): Promise<void> {
  const change = applyChange(session, item, input);
  tx.em.persist(tx.em.create(CustodyEntity, change));
  emitCustody(tx, session, item, change);
  if (input.to) await addViewers(tx.em, document, viewersOf(session, input.to, item.unitId));
}

/** Roles that see the whole book they serve. */
const bookRoles = new Set<PostRole>([PostRole.RECORDS_CLERK, PostRole.LEADER, PostRole.CHIEF_OF_OFFICE]);

/**
 * Viewers a holder brings: the post, and the units over it. None when the post sees the whole book anyway: keeping
 * the book is no handling, and must not open it to whoever heads the division the clerk sits in.
 */
export function viewersOf(session: Session, holder: Holder, bookUnitId: string): string[] {
  if (!holder.postId) return [];
  const role = session.directory.post(holder.postId, session.now)?.post.role;
  if (
    role !== undefined &&
    bookRoles.has(role) &&
    servedUnits(role, holder.unitId, session.find).includes(bookUnitId)
  ) {
    return [];
  }
  return [holder.postId, ...overseers(holder.unitId, session.find)];
}

/** An item nobody has held yet. */
export function newItem(
  session: Session,
  facts: Pick<ItemRow, 'id' | 'kind' | 'documentId' | 'unitId'> & { dueTime: Date | null },
): ItemRow {
  return {
    ...facts,
    version: 0,
    holderUnitId: null,
    holderPostId: null,
    holderPersonId: null,
    sinceTime: session.now,
    awaiting: false,
    backVersion: null,
  };
}
