import { PostRole } from '@baro/proto/baro/directory/v1/directory';
import { expect, it } from 'vitest';
import { readDemoPeople } from '../../../services/directory/reference/demo-people/index.ts';
import { readReference } from '../../../services/directory/reference/index.ts';
import { peopleRows } from './to-rows.ts';

it('gives the administrator the post last: nobody else is without one when the load counts as done', () => {
  const { posts = [], holdings = [] } = peopleRows(readDemoPeople(readReference(), '2026-11-27'));
  const administering = posts.filter(({ role }) => role === PostRole.CITY_ADMINISTRATOR).map(({ id }) => id);
  const places = holdings.flatMap(({ postId }, place) => (administering.includes(postId) ? [place] : []));
  expect(administering).toHaveLength(1);
  expect(places).toEqual([holdings.length - 1]);
});
