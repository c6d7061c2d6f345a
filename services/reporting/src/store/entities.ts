import { defineEntity, p } from '@mikro-orm/core';
import type { InferEntity } from '@mikro-orm/core';
import type {
  PeriodKind,
  PeriodState,
  SubmissionState,
  UnitGroup,
  ValueGrade,
} from '@baro/proto/baro/reporting/v1/resources';

/** A report form as stored; see the migration for what each column means. */
export const FormEntity = defineEntity({
  name: 'ReportForm',
  tableName: 'report_forms',
  properties: {
    id: p.uuid().primary(),
    version: p.integer(),
    code: p.text(),
    name: p.text(),
    unitId: p.uuid(),
    unitCode: p.text(),
    periodKind: p.smallint().$type<PeriodKind>(),
    cutOffCode: p.text(),
    legalRef: p.text(),
    createTime: p.datetime(),
  },
});
export type FormRow = InferEntity<typeof FormEntity>;

/** A period as stored. */
export const PeriodEntity = defineEntity({
  name: 'ReportPeriod',
  tableName: 'periods',
  properties: {
    id: p.uuid().primary(),
    version: p.integer(),
    formId: p.uuid(),
    formName: p.text(),
    unitId: p.uuid(),
    unitCode: p.text(),
    kind: p.smallint().$type<PeriodKind>(),
    year: p.integer(),
    number: p.integer(),
    fromDate: p.date(),
    toDate: p.date(),
    dueTime: p.datetime(),
    dueExplanationVi: p.text(),
    dueExplanationEn: p.text(),
    state: p.smallint().$type<PeriodState>(),
    rollUpNumber: p.integer(),
    lockedRollUpNumber: p.integer().nullable(),
    lockTime: p.datetime().nullable(),
    unitCount: p.integer(),
    createTime: p.datetime(),
  },
});
export type PeriodRow = InferEntity<typeof PeriodEntity>;

/** A submission as stored. */
export const SubmissionEntity = defineEntity({
  name: 'Submission',
  tableName: 'submissions',
  properties: {
    id: p.uuid().primary(),
    version: p.integer(),
    periodId: p.uuid(),
    formId: p.uuid(),
    unitId: p.uuid(),
    unitCode: p.text(),
    unitName: p.text(),
    unitGroup: p.smallint().$type<UnitGroup>(),
    year: p.integer(),
    toDate: p.date(),
    dueTime: p.datetime(),
    state: p.smallint().$type<SubmissionState>(),
    revision: p.integer(),
    signedRevision: p.integer(),
    askedCount: p.integer(),
    filledCount: p.integer(),
    checkerPersonId: p.uuid().nullable(),
    returnReason: p.text(),
    correctionReason: p.text(),
    firstSignTime: p.datetime().nullable(),
    createTime: p.datetime(),
    updateTime: p.datetime(),
  },
});
export type SubmissionRow = InferEntity<typeof SubmissionEntity>;

/** A signed version as stored. */
export const SignedEntity = defineEntity({
  name: 'SignedRevision',
  tableName: 'signed_revisions',
  properties: {
    submissionId: p.uuid().primary(),
    revision: p.integer().primary(),
    signTime: p.datetime(),
    signerUnitId: p.uuid(),
    signerPostId: p.uuid(),
    signerPersonId: p.uuid(),
    grade: p.smallint().$type<ValueGrade>(),
    reason: p.text(),
    changedCount: p.integer(),
  },
});
export type SignedRow = InferEntity<typeof SignedEntity>;
