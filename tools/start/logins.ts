import { readDemoPeople } from '../../services/directory/reference/demo-people/index.ts';
import { readReference } from '../../services/directory/reference/index.ts';

/** A demo login and the post its person holds. */
export interface DemoLogin {
  username: string;
  fullName: string;
  /** In words. */
  role: string;
  post: string;
  unit: string;
}

/** The demo logins as the demo city is made of them, in the order of their accounts: one per role first. */
export function demoLogins(): DemoLogin[] {
  const reference = readReference();
  const units = new Map(reference.units.map((unit) => [unit.id, unit.name]));
  // The day only moves delegations, which are not told here.
  const demo = readDemoPeople(reference, '2026-01-01');
  const posts = new Map(demo.posts.map((post) => [post.id, post]));
  const people = demo.people.filter(({ username }) => username !== undefined);
  return people
    .toSorted((a, b) => ((a.accountId ?? '') < (b.accountId ?? '') ? -1 : 1))
    .map(({ id, username = '', fullName }) => {
      const holding = demo.holdings.find(({ personId, validTo }) => personId === id && validTo === undefined);
      const post = posts.get(holding?.postId ?? '');
      return {
        username,
        fullName,
        role: (post?.role ?? '').replaceAll('_', ' '),
        post: post?.title ?? '',
        unit: units.get(post?.unitId ?? '') ?? '',
      };
    });
}
