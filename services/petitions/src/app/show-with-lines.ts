import type { Session } from '@baro/directory-client';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Petition } from '@baro/proto/baro/petitions/v1/resources';
import { findItems, findPetitionsIn, findRaisingsOf } from '../store/petition-store.ts';
import { findSessionNames } from '../store/session-store.ts';
import { showPetition } from './show-petition.ts';

/** Petitions with their voters' lines. */
export async function showWithLines(
  em: EntityManager,
  session: Session,
  ids: readonly string[],
): Promise<Map<string, Petition>> {
  const rows = await findPetitionsIn(em, ids);
  const items = await findItems(em, ids);
  const lines = await findRaisingsOf(em, ids);
  const sessions = await findSessionNames(
    em,
    lines.map(({ sessionId }) => sessionId),
  );
  return new Map(
    rows.map((row) => {
      const raisings = lines.filter(({ petitionId }) => petitionId === row.id);
      return [row.id, showPetition(session, row, items.get(row.id), { raisings, sessions })];
    }),
  );
}
