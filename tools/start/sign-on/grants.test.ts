import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSignOn, type TestSignOn } from './testing.ts';
import { requestToken, textOf } from './test-code-flow.ts';

describe('tokens without a browser', () => {
  let signOn: TestSignOn;
  beforeAll(async () => {
    signOn = await startSignOn({ accessTokenSeconds: 30 });
  });
  afterAll(() => signOn.stop());

  const password = (client: string, changes: Record<string, string> = {}) => ({
    grant_type: 'password',
    client_id: client,
    username: 'van-thu',
    password: signOn.secrets.BARO_DEMO_PASSWORD,
    scope: 'openid',
    ...changes,
  });

  it('the tools get a member of staff’s token and renew it', async () => {
    const { status, body } = await requestToken(signOn, password('baro-cli'));
    expect(status).toBe(200);
    const claims = decodeJwt(textOf(body['access_token']));
    expect(claims).toMatchObject({ azp: 'baro-cli', aud: 'baro', preferred_username: 'van-thu' });
    expect(Number(claims.exp) - Number(claims.iat)).toBe(30);
    const renewed = await requestToken(signOn, {
      grant_type: 'refresh_token',
      client_id: 'baro-cli',
      refresh_token: textOf(body['refresh_token']),
    });
    expect(decodeJwt(textOf(renewed.body['access_token']))).toMatchObject({
      sub: claims.sub,
      azp: 'baro-cli',
    });
  });

  it('a wrong password and an unknown name get the same answer', async () => {
    const refusal = {
      status: 401,
      body: { error: 'invalid_grant', error_description: 'Invalid user credentials' },
    };
    expect(await requestToken(signOn, password('baro-cli', { password: 'wrong' }))).toEqual(refusal);
    expect(await requestToken(signOn, password('baro-cli', { username: 'nobody' }))).toEqual(refusal);
    expect(await requestToken(signOn, password('baro-cli', { password: '' }))).toMatchObject({ status: 400 });
  });

  it('no other client may ask with a password', async () => {
    const secret = { client_secret: signOn.secrets.BARO_GATEWAY_CLIENT_SECRET };
    const answer = await requestToken(signOn, password('baro-web', secret));
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({
      error_description: expect.stringContaining('not allowed for this client'),
    });
  });

  it('a district system gets a token of its service account, by form or by header', async () => {
    const form = await signOn.clientToken('district-ba-dinh');
    expect(decodeJwt(form)).toMatchObject({
      sub: '0190a000-0000-7000-8000-0000000000d1',
      azp: 'district-ba-dinh',
      aud: 'baro',
      typ: 'Bearer',
    });
    const basic = Buffer.from(`district-ba-dinh:${signOn.secrets.BARO_DISTRICT_CLIENT_SECRET}`).toString(
      'base64',
    );
    const response = await fetch(`${signOn.issuer}/protocol/openid-connect/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${basic}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    expect(response.status).toBe(200);
  });

  it('a wrong secret, an unknown client and the gateway get no service account’s token', async () => {
    const ask = (client: string, secret: string) =>
      requestToken(signOn, { grant_type: 'client_credentials', client_id: client, client_secret: secret });
    expect(await ask('district-ba-dinh', 'wrong')).toMatchObject({
      status: 401,
      body: { error: 'invalid_client' },
    });
    expect(await ask('nobody', 'x')).toMatchObject({ status: 401 });
    expect(await ask('baro-web', signOn.secrets.BARO_GATEWAY_CLIENT_SECRET)).toMatchObject({ status: 400 });
    expect(await ask('baro', 'x')).toMatchObject({ status: 401 });
  });

  it('names its own addresses whatever Host is sent, and knows no other path', async () => {
    const discovery = await fetch(`${signOn.issuer}/.well-known/openid-configuration`);
    expect(await discovery.json()).toMatchObject({
      issuer: signOn.issuer,
      jwks_uri: `${signOn.issuer}/protocol/openid-connect/certs`,
      end_session_endpoint: `${signOn.issuer}/protocol/openid-connect/logout`,
    });
    expect(await fetch(new URL('/admin', signOn.issuer))).toMatchObject({ status: 404 });
    expect(await fetch(`${signOn.issuer}/nothing`)).toMatchObject({ status: 404 });
  });
});
