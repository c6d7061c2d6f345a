import type { Session } from '@baro/directory-client';
import { maySee, maySeeAll, openSession } from '@baro/directory-client';
import { AppError, FieldCheck, checkId } from '@baro/chassis';
import type { CallContext } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Task } from '@baro/proto/baro/tasks/v1/resources';
import type { GetTaskRequest, GetTaskResponse } from '@baro/proto/baro/tasks/v1/tasks';
import { findAttachments } from '../store/attachment-store.ts';
import { findProgrammeNames } from '../store/programme-store.ts';
import type { TaskRow } from '../store/task-entities.ts';
import {
  findChildren,
  findExtensions,
  findItems,
  findProgress,
  findTask,
  loadHeld,
} from '../store/task-store.ts';
import { findUrgings } from '../store/urging-store.ts';
import { findViewers } from '../store/viewer-store.ts';
import type { Deps } from './deps.ts';
import { showTask } from './show-task.ts';

/** Returns a task with everything that belongs to it. */
export async function getTask(
  deps: Deps,
  request: GetTaskRequest,
  ctx: CallContext,
): Promise<GetTaskResponse> {
  const check = new FieldCheck();
  checkId(check, 'id', request.id);
  check.throwIfAny();
  const session = await openSession(ctx, deps.directory);
  const row = await findTask(ctx.em, request.id);
  if (!row && maySeeAll(session.reach)) throw new AppError('TASK_NOT_FOUND');
  if (!row || !(await seesTask(ctx.em, session, row))) throw new AppError('PERMISSION_DENIED');
  return { task: await taskDetail(ctx.em, session, row) };
}

/** Whether the caller may see the task, by role or by what is recorded for it. */
export async function seesTask(em: EntityManager, session: Session, row: TaskRow): Promise<boolean> {
  return (await seenOf(em, session, [row])).length > 0;
}

/** Those of the tasks the caller may see. */
async function seenOf(em: EntityManager, session: Session, rows: readonly TaskRow[]): Promise<TaskRow[]> {
  const { reach } = session;
  const unclear = rows.filter((row) => !maySee(reach, { ...row, viewers: [] })).map((row) => row.id);
  const viewers = await findViewers(em, unclear, reach.viewers);
  return rows.filter((row) => maySee(reach, { ...row, viewers: viewers.get(row.id) ?? [] }));
}

/** The task with everything a page of it shows; of its children those the caller sees. */
export async function taskDetail(em: EntityManager, session: Session, row: TaskRow): Promise<Task> {
  const { item, parts, obstacles } = await loadHeld(em, row);
  const progress = await findProgress(em, row.id);
  const extensions = await findExtensions(em, row.id);
  const attachments = await findAttachments(em, row.id);
  const seen = await seenOf(em, session, await findChildren(em, row.id));
  const items = await findItems(
    em,
    seen.map((child) => child.id),
  );
  const urgings = row.urgingCount > 0 ? await findUrgings(em, row.id) : [];
  const programmes = await findProgrammeNames(em, [row, ...seen]);
  const children = seen.map((child) => showTask(session, child, items.get(child.id), { programmes }));
  return showTask(session, row, item, {
    parts,
    progress,
    extensions,
    obstacles,
    attachments,
    children,
    programmes,
    urgings,
  });
}
