import { checkId, FieldCheck, write } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import { openSession } from '@baro/directory-client';
import type { DirectoryCopy } from '@baro/directory-client';
import type { ReadRemindersRequest, ReadRemindersResponse } from '@baro/proto/baro/custody/v1/custody';
import { markRead } from '../store/reminder-store.ts';
import { readerOf } from './list-reminders.ts';

const mostIds = 200;

/** Marks reminders of the caller's posts as read; others and read ones are left alone. */
export async function readReminders(
  deps: { directory: DirectoryCopy },
  request: ReadRemindersRequest,
  ctx: CallContext,
): Promise<ReadRemindersResponse> {
  const check = new FieldCheck();
  checkId(check, 'requestId', request.requestId);
  if (request.ids.length === 0) check.required('ids', undefined);
  if (request.ids.length > mostIds) {
    check.add('ids', 'TOO_MANY', `has more than ${mostIds} members`, `tối đa ${mostIds} thông báo mỗi lần`);
  }
  for (const [at, id] of request.ids.slice(0, mostIds).entries()) check.uuid(`ids[${at}]`, id);
  check.throwIfAny();
  const reader = readerOf(await openSession(ctx, deps.directory), ctx);
  return write(ctx, request, async (tx) => {
    const ids = await markRead(tx.em, reader, request.ids, tx.now);
    tx.audit({ action: 'read_reminders', subjectType: 'reminder', details: { ids } });
    return { readCount: ids.length };
  });
}
