import { LockMode, defineEntity, p } from '@mikro-orm/core';
import type { InferEntity } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { PetitionPartState } from '@baro/proto/baro/petitions/v1/resources';
import { ItemEntity } from './petition-entities.ts';
import type { ItemRow } from './petition-entities.ts';

/** A co-ordinator's part as stored. */
export const PartEntity = defineEntity({
  name: 'PetitionPart',
  tableName: 'petition_parts',
  properties: {
    id: p.uuid().primary(),
    version: p.integer(),
    petitionId: p.uuid(),
    unitId: p.uuid(),
    state: p.smallint().$type<PetitionPartState>(),
    direction: p.text(),
    result: p.text(),
    dueTime: p.datetime(),
    askUnitId: p.uuid(),
    askPostId: p.uuid(),
    askPersonId: p.uuid(),
    askTime: p.datetime(),
    finishTime: p.datetime().nullable(),
  },
});
export type PartRow = InferEntity<typeof PartEntity>;

/** A part with who holds it. */
export interface HeldPart {
  part: PartRow;
  partItem: ItemRow;
}

/** Petition a part belongs to, which is locked before the part. */
export async function findPetitionIdOf(em: EntityManager, partId: string): Promise<string | undefined> {
  const part = await em.findOne(PartEntity, { id: partId }, { disableIdentityMap: true });
  return part?.petitionId;
}

/** Parts of a petition, oldest first. */
export async function findParts(em: EntityManager, petitionId: string): Promise<PartRow[]> {
  return em.find(PartEntity, { petitionId }, { orderBy: { askTime: 'asc', id: 'asc' } });
}

/** Locks a part of a petition that is locked already. */
export async function lockPart(em: EntityManager, id: string): Promise<HeldPart | undefined> {
  const part = await em.findOne(PartEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  const partItem = part && (await em.findOne(ItemEntity, { id }));
  return part && partItem ? { part, partItem } : undefined;
}
