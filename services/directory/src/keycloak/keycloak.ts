import KeycloakAdminClient, { NetworkError } from '@keycloak/keycloak-admin-client';
import type { AccountState, KnownAccount, KnownGroup } from '../domain/account.ts';
import { KeycloakRefusedError, tokensOf } from './token.ts';

/** Which Keycloak, and as whom. */
export interface KeycloakPlace {
  /** Address without `/realms/…`. */
  url: string;
  realm: string;
  clientId: string;
  clientSecret: string;
}

const timeoutMs = 30_000;
const pageSize = 500;
/** Attributes by which a group and a user say whose they are. */
const unitAttribute = 'unit_id';
const personAttribute = 'person_id';

type User = NonNullable<Awaited<ReturnType<KeycloakAdminClient['users']['findOne']>>>;
type Group = NonNullable<Awaited<ReturnType<KeycloakAdminClient['groups']['findOne']>>>;

/** The accounts and groups of the realm, as far as the directory keeps them. */
export class Keycloak {
  readonly #admin: KeycloakAdminClient;

  constructor({ url, realm, clientId, clientSecret }: KeycloakPlace) {
    this.#admin = new KeycloakAdminClient({ baseUrl: url, realmName: realm });
    const issuer = `${url}/realms/${encodeURIComponent(realm)}`;
    const getAccessToken = tokensOf({ issuer, clientId, clientSecret }, timeoutMs);
    this.#admin.registerTokenProvider({ getAccessToken });
  }

  /** The client takes its limit in time when a request begins. */
  get #api(): KeycloakAdminClient {
    this.#admin.setConfig({ requestOptions: { signal: AbortSignal.timeout(timeoutMs) } });
    return this.#admin;
  }

  /** Every user, as it is now; programs (service accounts) are none. */
  async listAccounts(): Promise<KnownAccount[]> {
    const users = await allPages((page) => this.#api.users.find({ ...page, briefRepresentation: false }));
    return users.map(accountOf);
  }

  /** Groups the directory has made, those above first. Others are none of its business. */
  async listGroups(): Promise<KnownGroup[]> {
    const own: KnownGroup[] = [];
    const visit = async (groups: Group[], parentGroupId: string): Promise<void> => {
      for (const group of groups) {
        const { id = '', name: code = '', subGroupCount = 0 } = group;
        const unitId = first(group.attributes, unitAttribute);
        if (unitId !== '') own.push({ id, unitId, code, parentGroupId });
        if (subGroupCount > 0) await visit(await this.#subGroups(id), id);
      }
    };
    const top = await allPages((page) => this.#api.groups.find({ ...page, briefRepresentation: false }));
    await visit(top, '');
    return own;
  }

  async #subGroups(parentId: string): Promise<Group[]> {
    return allPages((page) =>
      this.#api.groups.listSubGroups({ ...page, parentId, briefRepresentation: false }),
    );
  }

  /** @returns its id */
  async createGroup(unitId: string, code: string, parentGroupId: string): Promise<string> {
    const group = { name: code, attributes: { [unitAttribute]: [unitId] } };
    const made =
      parentGroupId === ''
        ? await this.#api.groups.create(group)
        : await this.#api.groups.createChildGroup({ id: parentGroupId }, group);
    return made.id;
  }

  /** Gives a group the unit's code, and its place below another. */
  async placeGroup(group: KnownGroup, code: string, parentGroupId: string): Promise<void> {
    const { id, unitId } = group;
    const as = { id, name: code, attributes: { [unitAttribute]: [unitId] } };
    if (parentGroupId !== group.parentGroupId) {
      // A group that is given to another parent with its id moves there.
      if (parentGroupId === '') await this.#api.groups.updateRoot(as);
      else await this.#api.groups.updateChildGroup({ id: parentGroupId }, as);
    }
    await this.#api.groups.update({ id }, as);
  }

  async deleteGroup(id: string): Promise<void> {
    await this.#api.groups.del({ id }).catch(unlessGone);
  }

  /** Ids of a group's users. */
  async listMembers(groupId: string): Promise<Set<string>> {
    const members = await allPages((page) => this.#api.groups.listMembers({ ...page, id: groupId }));
    return new Set(members.map(({ id }) => id ?? ''));
  }

  async join(accountId: string, groupId: string): Promise<void> {
    await this.#api.users.addToGroup({ id: accountId, groupId });
  }

  async leave(accountId: string, groupId: string): Promise<void> {
    await this.#api.users.delFromGroup({ id: accountId, groupId });
  }

  /** Makes a user that must choose a password first, and has none yet: the city's IT hands out the first one. */
  async createAccount(username: string, state: AccountState): Promise<string | undefined> {
    try {
      const user = { ...userOf(state), username, requiredActions: ['UPDATE_PASSWORD'] };
      return (await this.#api.users.create(user)).id;
    } catch (error) {
      // The name is another's: a person has to say whose.
      if (statusOf(error) === 409) return undefined;
      throw error;
    }
  }

  /** Sets what the directory decides and leaves the rest. */
  async updateAccount(id: string, state: AccountState): Promise<void> {
    const user = await this.#api.users.findOne({ id });
    if (!user) return;
    const { attributes, ...fields } = userOf(state);
    await this.#api.users.update(
      { id },
      { ...user, ...fields, attributes: { ...user.attributes, ...attributes } },
    );
  }

  /** Shuts a user out and leaves everything else of it. */
  async shutAccount(id: string): Promise<void> {
    const user = await this.#api.users.findOne({ id });
    if (!user) return;
    await this.#api.users.update({ id }, { ...user, enabled: false });
    await this.endSessions(id);
  }

  /** Ends every session of a user. */
  async endSessions(id: string): Promise<void> {
    await this.#api.users.logout({ id });
  }
}

function userOf(state: AccountState) {
  const { enabled, firstName, lastName, email, fullName, personId } = state;
  return {
    enabled,
    firstName,
    lastName,
    ...(email === '' ? {} : { email, emailVerified: true }),
    attributes: { full_name: [fullName], [personAttribute]: [personId] },
  };
}

function accountOf(user: User): KnownAccount {
  const { id = '', username = '', enabled = false, firstName = '', lastName = '', email = '' } = user;
  const personId = first(user.attributes, personAttribute);
  return {
    id,
    username,
    enabled,
    firstName,
    lastName,
    email,
    personId,
    fullName: first(user.attributes, 'full_name'),
  };
}

function first(attributes: Record<string, unknown> | undefined, name: string): string {
  const value = attributes?.[name];
  return Array.isArray(value) ? String(value[0] ?? '') : '';
}

async function allPages<T>(read: (page: { first: number; max: number }) => Promise<T[]>): Promise<T[]> {
  const all: T[] = [];
  for (;;) {
    const page = await read({ first: all.length, max: pageSize });
    all.push(...page);
    if (page.length < pageSize) return all;
  }
}

function statusOf(error: unknown): number | undefined {
  return error instanceof NetworkError ? error.response.status : undefined;
}

/** A fault of the administration as the log can tell it; any other as it is. */
export function refusalOf(error: unknown): unknown {
  const status = statusOf(error);
  return status === undefined ? error : new KeycloakRefusedError('ADMIN', status, { cause: error });
}

function unlessGone(error: unknown): void {
  if (statusOf(error) !== 404) throw error;
}
