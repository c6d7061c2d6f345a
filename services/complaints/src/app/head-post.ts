import { PostRole } from '@baro/directory-client';
import type { Directory, PostView } from '@baro/directory-client';

/** The post of the head of a unit, at a time; whoever has it, or nobody. */
export function headPost(directory: Directory, unitId: string, at: Date): PostView | undefined {
  return directory.postsOf(unitId, at).find(({ post }) => post.head && post.role === PostRole.LEADER);
}
