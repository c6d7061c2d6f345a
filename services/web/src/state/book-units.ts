import { useQuery } from '@tanstack/react-query';
import { getUnit } from '../api/directory-api.ts';
import type { ActingPost, PostRoleName, Unit } from '../api/types.ts';
import { useActor } from './session.tsx';

/** Roles that keep a unit's book, number and issue. */
export const CLERKS: readonly PostRoleName[] = ['POST_ROLE_RECORDS_CLERK'];

/** Roles that draft. */
export const DRAFTERS: readonly PostRoleName[] = [
  'POST_ROLE_OFFICIAL',
  'POST_ROLE_HEAD_OF_DIVISION',
  'POST_ROLE_LEADER',
  'POST_ROLE_CHIEF_OF_OFFICE',
  'POST_ROLE_RECORDS_CLERK',
];

/** Roles that assign tasks. */
export const ASSIGNERS: readonly PostRoleName[] = [
  'POST_ROLE_LEADER',
  'POST_ROLE_CHIEF_OF_OFFICE',
  'POST_ROLE_TASK_FORCE',
  'POST_ROLE_HEAD_OF_DIVISION',
];

/** Roles that keep programmes. */
export const PROGRAMME_KEEPERS: readonly PostRoleName[] = [
  'POST_ROLE_LEADER',
  'POST_ROLE_CHIEF_OF_OFFICE',
  'POST_ROLE_TASK_FORCE',
];

/** Roles that urge in the name of the unit they serve. */
export const URGERS: readonly PostRoleName[] = [
  'POST_ROLE_LEADER',
  'POST_ROLE_CHIEF_OF_OFFICE',
  'POST_ROLE_TASK_FORCE',
];

/** Roles that may see what lies in a unit and below it. */
export const OVERSEERS: readonly PostRoleName[] = [
  'POST_ROLE_LEADER',
  'POST_ROLE_CHIEF_OF_OFFICE',
  'POST_ROLE_HEAD_OF_DIVISION',
  'POST_ROLE_TASK_FORCE',
  'POST_ROLE_AUDITOR',
];

/** Roles that may look at what closed units hold, or hand it over. */
export const HANDERS: readonly PostRoleName[] = [...OVERSEERS, 'POST_ROLE_CITY_ADMINISTRATOR'];

/** Roles that keep the petitions of a Council. */
const PETITION_KEEPERS: readonly PostRoleName[] = [
  'POST_ROLE_LEADER',
  'POST_ROLE_CHIEF_OF_OFFICE',
  'POST_ROLE_RECORDS_CLERK',
  'POST_ROLE_COUNCIL_VERIFIER',
];

/** Roles that sit in an office and work for the body above it. */
const OFFICE_ROLES: readonly (string | undefined)[] = [
  'POST_ROLE_RECORDS_CLERK',
  'POST_ROLE_CHIEF_OF_OFFICE',
  'POST_ROLE_TASK_FORCE',
  'POST_ROLE_AUDITOR',
];

/** No real tree is deeper; ends the climb should rows ever form a circle. */
const MOST_LEVELS = 8;

export interface BookUnits {
  readonly units: readonly Unit[];
  readonly isPending: boolean;
}

/**
 * The units in whose books the caller's posts of some roles work. A division keeps no book, the unit above it
 * does; an office keeps also the book of the body it serves, which then comes first. The documents service
 * decides; this only knows what to offer.
 */
export function useBookUnits(roles: readonly PostRoleName[]): BookUnits {
  return useUnitsOfPosts('book-units', roles, bookUnitsOf);
}

/**
 * The units for which the caller's posts of some roles speak: a leader for the own unit, a head of division for the
 * division, an office for itself and the body it serves. The services decide; this only knows what to offer.
 */
export function useServedUnits(roles: readonly PostRoleName[]): BookUnits {
  return useUnitsOfPosts('served-units', roles, servedUnitsOf);
}

/** The Councils the caller works for, itself or by its office. The petitions service decides; this only knows what to offer. */
export function useCouncils(): readonly Unit[] {
  return useServedUnits(PETITION_KEEPERS).units.filter((unit) => unit.kind === 'council');
}

type FindUnits = (posts: readonly ActingPost[], load: (id: string) => Promise<Unit>) => Promise<FoundUnit[]>;

function useUnitsOfPosts(name: string, roles: readonly PostRoleName[], find: FindUnits): BookUnits {
  const actor = useActor();
  // A post lent for signing alone gives no work in its books.
  const posts = actor.posts.filter(
    (one) =>
      roles.some((role) => role === one.post?.role) && one.delegationKind !== 'DELEGATION_KIND_SIGNING',
  );
  const unitIds = [...new Set(posts.map((one) => one.unit?.id ?? ''))];
  const query = useQuery({
    queryKey: [name, ...posts.map((one) => `${one.unit?.id ?? ''} ${one.post?.role ?? ''}`)],
    queryFn: ({ signal }) => find(posts, (id) => getUnit(id, '', signal)),
    enabled: unitIds.length > 0,
    staleTime: Infinity,
  });
  const units = query.data ?? [];
  const first = actor.unit?.id;
  return {
    units: [...units]
      .sort((a, b) => Number(comesFrom(b, first)) - Number(comesFrom(a, first)))
      .map((one) => one.unit),
    isPending: unitIds.length > 0 && query.isPending,
  };
}

interface FoundUnit {
  readonly unit: Unit;
  /** Unit of the post that leads to it. */
  readonly postUnitId: string;
}

function comesFrom(found: FoundUnit, unitId: string | undefined): boolean {
  return found.postUnitId === unitId;
}

export function bookUnitsOf(
  posts: readonly ActingPost[],
  load: (id: string) => Promise<Unit>,
): Promise<FoundUnit[]> {
  return unitsOfPosts(posts, (_post, unit) => ownBooks(unit, load));
}

export function servedUnitsOf(
  posts: readonly ActingPost[],
  load: (id: string) => Promise<Unit>,
): Promise<FoundUnit[]> {
  return unitsOfPosts(posts, async (post, unit) =>
    OFFICE_ROLES.includes(post.post?.role) ? ownBooks(unit, load) : [unit],
  );
}

async function unitsOfPosts(
  posts: readonly ActingPost[],
  unitsOf: (post: ActingPost, unit: Unit) => Promise<Unit[]>,
): Promise<FoundUnit[]> {
  const found = new Map<string, FoundUnit>();
  for (const post of posts) {
    const { unit } = post;
    if (unit === undefined) continue;
    for (const one of await unitsOf(post, unit)) {
      const id = one.id ?? '';
      if (!found.has(id)) found.set(id, { unit: one, postUnitId: unit.id ?? '' });
    }
  }
  return [...found.values()];
}

async function ownBooks(start: Unit, load: (id: string) => Promise<Unit>): Promise<Unit[]> {
  let unit = start;
  for (let level = 0; unit.kind === 'division' && isSet(unit.parentId) && level < MOST_LEVELS; level += 1) {
    unit = await load(unit.parentId);
  }
  if (unit.kind === 'office' && isSet(unit.parentId)) return [await load(unit.parentId), unit];
  return [unit];
}

function isSet(id: string | undefined): id is string {
  return id !== undefined && id !== '';
}
