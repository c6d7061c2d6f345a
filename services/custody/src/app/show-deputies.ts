import type { Session } from '@baro/directory-client';
import type { Deputy } from '@baro/proto/baro/custody/v1/custody';

/** Who acts in a post while its holder is absent; the post stays the holder. Nobody without a post. */
export function showDeputies(
  { directory, now }: Pick<Session, 'directory' | 'now'>,
  postId: string | null,
): Deputy[] {
  if (!postId) return [];
  return directory.absencesOf(postId, now).map(({ id, personId, validTo }) => ({
    personId,
    personName: directory.person(personId)?.fullName ?? '',
    delegationId: id,
    validTo,
  }));
}
