import { defineEntity, p } from '@mikro-orm/core';
import type { InferEntity, PrimaryKeyProp } from '@mikro-orm/core';
import { handProperties, itemProperties } from '@baro/directory-client';
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
    kind: p.smallint().$type<ItemKind>(),
    documentId: p.uuid(),
    unitId: p.uuid(),
    ...itemProperties(),
  },
});
export type ItemRow = InferEntity<typeof ItemEntity>;

/** A change of hands. */
export const CustodyEntity = defineEntity({
  name: 'CustodyChange',
  tableName: 'custody_changes',
  properties: {
    documentId: p.uuid(),
    ...handProperties(),
  },
});
export type CustodyRow = Omit<InferEntity<typeof CustodyEntity>, typeof PrimaryKeyProp>;

/** A change of hands about to be stored. */
export type NewCustodyRow = HandChange & { documentId: string };
