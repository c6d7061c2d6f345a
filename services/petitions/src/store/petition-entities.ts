import { handProperties, itemProperties } from '@baro/directory-client';
import { defineEntity, p } from '@mikro-orm/core';
import type { InferEntity } from '@mikro-orm/core';
import type {
  AnswerState,
  PetitionField,
  PetitionLevel,
  PetitionState,
  RaisingTiming,
  ResultClass,
  ResultKind,
} from '@baro/proto/baro/petitions/v1/resources';

/** A session of a Council as stored. */
export const SessionEntity = defineEntity({
  name: 'CouncilSession',
  tableName: 'sessions',
  properties: {
    id: p.uuid().primary(),
    version: p.integer(),
    unitId: p.uuid(),
    name: p.text(),
    term: p.text(),
    openDate: p.date(),
    closeDate: p.date().nullable(),
    petitionCount: p.integer(),
    answeredCount: p.integer(),
    closedCount: p.integer(),
    createTime: p.datetime(),
  },
});
export type SessionRow = InferEntity<typeof SessionEntity>;

/** A petition as stored; see the migration for what each column means. */
export const PetitionEntity = defineEntity({
  name: 'Petition',
  tableName: 'petitions',
  properties: {
    id: p.uuid().primary(),
    version: p.integer(),
    unitId: p.uuid(),
    unitCode: p.text(),
    year: p.integer(),
    number: p.integer(),
    subject: p.text(),
    level: p.smallint().$type<PetitionLevel>(),
    field: p.smallint().$type<PetitionField>(),
    competentName: p.text(),
    state: p.smallint().$type<PetitionState>(),
    leadPostId: p.uuid().nullable(),
    leadUnitId: p.uuid().nullable(),
    assignerUnitId: p.uuid().nullable(),
    assignerPostId: p.uuid().nullable(),
    assignerPersonId: p.uuid().nullable(),
    assignTime: p.datetime().nullable(),
    dueTime: p.datetime().nullable(),
    originalDueTime: p.datetime().nullable(),
    openAnswerId: p.uuid().nullable(),
    answerTime: p.datetime().nullable(),
    claimId: p.uuid().nullable(),
    claimClass: p.smallint().$type<ResultClass>(),
    findingId: p.uuid().nullable(),
    findingClass: p.smallint().$type<ResultClass>(),
    raisingCount: p.integer(),
    favouredId: p.uuid().nullable(),
    createTime: p.datetime(),
    updateTime: p.datetime(),
  },
});
export type PetitionRow = InferEntity<typeof PetitionEntity>;

/** One time a matter was raised, as stored. */
export const RaisingEntity = defineEntity({
  name: 'PetitionRaising',
  tableName: 'petition_raisings',
  properties: {
    id: p.uuid().primary(),
    petitionId: p.uuid(),
    sessionId: p.uuid(),
    timing: p.smallint().$type<RaisingTiming>(),
    meetingDate: p.date().nullable(),
    localityName: p.text(),
    deputyGroup: p.text(),
    words: p.text(),
    letterNumberSymbol: p.text(),
    letterDate: p.date().nullable(),
    source: p.text().nullable(),
    externalId: p.text().nullable(),
    createTime: p.datetime(),
  },
});
export type RaisingRow = InferEntity<typeof RaisingEntity>;

/** A written answer as stored. */
export const AnswerEntity = defineEntity({
  name: 'PetitionAnswer',
  tableName: 'petition_answers',
  properties: {
    id: p.uuid().primary(),
    petitionId: p.uuid(),
    state: p.smallint().$type<AnswerState>(),
    text: p.text(),
    documentId: p.uuid().nullable(),
    resultClass: p.smallint().$type<ResultClass>(),
    resultDueDate: p.date().nullable(),
    resultText: p.text(),
    submitUnitId: p.uuid(),
    submitPostId: p.uuid(),
    submitPersonId: p.uuid(),
    submitTime: p.datetime(),
    signUnitId: p.uuid().nullable(),
    signPostId: p.uuid().nullable(),
    signPersonId: p.uuid().nullable(),
    signTime: p.datetime().nullable(),
    note: p.text(),
  },
});
export type AnswerRow = InferEntity<typeof AnswerEntity>;

/** A claim or finding as stored. */
export const ResultEntity = defineEntity({
  name: 'PetitionResult',
  tableName: 'petition_results',
  properties: {
    id: p.uuid().primary(),
    petitionId: p.uuid(),
    kind: p.smallint().$type<ResultKind>(),
    resultClass: p.smallint().$type<ResultClass>(),
    dueDate: p.date().nullable(),
    text: p.text(),
    byUnitId: p.uuid(),
    byPostId: p.uuid(),
    byPersonId: p.uuid(),
    resultTime: p.datetime(),
  },
});
export type ResultRow = InferEntity<typeof ResultEntity>;

/** Who holds a petition now. */
export const ItemEntity = defineEntity({
  name: 'PetitionItem',
  tableName: 'petition_items',
  properties: itemProperties(),
});
export type ItemRow = InferEntity<typeof ItemEntity>;

/** A change of hands of a petition. */
export const HandEntity = defineEntity({
  name: 'PetitionHand',
  tableName: 'petition_hands',
  properties: handProperties(),
});
