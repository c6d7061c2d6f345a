import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually, expectReason } from '@baro/chassis/testing';
import { describeNeeding } from '@baro/tools/testing/needs.ts';
import { decodeJwt } from 'jose';
import { districtAccount, hasEnded, judged, openStage, whoIs, type Stage } from './stage.ts';

describeNeeding('chromium', `district systems at ${judged}`, (chromium) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(chromium);
  });
  afterAll(async () => stage.close());

  it('gets in with its secret, over gRPC at both doors and over REST', async () => {
    const token = await stage.signOn.clientToken();
    expect(decodeJwt(token)).toMatchObject({ sub: districtAccount, azp: 'district-ba-dinh' });
    for (const door of ['directory', 'gateway'] as const) {
      expect(await whoIs(stage, token, door)).toMatchObject({
        serviceAccount: { accountId: districtAccount },
      });
    }
    const answer = await fetch(`${stage.platform.gatewayUrl}/v1/directory/me`, {
      headers: { authorization: `Bearer ${await stage.signOn.clientToken()}` },
    });
    expect(answer.status).toBe(200);
  });

  it('gets nowhere with a token that is not made out to our services', async () => {
    const { issuer, secrets } = stage.signOn;
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: 'baro-directory',
      client_secret: secrets.BARO_SYNC_CLIENT_SECRET,
    });
    const answer = await fetch(`${issuer}/protocol/openid-connect/token`, { method: 'POST', body });
    const { access_token: token } = (await answer.json()) as { access_token: string };
    expect([decodeJwt(token).aud].flat()).not.toContain('baro');
    for (const door of ['directory', 'gateway'] as const) {
      await expectReason(whoIs(stage, token, door), 'UNAUTHENTICATED');
    }
  });

  it('may do nothing at the sign-on itself', async () => {
    const { issuer } = stage.signOn;
    const headers = { authorization: `Bearer ${await stage.signOn.clientToken()}` };
    for (const place of ['/users', '/groups', '/clients', '/roles']) {
      const { status } = await fetch(`${issuer.replace('/realms/', '/admin/realms/')}${place}`, { headers });
      // The development sign-on has no administration at all.
      expect({ place, status }).toEqual({ place, status: judged === 'the real Keycloak' ? 403 : 404 });
    }
  });

  it('what a removed key signed is refused, once the services know the new one', async () => {
    const old = await stage.signOn.clientToken();
    await stage.signOn.admin.rotateKeys({ keepOld: false });
    await eventually(async () => whoIs(stage, await stage.signOn.clientToken()), 30_000);
    await expectReason(whoIs(stage, old), 'UNAUTHENTICATED');
    // Not for its age.
    expect(hasEnded(decodeJwt(old).exp ?? 0)).toBe(false);
    await eventually(async () => whoIs(stage, await stage.signOn.clientToken(), 'gateway'), 30_000);
  });

  it('a service account that is shut gets no token any more, and the one it has ends soon', async () => {
    const token = await stage.signOn.clientToken();
    const { exp = 0 } = decodeJwt(token);
    await stage.signOn.admin.setClientEnabled('district-ba-dinh', false);
    await expect(stage.signOn.clientToken()).rejects.toThrow('no token');
    await eventually(() => expect(hasEnded(exp)).toBe(true));
    await expectReason(whoIs(stage, token, 'gateway'), 'UNAUTHENTICATED');
    await stage.signOn.admin.setClientEnabled('district-ba-dinh', true);
    await eventually(async () => whoIs(stage, await stage.signOn.clientToken(), 'gateway'));
  });
});
