import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { realmFile } from '../fill-realm.ts';
import { readRealmOptions } from './options.ts';
import { operatorImport, productionRealm } from './production-realm.ts';

const file = JSON.parse(readFileSync(realmFile, 'utf8')) as Record<string, unknown>;
const districts = [{ id: 'district-tay-ho', name: 'Hệ thống của Phường Tây Hồ' }];
const made = productionRealm(file, { publicUrl: 'https://baro.hanoi.example', districts });
const clients = made.realm['clients'] as Record<string, unknown>[];
const users = made.realm['users'] as Record<string, unknown>[];

describe('the realm for production', () => {
  it('has no people: they come from the directory', () => {
    expect(users.filter((user) => user['serviceAccountClientId'] === undefined)).toEqual([]);
    expect(JSON.stringify(made.realm)).not.toContain('BARO_DEMO_PASSWORD');
    expect(JSON.stringify(made.realm)).not.toContain('demo.baro.invalid');
  });

  it('has no client that takes passwords of people', () => {
    expect(clients.filter((client) => client['directAccessGrantsEnabled'] === true)).toEqual([]);
    expect(clients.map((client) => client['clientId'])).toEqual([
      'baro-web',
      'baro',
      'baro-directory',
      'baro-public',
      'district-tay-ho',
    ]);
  });

  it('keeps what protects: audience, PKCE, lockout, password policy, lifetimes', () => {
    for (const key of ['clientScopes', 'passwordPolicy', 'bruteForceProtected', 'accessTokenLifespan']) {
      expect(made.realm[key]).toEqual(file[key]);
    }
    expect(made.realm['clientScopeMappings']).toEqual(file['clientScopeMappings']);
  });

  it('holds no secret, only their placeholders', () => {
    expect(clients.map((client) => client['secret'])).toEqual([
      '${BARO_GATEWAY_CLIENT_SECRET}',
      undefined,
      '${BARO_SYNC_CLIENT_SECRET}',
      '${BARO_PUBLIC_CLIENT_SECRET}',
      '${BARO_DISTRICT_TAY_HO_SECRET}',
    ]);
    expect(made.placeholders).toEqual([
      'BARO_DISTRICT_TAY_HO_SECRET',
      'BARO_GATEWAY_CLIENT_SECRET',
      'BARO_PUBLIC_CLIENT_SECRET',
      'BARO_SYNC_CLIENT_SECRET',
    ]);
  });

  it('sends people back to the city’s own address only', () => {
    const [web] = clients;
    expect(web?.['redirectUris']).toEqual(['https://baro.hanoi.example/*']);
  });

  it('tells the account id by which the directory will know a district system', () => {
    const account = made.accounts.get('district-tay-ho');
    expect(users).toContainEqual(
      expect.objectContaining({ id: account, serviceAccountClientId: 'district-tay-ho' }),
    );
  });

  it('comes as the operator takes it, with the placeholders out of a Secret', () => {
    const resource = operatorImport(made, { keycloak: 'keycloak', secret: 'baro-keycloak-realm' });
    expect(resource).toMatchObject({
      kind: 'KeycloakRealmImport',
      spec: {
        keycloakCRName: 'keycloak',
        placeholders: {
          BARO_SYNC_CLIENT_SECRET: {
            secret: { name: 'baro-keycloak-realm', key: 'BARO_SYNC_CLIENT_SECRET' },
          },
        },
      },
    });
  });
});

describe('the options', () => {
  it.each([
    [[], '--out <file> is missing'],
    [['--out', 'x', '--format', 'yaml'], '--format yaml is not known'],
    [
      ['--out', 'x', '--public-url', 'http://baro.example'],
      '--public-url http://baro.example is not an https',
    ],
    [['--out', 'x', '--district', 'Tay Ho'], '--district Tay Ho is not <id>=<name>'],
    [['--out', 'x', '--district', 'baro-web=X'], '--district baro-web begins with baro'],
    [['--out', 'x', '--district', 'a=X', '--district', 'a=Y'], '--district a is there twice'],
    [['--wrong'], 'npm run realm -- --help'],
  ])('refuse %j and say why', (args, words) => {
    expect(() => readRealmOptions(args)).toThrow(words);
  });
});
