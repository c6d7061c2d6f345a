import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { realmFile } from './fill-realm.ts';

interface Mapper {
  protocolMapper: string;
  config: Record<string, string>;
}

interface Client {
  clientId: string;
  fullScopeAllowed: boolean;
  implicitFlowEnabled: boolean;
  directAccessGrantsEnabled: boolean;
  attributes?: Record<string, string>;
  defaultClientScopes?: string[];
  optionalClientScopes?: string[];
  protocolMappers?: Mapper[];
}

interface User {
  serviceAccountClientId?: string;
  clientRoles?: Record<string, string[]>;
  realmRoles?: string[];
  groups?: string[];
}

interface RealmFile extends Record<string, unknown> {
  clientScopes: { name: string; protocolMappers: Mapper[] }[];
  clients: Client[];
  users: User[];
}

const realm = JSON.parse(readFileSync(realmFile, 'utf8')) as RealmFile;
const syncRoles = ['manage-users', 'view-users', 'query-users', 'query-groups'];

describe('the realm file', () => {
  it('makes tokens out to our services alone, by one mapper of one scope', () => {
    const own = realm.clients.flatMap(({ protocolMappers = [] }) => protocolMappers);
    expect(own).toEqual([]);
    const audiences = realm.clientScopes.flatMap(({ name, protocolMappers }) =>
      protocolMappers
        .filter(({ protocolMapper }) => protocolMapper.includes('audience'))
        .map(({ config }) => ({ name, config })),
    );
    const config = { 'included.client.audience': 'baro', 'access.token.claim': 'true' };
    expect(audiences).toEqual([{ name: 'baro', config: expect.objectContaining(config) as unknown }]);
    const scopes = realm.clients.map(({ clientId, defaultClientScopes = [] }) => {
      return [clientId, defaultClientScopes.includes('baro')];
    });
    expect(Object.fromEntries(scopes)).toEqual({
      'baro-web': true,
      baro: false,
      'baro-directory': false,
      'baro-cli': true,
      'district-ba-dinh': true,
      'baro-public': true,
    });
    expect(realm.clients.flatMap(({ optionalClientScopes = [] }) => optionalClientScopes)).toEqual([]);
  });

  it('locks a name for a while after five wrong passwords', () => {
    expect(realm).toMatchObject({
      bruteForceProtected: true,
      permanentLockout: false,
      failureFactor: 5,
      waitIncrementSeconds: 60,
      maxFailureWaitSeconds: 900,
    });
  });

  it('asks for passwords that are long, not the login and not one of the last five', () => {
    expect(String(realm['passwordPolicy']).split(' and ').toSorted()).toEqual([
      'length(12)',
      'maxLength(128)',
      'notEmail(undefined)',
      'notUsername(undefined)',
      'passwordHistory(5)',
    ]);
  });

  it('gives short tokens and sessions of one working day, and no client longer ones', () => {
    expect(realm).toMatchObject({
      accessTokenLifespan: 300,
      accessCodeLifespan: 60,
      ssoSessionIdleTimeout: 7_200,
      ssoSessionMaxLifespan: 36_000,
      rememberMe: false,
    });
    const own = realm.clients.flatMap(({ attributes = {} }) => Object.keys(attributes));
    expect(own.filter((key) => /lifespan|timeout/.test(key))).toEqual([]);
  });

  it('lets only the directory do anything at Keycloak itself, and that with people and groups only', () => {
    const programs = realm.users.filter(({ serviceAccountClientId }) => serviceAccountClientId !== undefined);
    const may = programs.map(({ serviceAccountClientId: id, clientRoles, realmRoles, groups }) => {
      return { id, clientRoles, realmRoles, groups };
    });
    expect(may).toEqual([
      { id: 'district-ba-dinh' },
      { id: 'baro-public' },
      { id: 'baro-directory', clientRoles: { 'realm-management': syncRoles } },
    ]);
    expect(realm['clientScopeMappings']).toEqual({
      'realm-management': [{ client: 'baro-directory', roles: syncRoles }],
    });
    expect(realm['scopeMappings']).toBeUndefined();
    expect(realm.clients.filter((client) => client.fullScopeAllowed)).toEqual([]);
  });

  it('takes passwords of people at its own page, and for our tools, which production has not', () => {
    const direct = realm.clients.filter((client) => client.directAccessGrantsEnabled);
    expect(direct.map(({ clientId }) => clientId)).toEqual(['baro-cli']);
    expect(realm.clients.filter((client) => client.implicitFlowEnabled)).toEqual([]);
  });
});
