import { handProperties, itemProperties } from '@baro/directory-client';
import { defineEntity, p } from '@mikro-orm/core';
import type { InferEntity } from '@mikro-orm/core';

/** Kinds of items in the tables. */
export const itemKinds = { task: 1, part: 2, obstacle: 3 } as const;
export type ItemKind = (typeof itemKinds)[keyof typeof itemKinds];

/** Who holds an item now. */
export const ItemEntity = defineEntity({
  name: 'TaskItem',
  tableName: 'task_items',
  properties: {
    kind: p.smallint().$type<ItemKind>(),
    taskId: p.uuid(),
    ...itemProperties(),
  },
});
export type ItemRow = InferEntity<typeof ItemEntity>;

/** A change of hands: `HandChange` with the task it belongs to. */
export const HandEntity = defineEntity({
  name: 'TaskHand',
  tableName: 'task_hands',
  properties: {
    taskId: p.uuid(),
    ...handProperties(),
  },
});
export type HandRow = InferEntity<typeof HandEntity>;
