import { workingMinutesBetween } from '../time/index.ts';
import type { Acting } from '../staff/policy.ts';
import type { Holder } from '../staff/holders.ts';
import type { Session } from '../staff/session.ts';

/** An item as its service keeps it: who holds it now. */
export interface HeldItem {
  id: string;
  /** Version of its last change of hands; 0 before the first. */
  version: number;
  /** Version of its last event: changes of hands and descriptions together. */
  eventVersion: number;
  holderUnitId?: string | null | undefined;
  holderPostId?: string | null | undefined;
  holderPersonId?: string | null | undefined;
  sinceTime: Date;
  dueTime?: Date | null | undefined;
  /** Whether the holder has still to accept. */
  awaiting: boolean;
  /** Whether the holder has recorded an act on it since it came; acceptance is none. See `noteAct`. */
  acted: boolean;
  /** Holding that sending back returns to: its version, 0 for who gave a part, null for none. */
  backVersion?: number | null | undefined;
}

/** What is to happen. */
export interface ChangeInput<Reason extends string = string> {
  reason: Reason;
  /** Absent: nobody holds it any more. */
  to: Holder | undefined;
  by: Acting;
  note?: string;
  dueTime: Date | null;
  /** State of the item after the change. */
  state: number;
  backVersion: number | null;
  awaiting: boolean;
}

/** One change of hands, as a service stores it. */
export interface HandChange {
  itemId: string;
  version: number;
  fromUnitId: string | null;
  fromPostId: string | null;
  fromPersonId: string | null;
  fromTime: Date | null;
  toUnitId: string | null;
  toPostId: string | null;
  toPersonId: string | null;
  changeTime: Date;
  reason: string;
  note: string;
  byUnitId: string | null;
  byPostId: string | null;
  byPersonId: string | null;
  dueTime: Date | null;
  /** Working minutes the holder before held it. */
  workingMinutes: number;
  state: number;
  backVersion: number | null;
}

/** What the ledger is told of a change beside what is stored. */
export interface ToldChange extends HandChange {
  /** Whether the holder before had recorded an act, or gives words with the hand-over. */
  acted: boolean;
}

/** An item nobody has held yet. */
export function unheld(id: string, now: Date, dueTime: Date | null): Required<HeldItem> {
  return {
    id,
    version: 0,
    eventVersion: 0,
    holderUnitId: null,
    holderPostId: null,
    holderPersonId: null,
    sinceTime: now,
    dueTime,
    awaiting: false,
    acted: false,
    backVersion: null,
  };
}

/** Notes an act of the holder on the item; one of somebody else adds nothing of the holder's. */
export function noteAct(item: HeldItem | undefined, as: Acting): void {
  if (item?.holderPostId && item.holderPostId === as.postId) item.acted = true;
}

/** Makes the change point and brings the item up to it; neither is stored yet. */
export function applyChange(session: Session, item: HeldItem, input: ChangeInput): ToldChange {
  const held = typeof item.holderUnitId === 'string';
  // A call that waited for another one's lock began before it: hands never change backwards in time.
  const now = item.version > 0 && item.sinceTime > session.now ? item.sinceTime : session.now;
  const change: ToldChange = {
    itemId: item.id,
    version: item.version + 1,
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
    acted: item.acted || (input.reason === 'handed_over' && (input.note ?? '') !== ''),
  };
  item.version = change.version;
  item.holderUnitId = change.toUnitId;
  item.holderPostId = change.toPostId;
  item.holderPersonId = change.toPersonId;
  item.sinceTime = now;
  item.dueTime = input.dueTime;
  item.backVersion = input.backVersion;
  item.awaiting = input.to !== undefined && input.awaiting;
  item.acted = false;
  return change;
}

function workingMinutes(session: Session, since: Date): number {
  return workingMinutesBetween(since, session.now, session.directory.calendar());
}
