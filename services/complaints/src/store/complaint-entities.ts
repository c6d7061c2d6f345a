import { defineEntity, p } from '@mikro-orm/core';
import type { InferEntity } from '@mikro-orm/core';
import type { DecisionOutcome } from '@baro/proto/baro/complaints/v1/resources';

/** How a complaint goes, as stored. */
export const ComplaintEntity = defineEntity({
  name: 'Complaint',
  tableName: 'complaints',
  properties: {
    id: p.uuid().primary(),
    noticeNumberSymbol: p.text(),
    acceptTime: p.datetime().nullable(),
    notAcceptedCode: p.text(),
    complexityCodes: p.array(),
    complexityNumberSymbol: p.text(),
    complexityTime: p.datetime().nullable(),
    verifierPostId: p.uuid().nullable(),
    verification: p.text(),
    demandDiffers: p.boolean(),
    decisionNumberSymbol: p.text(),
    outcome: p.smallint().$type<DecisionOutcome>(),
    decisionText: p.text(),
    decisionTime: p.datetime().nullable(),
    sendTime: p.datetime().nullable(),
    receiptDate: p.date().nullable(),
    effectDueTime: p.datetime().nullable(),
    effectTime: p.datetime().nullable(),
    terminationCode: p.text(),
    terminationNumberSymbol: p.text(),
    endTime: p.datetime().nullable(),
  },
});
export type ComplaintRow = InferEntity<typeof ComplaintEntity>;

/** A stretch in which the resolution stands still. */
export const SuspensionEntity = defineEntity({
  name: 'LetterSuspension',
  tableName: 'letter_suspensions',
  properties: {
    letterId: p.uuid().primary(),
    fromTime: p.datetime().primary(),
    code: p.text(),
    numberSymbol: p.text(),
    toTime: p.datetime().nullable(),
    resumeNumberSymbol: p.text(),
  },
});
export type SuspensionRow = InferEntity<typeof SuspensionEntity>;

/** A dialogue with the complainant. */
export const DialogueEntity = defineEntity({
  name: 'LetterDialogue',
  tableName: 'letter_dialogues',
  properties: {
    id: p.uuid().primary(),
    letterId: p.uuid(),
    holdTime: p.datetime(),
    noticeTime: p.datetime(),
    recordTime: p.datetime().nullable(),
    attended: p.boolean(),
    allSigned: p.boolean(),
    unsignedReason: p.text(),
    result: p.text(),
  },
});
export type DialogueRow = InferEntity<typeof DialogueEntity>;

/** A complaint nothing was done about yet. */
export function newComplaint(id: string): ComplaintRow {
  return {
    id,
    noticeNumberSymbol: '',
    acceptTime: null,
    notAcceptedCode: '',
    complexityCodes: [],
    complexityNumberSymbol: '',
    complexityTime: null,
    verifierPostId: null,
    verification: '',
    demandDiffers: false,
    decisionNumberSymbol: '',
    outcome: 0,
    decisionText: '',
    decisionTime: null,
    sendTime: null,
    receiptDate: null,
    effectDueTime: null,
    effectTime: null,
    terminationCode: '',
    terminationNumberSymbol: '',
    endTime: null,
  };
}
