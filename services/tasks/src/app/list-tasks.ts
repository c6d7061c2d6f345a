import { maySeeBook, openSession, treeOfUnit } from '@baro/directory-client';
import type { Session } from '@baro/directory-client';
import { auditRead, FieldCheck, nextToken, pageOf, parseSearch, queryCondition } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import type { ListTasksRequest, ListTasksResponse } from '@baro/proto/baro/tasks/v1/tasks';
import { findPage } from '../store/list-store.ts';
import { findProgrammeNames } from '../store/programme-store.ts';
import type { ListQuery } from '../store/list-store.ts';
import { findItems, findTasksIn } from '../store/task-store.ts';
import type { Deps } from './deps.ts';
import { checkFilters, filtersOf } from './list-filters.ts';
import { showTask } from './show-task.ts';

/** Lists and searches the tasks the caller may see. */
export async function listTasks(
  deps: Deps,
  request: ListTasksRequest,
  ctx: CallContext,
): Promise<ListTasksResponse> {
  const { pageSize, pageToken, ...bindTo } = request;
  const check = new FieldCheck();
  checkFilters(check, request);
  check.throwIfAny();
  const page = pageOf({ pageSize, pageToken }, bindTo);
  const session = await openSession(ctx, deps.directory);
  const searched = request.query.trim() !== '';
  const words = parseSearch(request.query);
  if (searched && !words) return { tasks: [], nextPageToken: '' };
  const found = await findPage(ctx.em, {
    scope: scopeOf(session, request.unitId),
    order: request.orderBy === 'create_time desc' ? 'create_time desc' : 'due_time',
    filters: filtersOf(session, request),
    words: words && queryCondition(words),
    size: page.size,
    after: page.after,
  });
  const shown = found.slice(0, page.size);
  const ids = shown.map((row) => row.id);
  const rows = await findTasksIn(ctx.em, ids);
  const items = await findItems(ctx.em, ids);
  const programmes = await findProgrammeNames(ctx.em, rows);
  if (searched) await auditRead(ctx, { action: 'search', subjectType: 'task', subjectIds: ids });
  const last = found.length > page.size ? shown.at(-1) : undefined;
  return {
    tasks: rows.map((row) => showTask(session, row, items.get(row.id), { programmes })),
    nextPageToken: last ? nextToken([last.key, last.id], bindTo) : '',
  };
}

/** Where the list is read from; a book the caller sees whole is read by itself. */
function scopeOf(session: Session, unitId: string): ListQuery['scope'] {
  const treeId = unitId && treeOfUnit(session, unitId);
  const book = unitId !== '' && maySeeBook(session.reach, { unitId, treeId });
  return { ...session.reach, bookUnitId: book ? unitId : '' };
}
