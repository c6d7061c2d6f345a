import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestBrowser } from './test-browser.ts';
import { startKeycloakApp, type KeycloakApp } from './test-keycloak-app.ts';
import { startSignOn, type TestSignOn } from './testing.ts';

/** The gateway's library against our sign-on: what works here works with the real Keycloak's paths and tokens. */
describe('keycloak-connect', () => {
  let app: KeycloakApp;
  let signOn: TestSignOn;

  beforeAll(async () => {
    app = await startKeycloakApp();
    // One second: soon after, only the refresh token helps.
    signOn = await startSignOn({ gatewayUrl: app.url, accessTokenSeconds: 4 });
    app.protect(signOn);
  });

  afterAll(async () => {
    await app.stop();
    await signOn.stop();
  });

  it('signs a person in, renews the token, and signs out', async () => {
    const browser = new TestBrowser();
    const open = async (path: string) =>
      browser.follow(await browser.get(app.url + path), 'http://127.0.0.1');
    const readWork = async (): Promise<{ name?: unknown; iat?: unknown }> => {
      const body: unknown = await (await browser.get(`${app.url}/work`)).json();
      return typeof body === 'object' && body !== null ? body : {};
    };

    const page = await open('/work');
    expect(await page.clone().text()).toContain('Đăng nhập Baro');
    const typed = { username: 'giam-doc-so', password: signOn.secrets.BARO_DEMO_PASSWORD };
    await browser.follow(await browser.post(page.url, typed), 'http://127.0.0.1');
    const { name, iat } = await readWork();
    expect(name).toBe('Phan Đình Giám');
    await expect.poll(async () => (await readWork()).iat, { timeout: 30_000 }).toBeGreaterThan(Number(iat));

    expect((await open('/logout')).url.startsWith(app.url)).toBe(true);
    expect(await (await open('/work')).text()).toContain('Đăng nhập Baro');
  });
});
