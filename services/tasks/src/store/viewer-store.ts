import { execute, query } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { TaskRow } from './task-entities.ts';

/** Lets posts, and units over them, see a task from now on. */
export async function addViewers(
  em: EntityManager,
  task: Pick<TaskRow, 'id' | 'dueTime' | 'createTime'>,
  viewers: readonly string[],
): Promise<void> {
  if (viewers.length === 0) return;
  await execute(
    em,
    `INSERT INTO task_viewers (viewer_id, task_id, due_key, create_time)
     SELECT viewer, $2, coalesce($3::timestamptz, 'infinity'), $4 FROM unnest($1::uuid[]) AS viewer
     ON CONFLICT DO NOTHING`,
    [[...new Set(viewers)], task.id, task.dueTime ?? null, task.createTime],
  );
}

/** Brings the lists of a task's viewers in the order of its new due time. */
export async function reorderViewers(
  em: EntityManager,
  task: Pick<TaskRow, 'id' | 'dueTime'>,
): Promise<void> {
  await execute(
    em,
    `UPDATE task_viewers SET due_key = coalesce($2::timestamptz, 'infinity') WHERE task_id = $1`,
    [task.id, task.dueTime ?? null],
  );
}

/** Which of the caller's viewers are recorded, by task. */
export async function findViewers(
  em: EntityManager,
  taskIds: readonly string[],
  viewers: readonly string[],
): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  if (taskIds.length === 0 || viewers.length === 0) return found;
  const rows = await query<{ task_id: string; viewer_id: string }>(
    em,
    `SELECT task_id, viewer_id FROM task_viewers
     WHERE task_id = ANY($1::uuid[]) AND viewer_id = ANY($2::uuid[])`,
    [taskIds, viewers],
  );
  for (const { task_id: taskId, viewer_id: viewerId } of rows) {
    found.set(taskId, [...(found.get(taskId) ?? []), viewerId]);
  }
  return found;
}
