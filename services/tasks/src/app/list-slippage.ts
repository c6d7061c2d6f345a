import { AppError, FieldCheck, nextToken, pageOf } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import { addDays, daysBetween, maySeeAll, openSession, startOfDay } from '@baro/directory-client';
import type { Session } from '@baro/directory-client';
import type {
  ListSlippageRequest,
  ListSlippageResponse,
  SlippageTotal,
} from '@baro/proto/baro/tasks/v1/slippage';
import { SlippageGrouping } from '@baro/proto/baro/tasks/v1/slippage';
import { findMovedTasks, findMoves, sumMoves } from '../store/slippage-store.ts';
import type { MovesQuery, MovesTotal } from '../store/slippage-store.ts';
import { findTask, findTasksIn } from '../store/task-store.ts';
import type { Deps } from './deps.ts';
import { seesTask } from './get-task.ts';
import { showSlippage } from './show-slippage.ts';

/** Longest period looked at at once. */
const maxDays = 366;

/** Lists how due times moved: of one task, or in a period. */
export async function listSlippage(
  deps: Deps,
  request: ListSlippageRequest,
  ctx: CallContext,
): Promise<ListSlippageResponse> {
  checkRequest(request);
  const session = await openSession(ctx, deps.directory);
  if (request.taskId) return ofTask(ctx, session, request.taskId);
  const { pageSize, pageToken, ...bindTo } = request;
  const page = pageOf({ pageSize, pageToken }, bindTo);
  const moves = movesQuery(session, request);
  const found = await findMovedTasks(ctx.em, moves, page.size, page.after);
  const shown = found.slice(0, page.size);
  const ids = shown.map((task) => task.id);
  const rows = await findTasksIn(ctx.em, ids);
  const ofRows = await findMoves(ctx.em, ids, moves);
  const totals = page.after ? [] : await sumMoves(ctx.em, moves);
  const last = found.length > page.size ? shown.at(-1) : undefined;
  return {
    tasks: rows.map((row) => showSlippage(session, row, ofRows)),
    totals: totals.map((total) => showTotal(session, total)),
    nextPageToken: last ? nextToken([last.days, last.id], bindTo) : '',
  };
}

function checkRequest({ unitId, taskId, dateFrom, dateTo }: ListSlippageRequest): void {
  const check = new FieldCheck();
  check.uuid('unitId', unitId);
  check.uuid('taskId', taskId);
  if (!taskId) for (const [field, date] of Object.entries({ dateFrom, dateTo })) check.required(field, date);
  check.isoDate('dateFrom', dateFrom);
  check.isoDate('dateTo', dateTo);
  check.throwIfAny();
  if (taskId) return;
  const days = daysBetween(dateFrom, dateTo);
  if (days < 0) check.add('dateTo', 'BEFORE_START', 'is before the first day', 'phải sau ngày bắt đầu');
  if (days > maxDays) {
    check.add('dateTo', 'TOO_LONG', `is more than ${maxDays} days later`, `kỳ không quá ${maxDays} ngày`);
  }
  check.throwIfAny();
}

async function ofTask(ctx: CallContext, session: Session, id: string): Promise<ListSlippageResponse> {
  const row = await findTask(ctx.em, id);
  if (!row && maySeeAll(session.reach)) throw new AppError('TASK_NOT_FOUND');
  if (!row || !(await seesTask(ctx.em, session, row))) throw new AppError('PERMISSION_DENIED');
  const moves = await findMoves(ctx.em, [id]);
  const tasks = moves.length > 0 ? [showSlippage(session, row, moves)] : [];
  return { tasks, totals: [], nextPageToken: '' };
}

function movesQuery(session: Session, { unitId, dateFrom, dateTo }: ListSlippageRequest): MovesQuery {
  const below = unitId ? session.directory.subtree(unitId, session.now) : [];
  return {
    scope: session.reach,
    leadUnitIds: unitId ? [...new Set([unitId, ...below])] : undefined,
    from: startOfDay(dateFrom),
    until: startOfDay(addDays(dateTo, 1)),
  };
}

function showTotal(session: Session, total: MovesTotal): SlippageTotal {
  const grouping = total.grouping as SlippageGrouping; // the statement numbers them as the contract does
  const key = total.key ?? '';
  return {
    grouping,
    key,
    name: nameOf(session, grouping, key),
    moveCount: total.moves,
    taskCount: total.tasks,
    workingDays: total.days,
  };
}

function nameOf({ directory, now }: Session, grouping: SlippageGrouping, key: string): string {
  if (!key || grouping === SlippageGrouping.REASON) return '';
  const post = grouping === SlippageGrouping.ASKER ? directory.post(key, now) : undefined;
  // A title alone says little: every division has its officials.
  return post ? `${post.post.title}, ${post.unit.name}` : (directory.unit(key, now)?.name ?? '');
}
