import { nameId } from '@baro/chassis';
import type { World } from './world.ts';
import { accountOf, CHECK_AFTER_MS, idOf, seedCopy } from '@baro/directory-client/testing';
import { lawRows } from '@baro/tools/testing/law-rows.ts';
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
  await seedUnits(world, [...communes, ...departments]);
}

/** Adds units with their people to the test city. */
export async function seedUnits(world: World, all: readonly ReportingUnit[]): Promise<void> {
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

/** Id of a unit by its name in tests. */
export function idOfUnit(name: string): string {
  return idOf(name);
}

/** The law's term for sending reports for the years before the law, as a city may configure it. */
export async function earlierTerm(world: World): Promise<void> {
  const term = lawRows().legalTerms.find(({ code }) => code === 'reporting.submission.send');
  if (!term) throw new Error('no term for sending reports');
  const earlier = { ...term, id: idOf('earlier term'), validFrom: '2000-01-01', validTo: '2019-03-11' };
  await seedCopy(world.service.orm.em.fork(), { legalTerms: [earlier] });
  // The service looks for changes of its copy now and then.
  await new Promise((resolve) => setTimeout(resolve, CHECK_AFTER_MS));
}

function unitOf({ name, kind }: ReportingUnit): Unit {
  const parentId = idOf(kind === 'commune' ? 'city' : 'ubnd');
  const span = { name: `Unit ${name}`, symbol: '', parentId, validFrom: '', validTo: '' };
  return Unit.fromPartial({ id: idOf(name), code: name.toUpperCase(), kind, ...span, names: [span] });
}
