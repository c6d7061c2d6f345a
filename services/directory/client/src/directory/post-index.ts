import {
  DelegationKind,
  type Delegation,
  type Holding,
  type Person,
  type Post,
  type ServiceAccount,
} from '@baro/proto/baro/directory/v1/directory';
import type { IsoDate } from '../time/index.ts';
import type { DirectoryRows } from './rows.ts';
import { covers } from './span.ts';
import { push, type UnitIndex } from './unit-index.ts';
import type { ActingPost, Actor, PostPerson, PostView } from './views.ts';

/** Posts, who holds them, who lent them to whom. */
export class PostIndex {
  readonly #unitIndex: UnitIndex;
  readonly #posts = new Map<string, Post>();
  readonly #byUnit = new Map<string, Post[]>();
  readonly #people = new Map<string, Person>();
  readonly #byAccount = new Map<string, Person>();
  readonly #services = new Map<string, ServiceAccount[]>();
  readonly #holdingsByPost = new Map<string, Holding[]>();
  readonly #holdingsByPerson = new Map<string, Holding[]>();
  readonly #delegations = new Map<string, Delegation>();
  readonly #delegationsByPost = new Map<string, Delegation[]>();
  readonly #delegationsByPerson = new Map<string, Delegation[]>();

  constructor(rows: DirectoryRows, unitIndex: UnitIndex) {
    this.#unitIndex = unitIndex;
    for (const post of rows.posts) {
      this.#posts.set(post.id, post);
      push(this.#byUnit, post.unitId, post);
    }
    for (const person of rows.people) {
      this.#people.set(person.id, person);
      if (person.accountId !== '') this.#byAccount.set(person.accountId, person);
    }
    for (const account of rows.serviceAccounts) push(this.#services, account.accountId, account);
    for (const holding of rows.holdings) {
      push(this.#holdingsByPost, holding.postId, holding);
      push(this.#holdingsByPerson, holding.personId, holding);
    }
    for (const delegation of rows.delegations) {
      this.#delegations.set(delegation.id, delegation);
      push(this.#delegationsByPerson, delegation.personId, delegation);
      push(this.#delegationsByPost, delegation.postId, delegation);
    }
  }

  findActor(accountId: string, asOf: IsoDate): Actor | undefined {
    const person = this.#byAccount.get(accountId);
    if (person) {
      return { kind: 'person', accountId, personId: person.id, posts: this.actingPosts(person.id, asOf) };
    }
    const service = this.#services.get(accountId)?.find((row) => covers(row, asOf));
    const unit = service && this.#unitIndex.find(service.unitId, asOf);
    if (!service || !unit) return undefined;
    return {
      kind: 'service',
      accountId,
      serviceAccountId: service.id,
      unitId: unit.id,
      unitCode: unit.code,
      posts: [],
    };
  }

  actingPosts(personId: string, asOf: IsoDate): ActingPost[] {
    const own = (this.#holdingsByPerson.get(personId) ?? [])
      .filter((holding) => covers(holding, asOf))
      .flatMap((holding) => this.#actingPost(holding.postId, asOf));
    const lent = (this.#delegationsByPerson.get(personId) ?? [])
      .filter((delegation) => covers(delegation, asOf))
      .flatMap((delegation) => this.#actingPost(delegation.postId, asOf, delegation));
    return [...own, ...lent];
  }

  #actingPost(postId: string, asOf: IsoDate, lent?: Delegation): ActingPost[] {
    const view = this.find(postId, asOf);
    if (view?.inForce !== true) return [];
    const { post, unit } = view;
    const acting = {
      postId,
      unitId: unit.id,
      unitCode: unit.code,
      role: post.role,
      title: post.title,
      head: post.head,
    };
    return [lent ? { ...acting, delegationId: lent.id, delegationKind: lent.kind } : acting];
  }

  find(postId: string, asOf: IsoDate): PostView | undefined {
    const post = this.#posts.get(postId);
    const unit = post && this.#unitIndex.find(post.unitId, asOf);
    if (!post || !unit) return undefined;
    const holders = this.#holdersOf(postId, asOf);
    const view = { post, unit, holders, inForce: unit.inForce && covers(post, asOf) };
    const [first] = holders;
    return first ? { ...view, holderPersonId: first.personId, holderName: first.name } : view;
  }

  #holdersOf(postId: string, asOf: IsoDate): PostPerson[] {
    return (this.#holdingsByPost.get(postId) ?? [])
      .filter((holding) => covers(holding, asOf))
      .sort((a, b) => (a.validFrom + a.id < b.validFrom + b.id ? -1 : 1))
      .map(({ personId }) => ({ personId, name: this.#people.get(personId)?.fullName ?? '' }));
  }

  ofUnit(unitId: string, asOf: IsoDate): PostView[] {
    return (this.#byUnit.get(unitId) ?? [])
      .flatMap((post) => this.find(post.id, asOf) ?? [])
      .filter((view) => view.inForce)
      .sort((a, b) => a.post.rank - b.post.rank || (a.post.code < b.post.code ? -1 : 1));
  }

  isHeldBy(postId: string, personId: string, asOf: IsoDate): boolean {
    return (this.#holdingsByPost.get(postId) ?? []).some(
      (row) => row.personId === personId && covers(row, asOf),
    );
  }

  person(id: string): Person | undefined {
    return this.#people.get(id);
  }

  absencesOf(postId: string, asOf: IsoDate): Delegation[] {
    return (this.#delegationsByPost.get(postId) ?? [])
      .filter((row) => row.kind === DelegationKind.ABSENCE && covers(row, asOf))
      .toSorted((a, b) => (a.validFrom + a.id < b.validFrom + b.id ? -1 : 1));
  }

  delegation(id: string): Delegation | undefined {
    return this.#delegations.get(id);
  }
}

/** Posts with all their rights: own ones and those lent during absence. */
export function workPosts(actor: Actor): readonly ActingPost[] {
  return actor.posts.filter((post) => post.delegationKind !== DelegationKind.SIGNING);
}

/** Posts the actor may sign in: own, lent during absence, lent for signing. */
export function signingPosts(actor: Actor): readonly ActingPost[] {
  return actor.posts;
}
