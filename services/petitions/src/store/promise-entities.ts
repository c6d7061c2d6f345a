import { defineEntity, p } from '@mikro-orm/core';
import type { InferEntity } from '@mikro-orm/core';
import type {
  EvidenceKind,
  PromiseOrigin,
  PromiseState,
  PromiseWordKind,
} from '@baro/proto/baro/petitions/v1/promises';

/** A promise as stored; see the migration for what each column means. */
export const PromiseEntity = defineEntity({
  name: 'CouncilPromise',
  tableName: 'promises',
  properties: {
    id: p.uuid().primary(),
    version: p.integer(),
    unitId: p.uuid(),
    unitCode: p.text(),
    origin: p.smallint().$type<PromiseOrigin>(),
    petitionId: p.uuid().nullable(),
    sessionId: p.uuid().nullable(),
    content: p.text(),
    promiseDate: p.date(),
    promiserUnitId: p.uuid(),
    promiserPostId: p.uuid(),
    promiserPersonId: p.uuid(),
    accountableUnitId: p.uuid(),
    accountablePostId: p.uuid(),
    accountablePersonId: p.uuid(),
    dueDate: p.date(),
    originalDueDate: p.date(),
    state: p.smallint().$type<PromiseState>(),
    reportTime: p.datetime().nullable(),
    reportDate: p.date().nullable(),
    reporterUnitId: p.uuid().nullable(),
    reporterPersonId: p.uuid().nullable(),
    keepTime: p.datetime().nullable(),
    keepDate: p.date().nullable(),
    createTime: p.datetime(),
    updateTime: p.datetime(),
  },
});
export type PromiseRow = InferEntity<typeof PromiseEntity>;

/** A milestone as stored. */
export const PromiseMilestoneEntity = defineEntity({
  name: 'PromiseMilestone',
  tableName: 'promise_milestones',
  properties: {
    id: p.uuid().primary(),
    promiseId: p.uuid(),
    content: p.text(),
    dueDate: p.date(),
    originalDueDate: p.date(),
    reachTime: p.datetime().nullable(),
    createTime: p.datetime(),
  },
});
export type MilestoneRow = InferEntity<typeof PromiseMilestoneEntity>;

/** A change of a date as stored. */
export const PromiseMoveEntity = defineEntity({
  name: 'PromiseMove',
  tableName: 'promise_moves',
  properties: {
    id: p.uuid().primary(),
    promiseId: p.uuid(),
    milestoneId: p.uuid().nullable(),
    fromDate: p.date(),
    toDate: p.date(),
    reason: p.text(),
    byUnitId: p.uuid(),
    byPostId: p.uuid(),
    byPersonId: p.uuid(),
    moveTime: p.datetime(),
  },
});
export type MoveRow = InferEntity<typeof PromiseMoveEntity>;

/** A report, confirmation or finding as stored. */
export const PromiseWordEntity = defineEntity({
  name: 'PromiseWord',
  tableName: 'promise_words',
  properties: {
    id: p.uuid().primary(),
    promiseId: p.uuid(),
    milestoneId: p.uuid().nullable(),
    kind: p.smallint().$type<PromiseWordKind>(),
    text: p.text(),
    byUnitId: p.uuid(),
    byPostId: p.uuid(),
    byPersonId: p.uuid(),
    wordTime: p.datetime(),
  },
});
export type WordRow = InferEntity<typeof PromiseWordEntity>;

/** A piece of evidence as stored. */
export const PromiseEvidenceEntity = defineEntity({
  name: 'PromiseEvidence',
  tableName: 'promise_evidence',
  properties: {
    id: p.uuid().primary(),
    promiseId: p.uuid(),
    wordId: p.uuid(),
    kind: p.smallint().$type<EvidenceKind>(),
    documentId: p.uuid(),
    text: p.text(),
  },
});
export type EvidenceRow = InferEntity<typeof PromiseEvidenceEntity>;
