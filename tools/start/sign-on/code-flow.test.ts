import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '@baro/chassis/testing';
import { startSignOn, type TestSignOn } from './testing.ts';
import { callback, codeIn, CodeFlow, gatewayUrl, textOf } from './test-code-flow.ts';

const vanThu = '0190a000-0000-7000-8000-000000000001';

describe('sign-in in the browser', () => {
  let signOn: TestSignOn;
  beforeAll(async () => {
    signOn = await startSignOn({ gatewayUrl });
  });
  afterAll(() => signOn.stop());

  it('gives Keycloak-shaped tokens for a code with its verifier', async () => {
    const flow = new CodeFlow(signOn);
    const back = await flow.signIn('van-thu');
    expect(back.headers.get('location')).toContain(callback);
    expect(back.headers.get('location')).toContain('state=state-1');
    const { status, body } = await flow.redeem(codeIn(back));
    expect(status).toBe(200);
    const keys = createRemoteJWKSet(new URL(`${signOn.issuer}/protocol/openid-connect/certs`));
    const access = await jwtVerify(textOf(body['access_token']), keys, {
      issuer: signOn.issuer,
      audience: 'baro',
    });
    expect(access.protectedHeader).toMatchObject({ alg: 'RS256', typ: 'JWT' });
    expect(access.payload).toMatchObject({
      sub: vanThu,
      azp: 'baro-web',
      typ: 'Bearer',
      preferred_username: 'van-thu',
      name: 'Nguyễn Thị Hồng Vân',
      scope: 'openid profile',
    });
    expect(Number(access.payload.exp) - Number(access.payload.iat)).toBe(300);
    const id = await jwtVerify(textOf(body['id_token']), keys, {
      issuer: signOn.issuer,
      audience: 'baro-web',
    });
    expect(id.payload).toMatchObject({ sub: vanThu, typ: 'ID', azp: 'baro-web', sid: access.payload['sid'] });
    expect(decodeJwt(textOf(body['refresh_token']))).toMatchObject({ typ: 'Refresh', iss: signOn.issuer });
  });

  it('refuses the code without its verifier, with a wrong one, and a second time', async () => {
    const flow = new CodeFlow(signOn);
    const back = await flow.signIn('van-thu');
    expect(await flow.redeem(codeIn(back), { code_verifier: 'x'.repeat(43) })).toMatchObject({ status: 400 });
    const other = new CodeFlow(signOn);
    const code = codeIn(await other.signIn('van-thu'));
    expect(await other.redeem(code)).toMatchObject({ status: 200 });
    expect(await other.redeem(code)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  it('refuses a sign-in without PKCE', async () => {
    const flow = new CodeFlow(signOn);
    const changes = { code_challenge: undefined, code_challenge_method: undefined };
    const answer = await flow.open(changes);
    expect(answer.headers.get('location')).toContain('error=invalid_request');
  });

  it.each([
    'http://evil.example/work',
    'http://127.0.0.1:183000/work',
    `${gatewayUrl}@evil.example/`,
    'http://127.0.0.1:18300.evil.example/',
    'javascript:alert(1)',
  ])('sends nobody to %s', async (redirectUri) => {
    const answer = await new CodeFlow(signOn).open({ redirect_uri: redirectUri });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('location')).toBeNull();
    expect(await answer.text()).toContain('Yêu cầu đăng nhập không hợp lệ');
  });

  it('ends a session at the time its sign-in set, and with it every refresh token, whatever is opened meanwhile', async () => {
    await signOn.admin.setSessionSeconds(3);
    const flow = new CodeFlow(signOn);
    const began = Date.now();
    const { body } = await flow.redeem(codeIn(await flow.signIn('van-thu')));
    await eventually(async () => {
      const { status } = await flow.refresh(textOf(body['refresh_token']));
      // Not in its last second: what is being answered then may end a second late.
      if (Date.now() < began + 2000) await flow.open();
      expect(status).toBe(400);
    }, 10_000);
    expect(await (await flow.open()).text()).toContain('name="password"');
    await signOn.admin.setSessionSeconds(36_000);
  });

  it('asks for no password when the person is signed in', async () => {
    const flow = new CodeFlow(signOn);
    await flow.signIn('van-thu');
    const again = await flow.open();
    expect(codeIn(again)).not.toBe('');
  });

  it('renews the access token with the refresh token', async () => {
    const flow = new CodeFlow(signOn);
    const { body } = await flow.redeem(codeIn(await flow.signIn('van-thu')));
    const renewed = await flow.refresh(textOf(body['refresh_token']));
    expect(renewed.status).toBe(200);
    expect(decodeJwt(textOf(renewed.body['access_token']))).toMatchObject({ sub: vanThu, aud: 'baro' });
  });

  it('says who the bearer is, and refuses a stranger', async () => {
    const userinfo = `${signOn.issuer}/protocol/openid-connect/userinfo`;
    const token = await signOn.token('lanh-dao');
    const known = await fetch(userinfo, { headers: { authorization: `Bearer ${token}` } });
    expect(await known.json()).toEqual({
      sub: '0190a000-0000-7000-8000-000000000002',
      name: 'Trần Quốc Lâm',
      preferred_username: 'lanh-dao',
    });
    const forged = `${token.slice(0, -6)}AAAAAA`;
    expect(await fetch(userinfo, { headers: { authorization: `Bearer ${forged}` } })).toMatchObject({
      status: 401,
    });
    expect(await fetch(userinfo)).toMatchObject({ status: 401 });
  });
});
