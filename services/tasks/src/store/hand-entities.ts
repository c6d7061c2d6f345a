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
    id: p.uuid().primary(),
    kind: p.smallint().$type<ItemKind>(),
    taskId: p.uuid(),
    version: p.integer(),
    eventVersion: p.integer(),
    holderUnitId: p.uuid().nullable(),
    holderPostId: p.uuid().nullable(),
    holderPersonId: p.uuid().nullable(),
    sinceTime: p.datetime(),
    dueTime: p.datetime().nullable(),
    awaiting: p.boolean(),
    acted: p.boolean(),
    backVersion: p.integer().nullable(),
  },
});
export type ItemRow = InferEntity<typeof ItemEntity>;

/** A change of hands: `HandChange` with the task it belongs to. */
export const HandEntity = defineEntity({
  name: 'TaskHand',
  tableName: 'task_hands',
  properties: {
    taskId: p.uuid(),
    itemId: p.uuid().primary(),
    version: p.integer().primary(),
    changeTime: p.datetime(),
    reason: p.text(),
    note: p.text(),
    fromTime: p.datetime().nullable(),
    fromUnitId: p.uuid().nullable(),
    fromPostId: p.uuid().nullable(),
    fromPersonId: p.uuid().nullable(),
    toUnitId: p.uuid().nullable(),
    toPostId: p.uuid().nullable(),
    toPersonId: p.uuid().nullable(),
    byUnitId: p.uuid().nullable(),
    byPostId: p.uuid().nullable(),
    byPersonId: p.uuid().nullable(),
    dueTime: p.datetime().nullable(),
    workingMinutes: p.integer(),
    state: p.smallint(),
    backVersion: p.integer().nullable(),
  },
});
export type HandRow = InferEntity<typeof HandEntity>;
