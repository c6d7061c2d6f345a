import { createPrivateKey } from 'node:crypto';
import { expect, it } from 'vitest';
import { makeSecrets, writeSecrets } from '@baro/tools/charts/make-secrets.ts';
import { at, listAt, ofKind, readManifests, textsAt } from '@baro/tools/charts/manifest.ts';
import { secretFilesOf, workloadsOf } from '@baro/tools/charts/workload.ts';
import { golden } from './releases.ts';

const wish = { release: 'baro', namespace: 'baro', nats: 'nats.nats.svc:4222' };
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
