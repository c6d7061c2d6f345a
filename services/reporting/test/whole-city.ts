import { nameId } from '@baro/chassis';
import type { World } from './world.ts';
import { accountOf, idOf, seedCopy } from '@baro/directory-client/testing';
import { Holding, Person, Post, PostRole, Unit } from '@baro/proto/baro/directory/v1/directory';

/** A unit that reports, by its name in tests. */
export interface ReportingUnit {
  readonly name: string;
  readonly kind: 'commune' | 'department';
}

/** As many as Hanoi has: the test city's ward and department are two of them. */
export const communes = Array.from({ length: 125 }, (_, at): ReportingUnit => ({
  name: `xa-${at}`,
  kind: 'commune',
}));
export const departments = Array.from({ length: 19 }, (_, at): ReportingUnit => ({
  name: `so-${at}`,
  kind: 'department',
}));

/** Posts of each unit: one who fills in, one who approves and signs. */
const posts = { official: PostRole.OFFICIAL, leader: PostRole.LEADER } as const;

/** Adds 125 communes and 19 departments with their people to the test city. */
export async function seedWholeCity(world: World): Promise<void> {
  const all = [...communes, ...departments];
  await seedCopy(world.service.orm.em.fork(), {
    units: all.map(unitOf),
    posts: all.flatMap(({ name }) =>
      Object.entries(posts).map(([post, role]) =>
        Post.fromPartial({
          id: idOf(`post ${name}-${post}`),
          unitId: idOf(name),
          code: `${name}-${post}`,
          title: post,
          role,
          head: role === PostRole.LEADER,
        }),
      ),
    ),
    people: all.flatMap(({ name }) =>
      Object.keys(posts).map((post) =>
        Person.fromPartial({
          id: idOf(`person ${name}-${post}`),
          fullName: `Người ${name}-${post}`,
          accountId: accountOf(`${name}-${post}`),
        }),
      ),
    ),
    holdings: all.flatMap(({ name }) =>
      Object.keys(posts).map((post) =>
        Holding.fromPartial({
          id: nameId(`holding ${name}-${post}`, idOf('holdings')),
          postId: idOf(`post ${name}-${post}`),
          personId: idOf(`person ${name}-${post}`),
          validFrom: '2020-01-01',
        }),
      ),
    ),
  });
}

function unitOf({ name, kind }: ReportingUnit): Unit {
  const parentId = idOf(kind === 'commune' ? 'city' : 'ubnd');
  const span = { name: `Unit ${name}`, symbol: '', parentId, validFrom: '', validTo: '' };
  return Unit.fromPartial({ id: idOf(name), code: name.toUpperCase(), kind, ...span, names: [span] });
}
