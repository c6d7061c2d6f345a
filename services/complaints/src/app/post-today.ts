import type { Holder } from '@baro/directory-client';
import type { Acts } from './acts.ts';

/** The post's holder today; who acts keeps the letter where nobody holds it, so that it is left to nobody. */
export function holderTodayOf({ session, as }: Acts, postId: string): Holder {
  const today = session.directory.post(postId, session.now);
  const personId = today?.inForce ? today.holderPersonId : undefined;
  return personId && today ? { unitId: today.unit.id, postId, personId } : as;
}
