import { defineEntity, p } from '@mikro-orm/core';
import type { InferEntity } from '@mikro-orm/core';
import type { LetterContent, PartyRole } from '@baro/proto/baro/complaints/v1/resources';

/** A time of the schedule. */
export const SlotEntity = defineEntity({
  name: 'ReceptionSlot',
  tableName: 'reception_slots',
  properties: {
    id: p.uuid().primary(),
    version: p.integer(),
    unitId: p.uuid(),
    unitCode: p.text(),
    postId: p.uuid(),
    personId: p.uuid(),
    place: p.text(),
    startTime: p.datetime(),
    endTime: p.datetime(),
    unscheduled: p.boolean(),
    cancelTime: p.datetime().nullable(),
    cancelReason: p.text(),
  },
});
export type SlotRow = InferEntity<typeof SlotEntity>;

/** An entry of the reception book; see the migration for what each column means. */
export const ReceptionEntity = defineEntity({
  name: 'Reception',
  tableName: 'receptions',
  properties: {
    id: p.uuid().primary(),
    version: p.integer(),
    unitId: p.uuid(),
    unitCode: p.text(),
    year: p.integer(),
    number: p.integer(),
    receiveTime: p.datetime(),
    slotId: p.uuid().nullable(),
    receiverUnitId: p.uuid(),
    receiverPostId: p.uuid(),
    receiverPersonId: p.uuid(),
    peopleCount: p.integer(),
    crowd: p.boolean(),
    summary: p.text(),
    content: p.smallint().$type<LetterContent>(),
    sameContentCount: p.integer(),
    settledBy: p.text(),
    competent: p.boolean(),
    guidedTo: p.text(),
    guidedNumberSymbol: p.text(),
    passedTo: p.text(),
    passedNumberSymbol: p.text(),
    letterId: p.uuid().nullable(),
    refusalCode: p.text(),
    noticeOriginalDueTime: p.datetime().nullable(),
    noticeCalendarVersion: p.text(),
    noticeNumberSymbol: p.text(),
    noticeSendDate: p.date().nullable(),
    noticeTime: p.datetime().nullable(),
    createTime: p.datetime(),
  },
});
export type ReceptionRow = InferEntity<typeof ReceptionEntity>;

/** Who came, as an id. */
export const VisitorEntity = defineEntity({
  name: 'ReceptionParty',
  tableName: 'reception_parties',
  properties: {
    receptionId: p.uuid().primary(),
    partyId: p.uuid().primary(),
    position: p.smallint(),
    role: p.smallint().$type<PartyRole>(),
    localityCode: p.text(),
    secretOnRequest: p.boolean(),
  },
});
export type VisitorRow = InferEntity<typeof VisitorEntity>;

/** A paper that was taken. */
export const TakenPaperEntity = defineEntity({
  name: 'ReceptionOriginal',
  tableName: 'reception_originals',
  properties: {
    receptionId: p.uuid().primary(),
    position: p.smallint().primary(),
    name: p.text(),
    pages: p.integer(),
    original: p.boolean(),
    condition: p.text(),
  },
});
export type TakenPaperRow = InferEntity<typeof TakenPaperEntity>;

/** What became of a visit. */
export const FollowUpEntity = defineEntity({
  name: 'ReceptionFollowUp',
  tableName: 'reception_follow_ups',
  properties: {
    receptionId: p.uuid().primary(),
    position: p.integer().primary(),
    text: p.text(),
    unitId: p.uuid(),
    postId: p.uuid(),
    personId: p.uuid(),
    createTime: p.datetime(),
  },
});
export type FollowUpRow = InferEntity<typeof FollowUpEntity>;
