import { defineEntity, p } from '@mikro-orm/core';
import type { InferEntity } from '@mikro-orm/core';
import type { MilestoneKind } from '@baro/proto/baro/tasks/v1/programme_resources';
import type { DueMoveKind } from '@baro/proto/baro/tasks/v1/slippage';

/** A change of a due time as stored; see the migration for what each column means. */
export const DueMoveEntity = defineEntity({
  name: 'TaskDueMove',
  tableName: 'task_due_moves',
  properties: {
    id: p.uuid().primary(),
    taskId: p.uuid(),
    unitId: p.uuid(),
    treeId: p.uuid(),
    leadUnitId: p.uuid().nullable(),
    kind: p.smallint().$type<DueMoveKind>(),
    fromDueTime: p.datetime(),
    toDueTime: p.datetime(),
    workingDays: p.integer(),
    reason: p.text(),
    askTime: p.datetime(),
    askedUnitId: p.uuid(),
    askedPostId: p.uuid().nullable(),
    askedPersonId: p.uuid().nullable(),
    decidedUnitId: p.uuid(),
    decidedPostId: p.uuid().nullable(),
    decidedPersonId: p.uuid().nullable(),
    moveTime: p.datetime(),
  },
});
export type DueMoveRow = InferEntity<typeof DueMoveEntity>;

/** A programme as stored. */
export const ProgrammeEntity = defineEntity({
  name: 'Programme',
  tableName: 'programmes',
  properties: {
    id: p.uuid().primary(),
    version: p.integer(),
    unitId: p.uuid(),
    unitCode: p.text(),
    treeId: p.uuid(),
    name: p.text(),
    dateFrom: p.date(),
    dateTo: p.date(),
    sourceNumberSymbol: p.text(),
    sourceIssuerName: p.text(),
    closeTime: p.datetime().nullable(),
    closeReason: p.text(),
    createTime: p.datetime(),
  },
});
export type ProgrammeRow = InferEntity<typeof ProgrammeEntity>;

/** A project of public investment as stored. */
export const ProjectEntity = defineEntity({
  name: 'ProgrammeProject',
  tableName: 'programme_projects',
  properties: {
    id: p.uuid().primary(),
    programmeId: p.uuid(),
    name: p.text(),
    ownerUnitId: p.uuid(),
    totalPlanDong: p.bigint('number'),
    createTime: p.datetime(),
  },
});
export type ProjectRow = InferEntity<typeof ProjectEntity>;

/** A milestone as stored. */
export const MilestoneEntity = defineEntity({
  name: 'ProjectMilestone',
  tableName: 'project_milestones',
  properties: {
    id: p.uuid().primary(),
    projectId: p.uuid(),
    title: p.text(),
    kind: p.smallint().$type<MilestoneKind>(),
    targetDong: p.bigint('number'),
    targetBasisPoints: p.integer(),
    dueTime: p.datetime(),
    legalRef: p.text(),
    createTime: p.datetime(),
  },
});
export type MilestoneRow = InferEntity<typeof MilestoneEntity>;

/** A figure reported for a milestone as stored. */
export const MilestoneReportEntity = defineEntity({
  name: 'MilestoneReport',
  tableName: 'milestone_reports',
  properties: {
    id: p.uuid().primary(),
    milestoneId: p.uuid(),
    amountDong: p.bigint('number'),
    done: p.boolean(),
    asOfDate: p.date(),
    note: p.text(),
    documentId: p.uuid().nullable(),
    reportTime: p.datetime(),
    byUnitId: p.uuid(),
    byPostId: p.uuid().nullable(),
    byPersonId: p.uuid().nullable(),
  },
});
export type MilestoneReportRow = InferEntity<typeof MilestoneReportEntity>;
