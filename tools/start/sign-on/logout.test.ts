import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSignOn, type TestSignOn } from './testing.ts';
import { codeIn, CodeFlow, gatewayUrl, textOf } from './test-code-flow.ts';

describe('logout', () => {
  let signOn: TestSignOn;
  beforeAll(async () => {
    signOn = await startSignOn({ gatewayUrl });
  });
  afterAll(() => signOn.stop());

  async function signedIn() {
    const flow = new CodeFlow(signOn);
    const { body } = await flow.redeem(codeIn(await flow.signIn('van-thu')));
    return { flow, idToken: textOf(body['id_token']), refreshToken: textOf(body['refresh_token']) };
  }
  const logoutUrl = (query: Record<string, string> = {}) =>
    `${signOn.issuer}/protocol/openid-connect/logout?${new URLSearchParams(query).toString()}`;

  it('with an id token ends the session at once and leads back', async () => {
    const { flow, idToken, refreshToken } = await signedIn();
    const target = `${gatewayUrl}/signed-out`;
    const answer = await flow.browser.get(
      logoutUrl({ id_token_hint: idToken, post_logout_redirect_uri: target, state: 's' }),
    );
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBe(`${target}?state=s`);
    expect(await flow.refresh(refreshToken)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    expect(await (await flow.open()).text()).toContain('Đăng nhập Baro');
  });

  it('leads to no other place and ends nothing then', async () => {
    const { flow, idToken, refreshToken } = await signedIn();
    const answer = await flow.browser.get(
      logoutUrl({ id_token_hint: idToken, post_logout_redirect_uri: 'http://evil.example/' }),
    );
    expect(answer.status).toBe(400);
    expect(await flow.refresh(refreshToken)).toMatchObject({ status: 200 });
  });

  it('takes no access token and no forged id token for the hint', async () => {
    const { flow, idToken } = await signedIn();
    const access = await signOn.token('van-thu');
    for (const hint of [access, `${idToken.slice(0, -6)}AAAAAA`, 'nonsense']) {
      expect(await flow.browser.get(logoutUrl({ id_token_hint: hint }))).toMatchObject({ status: 400 });
    }
  });

  it('without an id token asks the person first', async () => {
    const { flow, refreshToken } = await signedIn();
    const question = await flow.browser.get(logoutUrl());
    expect(await question.text()).toContain('Bạn muốn đăng xuất khỏi Baro?');
    expect(await flow.refresh(refreshToken)).toMatchObject({ status: 200 });
    const done = await flow.browser.post(logoutUrl(), { confirmed: 'yes' });
    expect(await done.text()).toContain('Bạn đã đăng xuất');
    expect(await flow.refresh(refreshToken)).toMatchObject({ status: 400 });
  });

  it('ends what a client was given when it brings the refresh token and its secret', async () => {
    const { flow, refreshToken } = await signedIn();
    const post = (secret: string) =>
      fetch(logoutUrl(), {
        method: 'POST',
        body: new URLSearchParams({
          client_id: 'baro-web',
          client_secret: secret,
          refresh_token: refreshToken,
        }),
      });
    expect(await post('wrong')).toMatchObject({ status: 401 });
    expect(await flow.refresh(refreshToken)).toMatchObject({ status: 200 });
    expect(await post(signOn.secrets.BARO_GATEWAY_CLIENT_SECRET)).toMatchObject({ status: 204 });
    expect(await flow.refresh(refreshToken)).toMatchObject({ status: 400 });
  });
});
