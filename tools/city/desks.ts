import type { DemoPeople } from '../../services/directory/reference/demo-people/index.ts';
import type { Reference } from '../../services/directory/reference/index.ts';

/** A post by who holds it in the demo: a login, or `<unit code>/<post code>`. */
export type Desk = string;

/** Finds the ids stories speak of. */
export interface Desks {
  /** Post of a login or of `<unit code>/<post code>`. @throws Error */
  postOf(desk: Desk): string;
  /** Person of a login. @throws Error */
  personOf(login: string): string;
  /** Unit in force of a code. @throws Error */
  unitOf(code: string): string;
  /** Delegation of signing authority of a post's head. @throws Error */
  signingOf(desk: Desk): string;
}

export function desksOf(reference: Reference, demo: DemoPeople): Desks {
  const posts = new Map(demo.posts.map((post) => [`${post.unitCode}/${post.code}`, post.id]));
  const people = new Map(
    demo.people.flatMap((person) => (person.username ? [[person.username, person.id]] : [])),
  );
  const held = new Map(
    demo.holdings.filter((row) => row.validTo === undefined).map((row) => [row.personId, row.postId]),
  );
  const units = new Map(
    reference.units.filter((unit) => unit.validTo === undefined).map((unit) => [unit.code, unit.id]),
  );
  const personOf = (login: string): string => found(people.get(login), login);
  const postOf = (desk: Desk): string =>
    found(desk.includes('/') ? posts.get(desk) : held.get(personOf(desk)), desk);
  return {
    postOf,
    personOf,
    unitOf: (code) => found(units.get(code), code),
    signingOf: (desk) => {
      const row = demo.delegations.find((lent) => lent.kind === 'signing' && lent.postId === postOf(desk));
      return found(row?.id, `delegation of ${desk}`);
    },
  };
}

function found(id: string | undefined, what: string): string {
  if (id === undefined) throw new Error(`the demo city has no ${what}`);
  return id;
}
