import type { Session } from '@baro/directory-client';
import type { EntityManager } from '@mikro-orm/postgresql';
import { countUnits } from '../store/count-store.ts';
import { countHidden, findHeldGroups, findHiddenGroups } from '../store/held-store.ts';
import type { HeldGroup } from '../store/held-store.ts';
import { scopeOf } from './closed-unit.ts';
import { timesOf } from './work-times.ts';

/** What lies in a closed unit and in those that went with it, apart from what is confidential. */
export async function heldGroups(em: EntityManager, session: Session, unitId: string): Promise<HeldGroup[]> {
  const held = await countUnits(em, timesOf(session));
  return findHeldGroups(em, scopeOf(session, unitId, held.keys()), session.now);
}

/** What is confidential there. */
export async function hiddenGroups(
  em: EntityManager,
  session: Session,
  unitId: string,
): Promise<HeldGroup[]> {
  const held = await countHidden(em, session.now);
  return findHiddenGroups(em, scopeOf(session, unitId, held.keys()), session.now);
}

/** Items of all groups. */
export function countOf(rows: readonly HeldGroup[]): number {
  return rows.reduce((sum, row) => sum + row.count, 0);
}
