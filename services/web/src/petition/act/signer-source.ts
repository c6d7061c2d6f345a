import { getUnit, listPosts } from '../../api/directory-api.ts';
import type { Post } from '../../api/types.ts';
import { postOption } from '../../state/directory-search.ts';
import type { OptionSource } from '../../ui/use-options.ts';

const PAGE = 20;
/** No real tree is deeper; ends the climb should rows ever form a circle. */
const MOST_LEVELS = 8;

/** Leaders of a unit and of every unit above it, the nearest first: who may sign its answers. */
export function signersOf(unitId: string, vacantWord: string): OptionSource<Post> {
  return {
    key: ['petition-signers', unitId],
    search: async (typed, signal) => {
      const query = typed.trim();
      const units = await unitsUpFrom(unitId, signal);
      const pages = await Promise.all(
        units.map((id) => listPosts({ query, unitId: id, role: 'POST_ROLE_LEADER', pageSize: PAGE }, signal)),
      );
      return pages.flatMap((page) => page.posts ?? []).map((post) => postOption(post, vacantWord));
    },
  };
}

async function unitsUpFrom(start: string, signal: AbortSignal): Promise<string[]> {
  const ids: string[] = [];
  // One after another: each names the one above it.
  for (let id = start; id !== '' && ids.length < MOST_LEVELS;) {
    ids.push(id);
    id = (await getUnit(id, '', signal)).parentId ?? '';
  }
  return ids;
}
