import { defineEntity, p } from '@mikro-orm/core';
import type { InferEntity } from '@mikro-orm/core';
import type { SigningCapacity } from '@baro/proto/baro/documents/v1/resources';
import type { UrgingLetterState } from '@baro/proto/baro/tasks/v1/urging';

/** An urging letter as stored; see the migration for what each column means. */
export const UrgingLetterEntity = defineEntity({
  name: 'UrgingLetter',
  tableName: 'urging_letters',
  properties: {
    id: p.uuid().primary(),
    version: p.integer(),
    unitId: p.uuid(),
    unitCode: p.text(),
    treeId: p.uuid(),
    urgedUnitId: p.uuid(),
    state: p.smallint().$type<UrgingLetterState>(),
    note: p.text(),
    answerDueTime: p.datetime().nullable(),
    signerPostId: p.uuid(),
    signerPersonId: p.uuid(),
    signingCapacity: p.smallint().$type<SigningCapacity>(),
    delegationId: p.uuid().nullable(),
    madeUnitId: p.uuid(),
    madePostId: p.uuid(),
    madePersonId: p.uuid(),
    taskCount: p.smallint().$type<number>(),
    askCount: p.integer(),
    documentId: p.uuid().nullable(),
    numberSymbol: p.text(),
    issueDate: p.date().nullable(),
    refusalReason: p.text(),
    refusalVi: p.text(),
    refusalEn: p.text(),
    createTime: p.datetime(),
    askTime: p.datetime().nullable(),
    answerTime: p.datetime().nullable(),
  },
});
export type UrgingLetterRow = InferEntity<typeof UrgingLetterEntity>;
