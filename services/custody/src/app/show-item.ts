import { dueStateOf, postHolder, remainingOf } from '@baro/directory-client';
import type { Session } from '@baro/directory-client';
import { WorkItem } from '@baro/proto/baro/custody/v1/custody';
import { holderOf } from '../store/ledger-store.ts';
import type { ItemRow } from '../store/ledger-store.ts';

/** An item as lists and pages show it. */
export function showItem(session: Session, row: ItemRow): WorkItem {
  const { now, directory } = session;
  const holder = holderOf(row);
  const remaining = holder ? remainingOf(row.due_time, now, directory.calendar()) : { vi: '', en: '' };
  const giver = row.from_person_id ? (directory.person(row.from_person_id)?.fullName ?? '') : '';
  return WorkItem.fromPartial({
    itemId: row.id,
    itemKind: row.kind,
    rootId: row.root_id,
    parentItemId: row.parent_id ?? '',
    numberSymbol: row.number_symbol,
    subject: row.subject,
    fromName: row.from_name || giver,
    state: row.state,
    urgency: row.urgency,
    awaiting: row.awaiting,
    sinceTime: row.since_time ?? undefined,
    dueTime: row.due_time ?? undefined,
    originalDueTime: row.original_due_time ?? undefined,
    dueState: dueStateOf(row.due_time, row.end_time, now, session.soonEnd),
    remainingVi: remaining.vi,
    remainingEn: remaining.en,
    holder: holder ? postHolder(session, holder, row.since_time) : undefined,
  });
}
