import { afterAll, beforeAll, expect, it } from 'vitest';
import { startSignOn } from '@baro/tools/start/sign-on/testing.ts';
import type { TestSignOn } from '@baro/tools/start/sign-on/testing.ts';
import { GrantRefusedError, IssuerAwayError, KeycloakSignOn } from '../src/sign-on/keycloak.ts';

let signOn: TestSignOn;

beforeAll(async () => {
  signOn = await startSignOn();
});
afterAll(() => signOn.stop());

const gatewayWith = (clientSecret: string): KeycloakSignOn =>
  new KeycloakSignOn({
    issuer: signOn.issuer,
    clientId: 'baro-web',
    clientSecret,
    callbackUrl: 'http://127.0.0.1:18300/auth/callback',
  });

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
/** Has the form of a refresh token that has not expired, and is known to nobody. */
const strange = `${part({ alg: 'none' })}.${part({ exp: 4_102_444_800 })}.x`;

it('takes the refusal of its own client for an absence: nobody is thrown out while its secret is changed', async () => {
  const stale = gatewayWith('the secret of before, changed at the issuer');
  await expect(stale.refresh(strange)).rejects.toBeInstanceOf(IssuerAwayError);
  await expect(stale.redeem('a code', 'a verifier')).rejects.toBeInstanceOf(IssuerAwayError);
});

it('takes the refusal of a token or code for an end', async () => {
  const current = gatewayWith(signOn.secrets.BARO_GATEWAY_CLIENT_SECRET);
  await expect(current.refresh(strange)).rejects.toBeInstanceOf(GrantRefusedError);
  await expect(current.redeem('a code', 'a verifier')).rejects.toBeInstanceOf(GrantRefusedError);
});
