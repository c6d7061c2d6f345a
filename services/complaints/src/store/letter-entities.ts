import { handProperties, itemProperties } from '@baro/directory-client';
import { defineEntity, p } from '@mikro-orm/core';
import type { InferEntity } from '@mikro-orm/core';
import type {
  ComplaintInstance,
  ComplaintKind,
  FurtherDenunciation,
  LetterBranch,
  LetterChannel,
  LetterContent,
  LetterState,
  PartyRole,
} from '@baro/proto/baro/complaints/v1/resources';

/** A letter as stored; see the migration for what each column means. */
export const LetterEntity = defineEntity({
  name: 'Letter',
  tableName: 'letters',
  properties: {
    id: p.uuid().primary(),
    version: p.integer(),
    unitId: p.uuid(),
    unitCode: p.text(),
    deciderUnitId: p.uuid(),
    year: p.integer(),
    number: p.integer(),
    channel: p.smallint().$type<LetterChannel>(),
    fromBody: p.text(),
    fromNumberSymbol: p.text(),
    fromDate: p.date().nullable(),
    receiveTime: p.datetime(),
    receiverPostId: p.uuid(),
    summary: p.text(),
    text: p.text(),
    peopleCount: p.integer(),
    state: p.smallint().$type<LetterState>(),
    stateBefore: p.smallint().$type<LetterState>(),
    content: p.smallint().$type<LetterContent>(),
    branch: p.smallint().$type<LetterBranch>(),
    eligible: p.boolean(),
    ineligibleCode: p.text(),
    competent: p.boolean(),
    competentBody: p.text(),
    complaintKind: p.smallint().$type<ComplaintKind>(),
    instance: p.smallint().$type<ComplaintInstance>(),
    remote: p.boolean(),
    contestedAct: p.text(),
    knownDate: p.date().nullable(),
    unanswered: p.boolean(),
    previousLetterId: p.uuid().nullable(),
    lateReason: p.text(),
    anonymous: p.boolean(),
    severalPlaces: p.boolean(),
    againstResolver: p.boolean(),
    further: p.smallint().$type<FurtherDenunciation>(),
    many: p.boolean(),
    classifyTime: p.datetime().nullable(),
    disposalNumberSymbol: p.text(),
    disposalNote: p.text(),
    published: p.boolean(),
    dueTime: p.datetime().nullable(),
    createTime: p.datetime(),
    updateTime: p.datetime(),
  },
});
export type LetterRow = InferEntity<typeof LetterEntity>;

/** A person of a letter, as an id. */
export const PartyEntity = defineEntity({
  name: 'LetterParty',
  tableName: 'letter_parties',
  properties: {
    letterId: p.uuid().primary(),
    partyId: p.uuid().primary(),
    position: p.smallint(),
    role: p.smallint().$type<PartyRole>(),
    localityCode: p.text(),
    signed: p.boolean(),
    secretOnRequest: p.boolean(),
    withdrawTime: p.datetime().nullable(),
  },
});
export type PartyRow = InferEntity<typeof PartyEntity>;

/** A paper that came with a letter. */
export const OriginalEntity = defineEntity({
  name: 'LetterOriginal',
  tableName: 'letter_originals',
  properties: {
    letterId: p.uuid().primary(),
    position: p.smallint().primary(),
    name: p.text(),
    pages: p.integer(),
    original: p.boolean(),
    condition: p.text(),
  },
});
export type OriginalRow = InferEntity<typeof OriginalEntity>;

/** Facts a legal clock is counted from. */
export const ClockEntity = defineEntity({
  name: 'LetterClock',
  tableName: 'letter_clocks',
  properties: {
    letterId: p.uuid().primary(),
    step: p.text().primary(),
    triggerTime: p.datetime().primary(),
    procedure: p.text(),
    termStep: p.text(),
    termVariant: p.text(),
    originalDueTime: p.datetime(),
    endTime: p.datetime().nullable(),
    calendarVersion: p.text(),
  },
});
export type ClockRow = InferEntity<typeof ClockEntity>;

/** Who holds a letter now. */
export const ItemEntity = defineEntity({
  name: 'LetterItem',
  tableName: 'letter_items',
  properties: itemProperties(),
});
export type ItemRow = InferEntity<typeof ItemEntity>;

/** A change of hands of a letter. */
export const HandEntity = defineEntity({
  name: 'LetterHand',
  tableName: 'letter_hands',
  properties: handProperties(),
});
export type HandRow = InferEntity<typeof HandEntity>;
