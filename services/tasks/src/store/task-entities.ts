import { defineEntity, p } from '@mikro-orm/core';
import type { InferEntity } from '@mikro-orm/core';
import type {
  ExtensionState,
  Position,
  TaskPartState,
  TaskSourceKind,
  TaskState,
} from '@baro/proto/baro/tasks/v1/resources';
import type { ObstacleState } from '../domain/states.ts';

/** A task as stored; see the migration for what each column means. */
export const TaskEntity = defineEntity({
  name: 'Task',
  tableName: 'tasks',
  properties: {
    id: p.uuid().primary(),
    version: p.integer(),
    unitId: p.uuid(),
    unitCode: p.text(),
    treeId: p.uuid(),
    sourceKind: p.smallint().$type<TaskSourceKind>(),
    sourceIssuerName: p.text(),
    sourceNumberSymbol: p.text(),
    sourceDate: p.date().nullable(),
    sourceDocumentId: p.uuid().nullable(),
    sourcePetitionId: p.uuid().nullable(),
    work: p.text(),
    responsibility: p.text(),
    product: p.text(),
    authority: p.text(),
    leadPostId: p.uuid().nullable(),
    leadUnitId: p.uuid().nullable(),
    leadName: p.text(),
    coordinatorNames: p.text(),
    sourceNote: p.text(),
    dueTime: p.datetime().nullable(),
    standing: p.boolean(),
    originalDueTime: p.datetime().nullable(),
    urgency: p.smallint().$type<number>(),
    parentId: p.uuid().nullable(),
    programmeId: p.uuid().nullable(),
    assignerUnitId: p.uuid(),
    assignerPostId: p.uuid().nullable(),
    assignerPersonId: p.uuid().nullable(),
    assignTime: p.datetime().nullable(),
    state: p.smallint().$type<TaskState>(),
    progressPercent: p.smallint().$type<number>(),
    openExtensionId: p.uuid().nullable(),
    competentUnitId: p.uuid().nullable(),
    stateReason: p.text(),
    completionText: p.text(),
    completionDocumentId: p.uuid().nullable(),
    reportTime: p.datetime().nullable(),
    finishTime: p.datetime().nullable(),
    source: p.text().nullable(),
    externalId: p.text().nullable(),
    urgingCount: p.integer(),
    createTime: p.datetime(),
    updateTime: p.datetime(),
  },
});
export type TaskRow = InferEntity<typeof TaskEntity>;

/** A co-ordinator's part as stored. */
export const PartEntity = defineEntity({
  name: 'TaskPart',
  tableName: 'task_parts',
  properties: {
    id: p.uuid().primary(),
    version: p.integer(),
    taskId: p.uuid(),
    place: p.smallint(),
    postId: p.uuid(),
    unitId: p.uuid(),
    request: p.text(),
    dueTime: p.datetime().nullable(),
    originalDueTime: p.datetime().nullable(),
    state: p.smallint().$type<TaskPartState>(),
    position: p.smallint().$type<Position>(),
    result: p.text(),
    finishTime: p.datetime().nullable(),
    createTime: p.datetime(),
  },
});
export type PartRow = InferEntity<typeof PartEntity>;

/** A report of progress as stored. */
export const ProgressEntity = defineEntity({
  name: 'TaskProgress',
  tableName: 'task_progress',
  properties: {
    id: p.uuid().primary(),
    taskId: p.uuid(),
    reportTime: p.datetime(),
    percent: p.smallint(),
    text: p.text(),
    byUnitId: p.uuid(),
    byPostId: p.uuid().nullable(),
    byPersonId: p.uuid().nullable(),
  },
});
export type ProgressRow = InferEntity<typeof ProgressEntity>;

/** A request for extension as stored. */
export const ExtensionEntity = defineEntity({
  name: 'TaskExtension',
  tableName: 'task_extensions',
  properties: {
    id: p.uuid().primary(),
    taskId: p.uuid(),
    state: p.smallint().$type<ExtensionState>(),
    oldDueTime: p.datetime(),
    newDueTime: p.datetime(),
    reason: p.text(),
    askTime: p.datetime(),
    askedUnitId: p.uuid(),
    askedPostId: p.uuid().nullable(),
    askedPersonId: p.uuid().nullable(),
    decideTime: p.datetime().nullable(),
    decidedUnitId: p.uuid().nullable(),
    decidedPostId: p.uuid().nullable(),
    decidedPersonId: p.uuid().nullable(),
    decisionNote: p.text(),
  },
});
export type ExtensionRow = InferEntity<typeof ExtensionEntity>;

/** An obstacle as stored. */
export const ObstacleEntity = defineEntity({
  name: 'TaskObstacle',
  tableName: 'task_obstacles',
  properties: {
    id: p.uuid().primary(),
    taskId: p.uuid(),
    text: p.text(),
    dueTime: p.datetime().nullable(),
    raiseTime: p.datetime(),
    raisedUnitId: p.uuid(),
    raisedPostId: p.uuid().nullable(),
    raisedPersonId: p.uuid().nullable(),
    state: p.smallint().$type<ObstacleState>(),
    answer: p.text(),
    endTime: p.datetime().nullable(),
    workingMinutes: p.integer().nullable(),
  },
});
export type ObstacleRow = InferEntity<typeof ObstacleEntity>;
