import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { makeSecrets, writeSecrets } from '@baro/tools/charts/make-secrets.ts';
import { at, listAt, ofKind, readManifests, textsAt } from '@baro/tools/charts/manifest.ts';
import { realmFile } from '@baro/tools/keycloak/fill-realm.ts';
import { productionRealm } from '@baro/tools/keycloak/realm/production-realm.ts';
import { secretFilesOf, workloadsOf } from '@baro/tools/charts/workload.ts';
import { golden } from './releases.ts';

const wish = {
  release: 'baro',
  namespace: 'baro',
  nats: 'nats.nats.svc:4222',
  districts: ['district-ba-dinh'],
};
const secrets = readManifests(writeSecrets(makeSecrets(wish)));
const keys = new Set(
  secrets.flatMap(({ metadata, stringData }) =>
    Object.keys(textsAt({ stringData }, 'stringData')).map((key) => `${metadata.name}/${key}`),
  ),
);

it('holds every key every pod of a release mounts, but for the mail server of the city', () => {
  const mounted = new Set(
    workloadsOf(golden('production')).flatMap((one) => [...secretFilesOf(one).values()]),
  );
  expect(mounted.size).toBeGreaterThan(15);
  expect([...mounted].filter((key) => !keys.has(key))).toEqual(['baro-custody/smtp-url']);
});

it('keeps the keys of the sealed identities in a Secret that only the pods of complaints mount', () => {
  const holders = workloadsOf(golden('production')).filter((one) =>
    [...secretFilesOf(one).values()].some((from) => from.includes('identity-key')),
  );
  expect(holders.map(({ role, service }) => `${role} ${service}`)).toEqual(['service complaints']);
  const [keeper] = holders;
  const files = keeper ? [...secretFilesOf(keeper)].filter(([file]) => file.includes('-key')) : [];
  expect(files.map(([, from]) => from).toSorted()).toEqual([
    'baro-complaints/audit-signing-key.pem',
    'baro-identity-keys/identity-index-key',
    'baro-identity-keys/identity-key',
  ]);
  for (const { metadata, stringData } of secrets) {
    const isTheirs = metadata.name === 'baro-identity-keys';
    const names = Object.keys(textsAt({ stringData }, 'stringData'));
    expect(names.some((name) => name.startsWith('identity-'))).toBe(isTheirs);
  }
});

it('holds the login of every database role, as its address has it', () => {
  const [cluster] = ofKind(golden('production'), 'Cluster');
  for (const role of listAt(cluster, 'spec', 'managed', 'roles')) {
    const found = secrets.find(({ metadata }) => metadata.name === at(role, 'passwordSecret', 'name'));
    const { username, password, url } = textsAt(found, 'stringData');
    expect(found?.['type']).toBe('kubernetes.io/basic-auth');
    expect(username).toBe(at(role, 'name'));
    expect(new URL(url ?? '').username).toBe(username);
    expect(new URL(url ?? '').password).toBe(password);
    expect(new URL(url ?? '').hostname).toBe(`${cluster?.metadata.name ?? ''}-rw`);
  }
});

it('fills every placeholder of the realm, with what the pods that sign in are given', () => {
  const file = JSON.parse(readFileSync(realmFile, 'utf8')) as Record<string, unknown>;
  const districts = ['district-smoke', 'district-ba-dinh'].map((id) => ({ id, name: id }));
  const { placeholders } = productionRealm(file, { publicUrl: 'https://baro.example.vn', districts });
  const find = (name: string): Record<string, string> =>
    textsAt(
      secrets.find(({ metadata }) => metadata.name === name),
      'stringData',
    );
  const realm = find('baro-keycloak-realm');
  expect(Object.keys(realm).toSorted()).toEqual(placeholders);
  expect(realm['BARO_GATEWAY_CLIENT_SECRET']).toBe(find('baro-gateway')['oidc-client-secret']);
  expect(realm['BARO_PUBLIC_CLIENT_SECRET']).toBe(find('baro-gateway')['public-client-secret']);
  expect(realm['BARO_SYNC_CLIENT_SECRET']).toBe(find('baro-directory')['keycloak-client-secret']);
  expect(realm['BARO_DISTRICT_SMOKE_SECRET']).toBe(find('baro-smoke')['client-secret']);
});

it('makes keys that sign, and never the same password twice', () => {
  const pem = textsAt(
    secrets.find(({ metadata }) => metadata.name === 'baro-tasks'),
    'stringData',
  )['audit-signing-key.pem'];
  expect(createPrivateKey(pem ?? '').asymmetricKeyType).toBe('ed25519');
  const all = secrets.flatMap((one) => Object.entries(textsAt(one, 'stringData')));
  const passwords = all.filter(([key]) => key !== 'username').map(([, text]) => text);
  const ofRoles = all.filter(([key]) => key === 'password').map(([, text]) => text);
  expect(new Set(ofRoles).size).toBe(ofRoles.length);
  expect(passwords.every((text) => text.length > 30)).toBe(true);
});
