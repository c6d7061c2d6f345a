import type { Session } from '@baro/directory-client';
import type { EntityManager } from '@mikro-orm/postgresql';
import { headDesk, isBarred } from '../identity/index.ts';
import type { Barred } from '../identity/index.ts';
import { viewersOf } from '../domain/policy.ts';
import type { ItemRow, LetterRow } from '../store/letter-entities.ts';
import { isViewed } from '../store/letter-store.ts';
import type { Deps } from './deps.ts';
import { contentOf } from './identity-case.ts';

/** What of a letter or a visit decides who is kept away from it. */
export interface Seen {
  letter: Pick<LetterRow, 'id' | 'deciderUnitId' | 'content' | 'receiveTime'>;
  item: Pick<ItemRow, 'holderPostId'> | undefined;
}

/** Whether the caller sees the letter: recorded for it, and not denounced in it or at work where the denounced works. */
export async function seesLetter(
  { identities }: Deps,
  em: EntityManager,
  session: Session,
  seen: Seen,
): Promise<boolean> {
  const { id } = seen.letter;
  if (!(await isViewed(em, id, viewersOf(session.staff)))) return false;
  return !isKeptAway(session, seen, await identities.barsOf(id));
}

/** Of listed letters, those the caller is not kept away from. */
export async function keepSeen<Listed extends Seen>(
  { identities }: Deps,
  session: Session,
  listed: readonly Listed[],
): Promise<Listed[]> {
  const bars = await identities.allBars(listed.map(({ letter }) => letter.id));
  return listed.filter((seen) => {
    const own = bars.filter(({ caseId }) => caseId === seen.letter.id);
    return !isKeptAway(session, seen, own);
  });
}

/** The head of the unit decides on those of the own unit; the denounced person never. */
export function isKeptAway(session: Session, { letter, item }: Seen, bars: readonly Barred[]): boolean {
  const personId = session.staff.desks[0]?.personId;
  if (!personId) return true;
  const { id: caseId, deciderUnitId: unitId, receiveTime } = letter;
  const standing = { caseId, unitId, receiveTime, content: contentOf(letter.content) };
  if (headDesk(session, { ...standing, holderPostId: item?.holderPostId ?? '' }, bars)) return false;
  return isBarred(session.directory, bars, personId, receiveTime, session.now);
}
