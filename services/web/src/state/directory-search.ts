import { getUnit, listPeople, listPosts, listUnits, type PostsPage } from '../api/directory-api.ts';
import type { Person, Post, Unit } from '../api/types.ts';
import { fits } from '../text/fold.ts';
import type { Option } from '../ui/combobox-options.ts';
import type { OptionSource } from '../ui/use-options.ts';

const PAGE = 20;
/** Pages of the second try are narrowed here, so they may be long. */
const MOST_POSTS = 200;
const MOST_TRIES = 5;

/** Units by name or code. */
export const unitSource: OptionSource<Unit> = {
  key: ['units'],
  search: async (query, signal) => {
    const page = await listUnits({ query, pageSize: PAGE }, signal);
    return (page.units ?? []).map(unitOption);
  },
};

function unitOption(unit: Unit): Option<Unit> {
  return { value: unit.id ?? '', label: unit.name ?? '', detail: unit.code ?? '', data: unit };
}

/** Wards and communes by name or code. */
export const localitySource: OptionSource<Unit> = {
  key: ['localities'],
  search: async (query, signal) => {
    const pages = await Promise.all(
      ['ward', 'commune'].map((kind) => listUnits({ query, kind, pageSize: PAGE }, signal)),
    );
    return pages.flatMap((page) => page.units ?? []).map(unitOption);
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
 * to a neighbour. With the unit of a register, only posts within its reach. A vacant post cannot be chosen.
 */
export function postSource(unitId: string, vacantWord: string, bookUnitId = ''): OptionSource<Post> {
  return {
    key: ['posts', unitId, bookUnitId],
    search: async (typed, signal) => {
      const query = typed.trim();
      if (query === '') {
        const near = await listPosts({ unitId, subtree: true, pageSize: PAGE }, signal);
        return (near.posts ?? []).map((post) => postOption(post, vacantWord));
      }
      const reach = bookUnitId === '' ? {} : { unitId: await reachOf(bookUnitId), subtree: true };
      const posts = await findPosts(query, (part, pageSize) =>
        listPosts({ ...reach, query: part, pageSize }, signal),
      );
      return posts.map((post) => postOption(post, vacantWord));
    },
  };
}

const reaches = new Map<string, Promise<string>>();

/** The unit below which a register's papers may go: itself; for a People's Committee the city it governs. */
function reachOf(bookUnitId: string): Promise<string> {
  const known = reaches.get(bookUnitId);
  if (known !== undefined) return known;
  const reach = getUnit(bookUnitId, '').then((unit) =>
    unit.kind === 'people_committee' && (unit.parentId ?? '') !== '' ? (unit.parentId ?? '') : bookUnitId,
  );
  reaches.set(bookUnitId, reach);
  reach.catch(() => reaches.delete(bookUnitId));
  return reach;
}

/**
 * The directory looks for the text as a whole in title, holder or unit. `giam doc so tai chinh` is in none of
 * them: then the end of it is looked for (`so tai chinh`), and what is found must fit all the words.
 */
export async function findPosts(
  query: string,
  list: (query: string, pageSize: number) => Promise<PostsPage>,
): Promise<Post[]> {
  const whole = (await list(query, PAGE)).posts ?? [];
  const words = query.split(/\s+/);
  if (whole.length > 0 || words.length < 2) return whole;
  for (let from = 1; from < words.length && from <= MOST_TRIES; from += 1) {
    // One after another: most often the first try finds it.
    const found = (await list(words.slice(from).join(' '), MOST_POSTS)).posts ?? [];
    const fitting = found.filter((post) => fits(query, postWords(post)));
    if (fitting.length > 0) return fitting.slice(0, PAGE);
  }
  return [];
}

function postWords(post: Post): string {
  const holders = (post.holdings ?? []).map((holding) => holding.personName ?? '');
  return [post.title ?? '', post.unitName ?? '', ...holders].join(' ');
}

/** Posts that route a unit's papers: its leaders, and the chiefs of its office and of the caller's. */
export function leaderSource(unitId: string, ownUnitId: string, vacantWord: string): OptionSource<Post> {
  return {
    key: ['leaders', unitId, ownUnitId],
    search: async (typed, signal) => {
      const query = typed.trim();
      const chiefs = { query, role: 'POST_ROLE_CHIEF_OF_OFFICE', pageSize: PAGE };
      const pages = await Promise.all([
        listPosts({ query, unitId, role: 'POST_ROLE_LEADER', pageSize: PAGE }, signal),
        listPosts({ ...chiefs, unitId }, signal),
        ...(ownUnitId === '' || ownUnitId === unitId
          ? []
          : [listPosts({ ...chiefs, unitId: ownUnitId }, signal)]),
      ]);
      return pages.flatMap((page) => page.posts ?? []).map((post) => postOption(post, vacantWord));
    },
  };
}

export function postOption(post: Post, vacantWord: string): Option<Post> {
  const holders = (post.holdings ?? []).map((holding) => holding.personName ?? '').join(', ');
  const place = [post.title ?? '', post.unitName ?? ''].filter((part) => part !== '').join(', ');
  return {
    value: post.id ?? '',
    label: holders === '' ? `${place} (${vacantWord})` : `${holders} — ${place}`,
    disabled: holders === '',
    data: post,
  };
}
