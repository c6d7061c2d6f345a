import { describe, expect, it } from 'vitest';
import { fillPlaceholders } from './placeholders.ts';
import { readRealm } from './realm.ts';
import { realmFile } from './testing.ts';

const values = {
  BARO_DEMO_PASSWORD: 'a "quoted" password',
  BARO_GATEWAY_CLIENT_SECRET: 'gateway',
  BARO_DISTRICT_CLIENT_SECRET: 'district',
  BARO_SYNC_CLIENT_SECRET: 'sync',
  BARO_PUBLIC_CLIENT_SECRET: 'public',
  BARO_PUBLIC_URL: 'http://127.0.0.1:8080',
};

describe('readRealm', () => {
  const realm = readRealm(realmFile, values);

  it('reads every demo login with its fixed id and its password', () => {
    expect(realm.people).toHaveLength(17);
    expect(realm.people[0]).toEqual({
      id: '0190a000-0000-7000-8000-000000000001',
      username: 'van-thu',
      fullName: 'Nguyễn Thị Hồng Vân',
      password: 'a "quoted" password',
    });
    expect(new Set(realm.people.map((person) => person.id)).size).toBe(17);
  });

  it('reads what each client may do', () => {
    expect(realm.clients.map((client) => client.id)).toEqual([
      'baro-web',
      'baro-directory',
      'baro-public',
      'baro-cli',
      'district-ba-dinh',
    ]);
    const [web, , open, cli, district] = realm.clients;
    expect(web).toMatchObject({
      secret: 'gateway',
      standardFlow: true,
      directAccess: false,
      pkceRequired: true,
    });
    expect(web?.redirectUris).toEqual(['http://127.0.0.1:8080/*']);
    expect(open).toMatchObject({
      secret: 'public',
      standardFlow: false,
      directAccess: false,
      serviceAccount: true,
    });
    expect(cli).toMatchObject({ secret: undefined, standardFlow: false, directAccess: true });
    expect(district).toMatchObject({ secret: 'district', standardFlow: false, serviceAccount: true });
  });

  it('keeps no secret in the file', () => {
    const unfilled = readRealm(
      realmFile,
      Object.fromEntries(Object.keys(values).map((key) => [key, `<${key}>`])),
    );
    expect(new Set(unfilled.people.map((person) => person.password))).toEqual(
      new Set(['<BARO_DEMO_PASSWORD>']),
    );
    expect(unfilled.clients.map((client) => client.secret)).toEqual([
      '<BARO_GATEWAY_CLIENT_SECRET>',
      '<BARO_SYNC_CLIENT_SECRET>',
      '<BARO_PUBLIC_CLIENT_SECRET>',
      undefined,
      '<BARO_DISTRICT_CLIENT_SECRET>',
    ]);
  });
});

describe('fillPlaceholders', () => {
  it('fills inside lists and objects and leaves message keys of Keycloak alone', () => {
    const filled = fillPlaceholders({ a: ['${BARO_PUBLIC_URL}/*'], b: '${username}', c: 1 }, values);
    expect(filled).toEqual({ a: ['http://127.0.0.1:8080/*'], b: '${username}', c: 1 });
  });

  it('refuses a name nothing is known for', () => {
    expect(() => fillPlaceholders('${BARO_OTHER}', values)).toThrow('BARO_OTHER');
  });
});
