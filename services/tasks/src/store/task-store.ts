import { LockMode } from '@mikro-orm/core';
import { query } from '@baro/chassis';
import type { EntityManager } from '@mikro-orm/postgresql';
import { ItemEntity } from './hand-entities.ts';
import type { HandRow, ItemRow } from './hand-entities.ts';
import { HandEntity } from './hand-entities.ts';
import { ExtensionEntity, ObstacleEntity, PartEntity, ProgressEntity, TaskEntity } from './task-entities.ts';
import type { ExtensionRow, ObstacleRow, PartRow, ProgressRow, TaskRow } from './task-entities.ts';

export interface HeldPart {
  part: PartRow;
  item: ItemRow;
}

export interface HeldObstacle {
  obstacle: ObstacleRow;
  item: ItemRow;
}

/** A task with who holds it, its parts and obstacles and who holds those. */
export interface TaskAggregate {
  task: TaskRow;
  /** Absent for what was imported closed, which nobody held here. */
  item: ItemRow | undefined;
  /** In the order they were given. */
  parts: HeldPart[];
  /** Newest first. */
  obstacles: HeldObstacle[];
}

/** The task alone. */
export async function findTask(em: EntityManager, id: string): Promise<TaskRow | null> {
  return em.findOne(TaskEntity, { id });
}

/** The task an item belongs to. Read beside the ORM, which would remember the row as it was before the lock. */
export async function findTaskIdOf(em: EntityManager, itemId: string): Promise<string | undefined> {
  const rows = await query<{ task_id: string }>(em, 'SELECT task_id FROM task_items WHERE id = $1', [itemId]);
  return rows[0]?.task_id;
}

/** Locks the task alone until the end of the transaction. */
export async function lockTaskRow(em: EntityManager, id: string): Promise<TaskRow | null> {
  return em.findOne(TaskEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
}

/** Who divides a task acts on it; the task is locked. */
export async function noteDivision(em: EntityManager, taskId: string, postId: string): Promise<void> {
  await em.nativeUpdate(ItemEntity, { id: taskId, holderPostId: postId }, { acted: true });
}

/** Locks the task until the end of the transaction, so that of two who act at once one waits and then sees. */
export async function lockTask(em: EntityManager, id: string): Promise<TaskAggregate | undefined> {
  const task = await lockTaskRow(em, id);
  return task ? loadHeld(em, task) : undefined;
}

/** Holders, parts and obstacles of a task. */
export async function loadHeld(em: EntityManager, task: TaskRow): Promise<TaskAggregate> {
  const taskId = task.id;
  const parts = await em.find(PartEntity, { taskId }, { orderBy: { place: 'asc', createTime: 'asc' } });
  const obstacles = await em.find(ObstacleEntity, { taskId }, { orderBy: { raiseTime: 'desc', id: 'desc' } });
  const items = new Map((await em.find(ItemEntity, { taskId })).map((item) => [item.id, item]));
  return {
    task,
    item: items.get(taskId),
    parts: parts.flatMap((part) => {
      const item = items.get(part.id);
      return item ? [{ part, item }] : [];
    }),
    obstacles: obstacles.flatMap((obstacle) => {
      const item = items.get(obstacle.id);
      return item ? [{ obstacle, item }] : [];
    }),
  };
}

/** The task as an item; its row is read after the task is locked. */
export async function findItemOf(em: EntityManager, taskId: string): Promise<ItemRow | null> {
  return em.findOne(ItemEntity, { id: taskId });
}

/** Holders of many tasks. */
export async function findItems(em: EntityManager, ids: readonly string[]): Promise<Map<string, ItemRow>> {
  if (ids.length === 0) return new Map();
  const items = await em.find(ItemEntity, { id: { $in: [...ids] } }, { disableIdentityMap: true });
  return new Map(items.map((item) => [item.id, item]));
}

/** Tasks by id, in the order of the ids. */
export async function findTasksIn(em: EntityManager, ids: readonly string[]): Promise<TaskRow[]> {
  if (ids.length === 0) return [];
  const rows = await em.find(TaskEntity, { id: { $in: [...ids] } }, { disableIdentityMap: true });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Reports of progress, newest first. */
export async function findProgress(em: EntityManager, taskId: string): Promise<ProgressRow[]> {
  return em.find(ProgressEntity, { taskId }, { orderBy: { reportTime: 'desc', id: 'desc' } });
}

/** Requests for extension, newest first. */
export async function findExtensions(em: EntityManager, taskId: string): Promise<ExtensionRow[]> {
  return em.find(ExtensionEntity, { taskId }, { orderBy: { askTime: 'desc', id: 'desc' } });
}

/** One request for extension of a task. */
export async function findExtension(
  em: EntityManager,
  taskId: string,
  id: string,
): Promise<ExtensionRow | null> {
  return em.findOne(ExtensionEntity, { id, taskId });
}

/** Tasks a task was divided into, oldest first. */
export async function findChildren(em: EntityManager, parentId: string): Promise<TaskRow[]> {
  return em.find(TaskEntity, { parentId }, { orderBy: { createTime: 'asc', id: 'asc' } });
}

/** How many children are in one of the states. */
export async function countChildren(
  em: EntityManager,
  parentId: string,
  states: readonly number[],
): Promise<number> {
  const rows = await query<{ n: number }>(
    em,
    'SELECT count(*)::int AS n FROM tasks WHERE parent_id = $1 AND state = ANY($2::smallint[])',
    [parentId, states],
  );
  return rows[0]?.n ?? 0;
}

/** One change of hands of an item. */
export async function findHand(em: EntityManager, itemId: string, version: number): Promise<HandRow | null> {
  return em.findOne(HandEntity, { itemId, version });
}
