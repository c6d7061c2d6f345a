import type { Session } from '@baro/directory-client';
import { FieldCheck, checkEnum, nextToken, pageOf } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import {
  dueStateOf,
  endOfDay,
  localDateOf,
  openSession,
  postHolder,
  remainingOf,
  startOfDay,
} from '@baro/directory-client';
import type { ListMyWorkRequest, ListMyWorkResponse, WorkItem } from '@baro/proto/baro/documents/v1/incoming';
import { DueState } from '@baro/proto/baro/documents/v1/resources';
import { numberSymbol } from '../domain/symbols.ts';
import { stateName } from '../domain/states.ts';
import { itemKinds } from '../store/custody-entities.ts';
import type { ItemKind } from '../store/custody-entities.ts';
import { countWork, findWork } from '../store/work-store.ts';
import type { DueRange, WorkRow, WorkTimes } from '../store/work-store.ts';
import type { Deps } from './deps.ts';

/** Lists what the caller's posts hold, due soonest first, with the counts over the whole list. */
export async function listMyWork(
  deps: Deps,
  request: ListMyWorkRequest,
  ctx: CallContext,
): Promise<ListMyWorkResponse> {
  const check = new FieldCheck();
  checkEnum(check, 'dueState', request.dueState, DueState);
  check.throwIfAny();
  const bindTo = { dueState: request.dueState };
  const page = pageOf(request, bindTo);
  const session = await openSession(ctx, deps.directory);
  const posts = [...new Set(session.staff.desks.map((desk) => desk.postId))];
  const range = rangeOf(session, request.dueState);
  const [rows, counts] = await Promise.all([
    range ? findWork(ctx.em, posts, range, page.size + 1, page.after) : [],
    countWork(ctx.orm.em.fork(), posts, timesOf(session)),
  ]);
  const shown = rows.slice(0, page.size);
  const last = rows.length > page.size ? shown.at(-1) : undefined;
  return {
    items: shown.map((row) => showWork(session, row)),
    nextPageToken: last ? nextToken([last.due_key, last.item_id], bindTo) : '',
    counts,
  };
}

function timesOf({ now, soonEnd }: Session): WorkTimes {
  const today = localDateOf(now);
  return { now, dayStart: startOfDay(today), dayEnd: endOfDay(today), soonEnd };
}

/** Due times of a due state; undefined for the states of what is finished, which nobody holds. */
function rangeOf(session: Session, state: DueState): DueRange | undefined {
  const { now, soonEnd } = session;
  switch (state) {
    case DueState.UNSPECIFIED:
      return {};
    case DueState.NONE:
      return { none: true };
    case DueState.OVERDUE:
      return { before: now };
    case DueState.DUE_SOON:
      return { from: now, to: soonEnd };
    case DueState.IN_TERM:
      return { after: soonEnd };
    default:
      return undefined;
  }
}

const kinds: Record<ItemKind, { name: string; states: 'incoming' | 'part' | 'outgoing' }> = {
  [itemKinds.incoming]: { name: 'incoming_document', states: 'incoming' },
  [itemKinds.part]: { name: 'incoming_document_part', states: 'part' },
  [itemKinds.outgoing]: { name: 'outgoing_document', states: 'outgoing' },
};

function showWork(session: Session, row: WorkRow): WorkItem {
  const { now, directory } = session;
  const kind = kinds[row.kind];
  const remaining = remainingOf(row.due_time, now, directory.calendar());
  const holder = { unitId: row.holder_unit_id, postId: row.holder_post_id, personId: row.holder_person_id };
  const giver = row.from_person_id ? (directory.person(row.from_person_id)?.fullName ?? '') : '';
  return {
    itemId: row.item_id,
    itemKind: kind.name,
    documentId: row.document_id,
    numberSymbol: row.number_symbol ?? numberSymbol(row.number, row.symbol),
    arrivalNumber: row.arrival_number,
    subject: row.subject,
    fromName: row.kind === itemKinds.outgoing ? giver : row.issuer_name,
    state: stateName(kind.states, row.state),
    sinceTime: row.since_time,
    dueTime: row.due_time ?? undefined,
    dueState: dueStateOf(row.due_time, undefined, now, session.soonEnd),
    remainingVi: remaining.vi,
    remainingEn: remaining.en,
    urgency: row.urgency,
    holder: postHolder(session, holder, row.since_time),
  };
}
