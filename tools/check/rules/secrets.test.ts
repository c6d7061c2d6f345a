import { expect, it } from 'vitest';
import { repoOf } from '../repo.ts';
import { secrets } from './secrets.ts';

it.each([
  `-----BEGIN RSA PRIVATE KEY-----`,
  `{"kty": "RSA", "d": "${'a'.repeat(43)}"}`,
  `postgres://app:s3cret-s3cret@db:5432/x`,
])('finds %s', async (text) => {
  expect(await secrets.check(repoOf({ 'deploy/a.yaml': text }))).toHaveLength(1);
});

it('lets placeholders be', async () => {
  const text =
    'nats://user:password@host:4222 postgres://app:${password}@db {"value": "${BARO_DEMO_PASSWORD}"}';
  expect(await secrets.check(repoOf({ 'deploy/a.yaml': text }))).toEqual([]);
});
