import { createHash, timingSafeEqual } from 'node:crypto';
import { Lockout } from './lockout.ts';
import type { Realm, RealmPerson, RealmServiceAccount } from './realm.ts';

export type SignInResult =
  | { readonly kind: 'signed-in'; readonly person: RealmPerson }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'locked'; readonly waitSeconds: number };

/** Who may sign in: the realm's people with their passwords, and its service accounts. */
export class People {
  readonly #byUsername: ReadonlyMap<string, RealmPerson>;
  readonly #byId: ReadonlyMap<string, RealmPerson>;
  readonly #serviceAccounts: ReadonlyMap<string, RealmServiceAccount>;
  readonly #lockout: Lockout;
  /** Person ids and client ids that may not sign in any more. */
  readonly #disabled = new Set<string>();

  constructor(realm: Realm, lockout: Lockout = new Lockout(realm.bruteForce)) {
    this.#byUsername = new Map(realm.people.map((person) => [person.username, person]));
    this.#byId = new Map(realm.people.map((person) => [person.id, person]));
    this.#serviceAccounts = new Map(realm.serviceAccounts.map((account) => [account.clientId, account]));
    this.#lockout = lockout;
  }

  findById(id: string): RealmPerson | undefined {
    return this.#disabled.has(id) ? undefined : this.#byId.get(id);
  }

  findByUsername(username: string): RealmPerson | undefined {
    return this.#byUsername.get(username);
  }

  /** Shuts a person (by id) or a client (by client id) out, or lets it in again. */
  setEnabled(id: string, enabled: boolean): void {
    if (enabled) this.#disabled.delete(id);
    else this.#disabled.add(id);
  }

  isEnabled(id: string): boolean {
    return !this.#disabled.has(id);
  }

  findServiceAccount(clientId: string): RealmServiceAccount | undefined {
    return this.#serviceAccounts.get(clientId);
  }

  signIn(typedName: string, password: string): SignInResult {
    const username = typedName.trim().toLowerCase();
    const waitSeconds = this.#lockout.waitSeconds(username);
    if (waitSeconds > 0) return { kind: 'locked', waitSeconds };
    const person = this.#byUsername.get(username);
    const known = person !== undefined && equalInConstantTime(password, person.password);
    if (known && this.isEnabled(person.id)) {
      this.#lockout.recordSuccess(username);
      return { kind: 'signed-in', person };
    }
    this.#lockout.recordFailure(username);
    const lockedFor = this.#lockout.waitSeconds(username);
    return lockedFor > 0 ? { kind: 'locked', waitSeconds: lockedFor } : { kind: 'wrong' };
  }
}

/** Hashed first: the comparison needs equal lengths and must not tell the length either. */
export function equalInConstantTime(left: string, right: string): boolean {
  const digest = (value: string) => createHash('sha256').update(value).digest();
  return timingSafeEqual(digest(left), digest(right));
}
