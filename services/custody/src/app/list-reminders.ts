import { nextToken, pageOf } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import { openSession } from '@baro/directory-client';
import type { DirectoryCopy, Session } from '@baro/directory-client';
import type {
  ListRemindersRequest,
  ListRemindersResponse,
  Reminder,
} from '@baro/proto/baro/custody/v1/custody';
import { personOf } from './person-of.ts';
import { countUnread, findReminders } from '../store/reminder-store.ts';
import type { Reader, ReminderRow } from '../store/reminder-store.ts';

const mostUnread = 1_000;

/** Lists the reminders of the posts the caller acts in, newest first. */
export async function listReminders(
  deps: { directory: DirectoryCopy },
  request: ListRemindersRequest,
  ctx: CallContext,
): Promise<ListRemindersResponse> {
  const bindTo = { reminders: true, unread: request.unread };
  const page = pageOf(request, bindTo);
  const reader = readerOf(await openSession(ctx, deps.directory), ctx);
  const before = typeof page.after?.[0] === 'string' ? page.after[0] : undefined;
  const rows = await findReminders(ctx.em, reader, request.unread, page.size + 1, before);
  const shown = rows.slice(0, page.size);
  const last = rows.length > page.size ? shown.at(-1) : undefined;
  return {
    reminders: shown.map(showReminder),
    nextPageToken: last ? nextToken([last.id], bindTo) : '',
    unreadCount: await countUnread(ctx.em, reader, mostUnread),
  };
}

/** The caller with the posts acted in, those lent during absence among them. */
export function readerOf(session: Session, ctx: CallContext): Reader {
  const postIds = [...new Set(session.staff.desks.map((desk) => desk.postId))];
  return { postIds, personId: personOf(session, ctx) };
}

function showReminder(row: ReminderRow): Reminder {
  return {
    id: row.id,
    kind: row.kind,
    workingDays: row.working_days,
    urgingCount: row.urging_count,
    itemId: row.item_id,
    itemKind: row.item_kind,
    rootId: row.root_id,
    numberSymbol: row.number_symbol,
    subject: row.subject,
    dueTime: row.due_time,
    postId: row.post_id,
    createTime: row.create_time,
    readTime: row.read_time ?? undefined,
    findingId: row.finding_id ?? '',
  };
}
