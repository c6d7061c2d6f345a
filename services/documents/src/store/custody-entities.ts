import { defineEntity, p } from '@mikro-orm/core';
import type { InferEntity, PrimaryKeyProp } from '@mikro-orm/core';
import type { HandChange } from '@baro/directory-client';

/** Kinds of items, documents and viewers in the tables. */
export const itemKinds = { incoming: 1, part: 2, outgoing: 3 } as const;
export type ItemKind = (typeof itemKinds)[keyof typeof itemKinds];
export type DocumentKind = typeof itemKinds.incoming | typeof itemKinds.outgoing;

/** Who holds an item now. */
export const ItemEntity = defineEntity({
  name: 'Item',
  tableName: 'items',
  properties: {
    id: p.uuid().primary(),
    kind: p.smallint().$type<ItemKind>(),
    documentId: p.uuid(),
    unitId: p.uuid(),
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

/** A change of hands. */
export const CustodyEntity = defineEntity({
  name: 'CustodyChange',
  tableName: 'custody_changes',
  properties: {
    itemId: p.uuid().primary(),
    version: p.integer().primary(),
    documentId: p.uuid(),
    fromUnitId: p.uuid().nullable(),
    fromPostId: p.uuid().nullable(),
    fromPersonId: p.uuid().nullable(),
    fromTime: p.datetime().nullable(),
    toUnitId: p.uuid().nullable(),
    toPostId: p.uuid().nullable(),
    toPersonId: p.uuid().nullable(),
    changeTime: p.datetime(),
    reason: p.text(),
    note: p.text(),
    byUnitId: p.uuid().nullable(),
    byPostId: p.uuid().nullable(),
    byPersonId: p.uuid().nullable(),
    dueTime: p.datetime().nullable(),
    workingMinutes: p.integer(),
    state: p.smallint(),
    backVersion: p.integer().nullable(),
  },
});
export type CustodyRow = Omit<InferEntity<typeof CustodyEntity>, typeof PrimaryKeyProp>;

/** A change of hands about to be stored. */
export type NewCustodyRow = HandChange & { documentId: string };
