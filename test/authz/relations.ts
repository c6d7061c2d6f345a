import type { Role } from './roles.ts';
import type { Register, UnitName } from './world.ts';

/** Where a role's documents lie in the world: the register of its own unit and of units around it. */
export interface Standing {
  own: Register;
  below?: Register;
  above?: Register;
  foreign: Register;
  served?: Register;
}

const department: Standing = { own: 'STC', below: 'STCB', above: 'UBND', foreign: 'SYT' };
const division: Standing = { own: 'STC', above: 'UBND', foreign: 'SYT' };
const office: Standing = { own: 'VP', foreign: 'SYT', served: 'UBND' };
const city: Standing = { own: 'UBND', below: 'STC', foreign: 'HD' };

/** The city keeps no register of its own: for its posts "own" is the committee's, "foreign" the Council's. */
export const standings: Record<Role, Standing> = {
  'records-clerk': department,
  'office-clerk': office,
  leader: department,
  'city-leader': { own: 'UBND', below: 'BD', foreign: 'HD' },
  'chief-of-office': department,
  'city-chief': { own: 'VP', below: 'BD', foreign: 'HD', served: 'UBND' },
  'head-of-division': division,
  official: division,
  'task-force': city,
  'council-verifier': { own: 'HD', foreign: 'STC' },
  auditor: city,
  'city-administrator': city,
  'district-system': { own: 'BD', foreign: 'TX' },
  'without-post': department,
  'unknown-account': department,
  'no-token': department,
};

/** Register of incoming documents a role co-ordinates, is informed of or held once: work goes only where a unit's writ runs. */
export function givingRegister(role: Role): Register {
  return role === 'council-verifier' ? 'HD' : 'UBND';
}

/** Register of a draft that was in the role's hands once. */
export function draftingRegister(role: Role): Register {
  return role === 'council-verifier' ? 'STC' : 'SYT';
}

/** Who holds what lies in a register and is held by another post than the caller's. */
export function deskOf(register: Register): string {
  return `${register}.desk`;
}

/** Post whose document counts as the caller's own: its post, or for those who hold nothing the desk of their unit. */
export function holderOf(role: Role): string {
  return neverHolds.has(role) ? deskOf(standings[role].own) : role;
}

/** Roles that are never given work. */
export const neverHolds: ReadonlySet<Role> = new Set([
  'auditor',
  'city-administrator',
  'district-system',
  'without-post',
  'unknown-account',
  'no-token',
]);

/** Callers that sit at no post: every document is as strange to them as any other. */
export const postless: ReadonlySet<Role> = new Set(['without-post', 'unknown-account', 'no-token']);

/** Roles whose post documents are presented to, to be routed. */
export const routers: ReadonlySet<Role> = new Set([
  'leader',
  'city-leader',
  'chief-of-office',
  'city-chief',
  'head-of-division',
]);

/** Roles that keep a register. */
export const clerks: ReadonlySet<Role> = new Set(['records-clerk', 'office-clerk']);

export type { UnitName };
