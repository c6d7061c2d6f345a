import { listPeople, listPosts, listUnits } from '../api/directory-api.ts';
import type { Person, Post, Unit } from '../api/types.ts';
import type { Option } from '../ui/combobox-options.ts';
import type { OptionSource } from '../ui/use-options.ts';

const PAGE = 20;

/** Units by name or code. */
export const unitSource: OptionSource<Unit> = {
  key: ['units'],
  search: async (query, signal) => {
    const page = await listUnits({ query, pageSize: PAGE }, signal);
    return (page.units ?? []).map((unit) => ({
      value: unit.id ?? '',
      label: unit.name ?? '',
      detail: unit.code ?? '',
      data: unit,
    }));
  },
};

/** People by name; names are asked for from two letters on. */
export const personSource: OptionSource<Person> = {
  key: ['people'],
  search: async (query, signal) => {
    if (query.trim().length < 2) return [];
    const people = await listPeople({ query, pageSize: PAGE }, signal);
    return people.map((person) => ({ value: person.id ?? '', label: person.fullName ?? '', data: person }));
  },
};

/**
 * Posts by title, holder or unit. Nothing typed shows the posts of the given unit and below, for most papers go
 * to a neighbour. A vacant post cannot be chosen.
 */
export function postSource(unitId: string, vacantWord: string): OptionSource<Post> {
  return {
    key: ['posts', unitId],
    search: async (typed, signal) => {
      const query = typed.trim();
      const scope = query === '' ? { unitId, subtree: true } : {};
      const page = await listPosts({ query, ...scope, pageSize: PAGE }, signal);
      return (page.posts ?? []).map((post) => postOption(post, vacantWord));
    },
  };
}

/** Posts that route a unit's papers: its leaders, and the chief of its office. */
export function leaderSource(unitId: string, vacantWord: string): OptionSource<Post> {
  return {
    key: ['leaders', unitId],
    search: async (typed, signal) => {
      const scope = { query: typed.trim(), unitId, pageSize: PAGE };
      const [leaders, chiefs] = await Promise.all([
        listPosts({ ...scope, role: 'POST_ROLE_LEADER' }, signal),
        listPosts({ ...scope, role: 'POST_ROLE_CHIEF_OF_OFFICE', subtree: true }, signal),
      ]);
      return [...(leaders.posts ?? []), ...(chiefs.posts ?? [])].map((post) => postOption(post, vacantWord));
    },
  };
}

export function postOption(post: Post, vacantWord: string): Option<Post> {
  const holders = (post.holdings ?? []).map((holding) => holding.personName ?? '').join(', ');
  return {
    value: post.id ?? '',
    label: holders === '' ? (post.title ?? '') : `${holders} — ${post.title ?? ''}`,
    detail: [post.unitName ?? '', holders === '' ? vacantWord : ''].filter((part) => part !== '').join(' · '),
    disabled: holders === '',
    data: post,
  };
}
