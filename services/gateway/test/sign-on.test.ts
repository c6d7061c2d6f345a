import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import pg from 'pg';
import { TestBrowser, targetOf } from './test-browser.ts';
import { startTestGateway } from './test-gateway.ts';
import type { TestGateway } from './test-gateway.ts';

interface SessionBody {
  signedIn: boolean;
  name?: string;
  username?: string;
  accountId?: string;
  csrfToken?: string;
}

describe('browser sign-on', () => {
  let gateway: TestGateway;

  beforeAll(async () => {
    gateway = await startTestGateway();
  });
  afterAll(() => gateway.close());

  const session = async (browser: TestBrowser): Promise<SessionBody> =>
    (await (await browser.send(`${gateway.url}/api/session`)).json()) as SessionBody;
  const sessionCookie = (browser: TestBrowser): string | undefined =>
    browser.cookie(gateway.url, 'baro_session')?.value;

  it('tells the pages that nobody is signed in, and sets no cookie', async () => {
    const browser = new TestBrowser();
    expect(await session(browser)).toEqual({ signedIn: false });
    expect(browser.cookieNames(gateway.url)).toEqual([]);
  });

  it('signs in, returns to the page asked for, and names the person without any token', async () => {
    const browser = new TestBrowser();
    const back = await browser.signIn(gateway, 'van-thu', '/incoming?year=2026');
    expect(back.status).toBe(303);
    expect(back.headers.get('location')).toBe('/incoming?year=2026');
    const body = await session(browser);
    expect(body).toMatchObject({ signedIn: true, name: 'Nguyễn Thị Hồng Vân', username: 'van-thu' });
    expect(Object.keys(body).sort()).toEqual(['accountId', 'csrfToken', 'name', 'signedIn', 'username']);
    const cookie = browser.cookie(gateway.url, 'baro_session');
    expect(cookie?.attributes).toMatch(/HttpOnly/i);
    expect(cookie?.attributes).toMatch(/SameSite=Lax/i);
  });

  it('keeps tokens sealed in its own database', async () => {
    const browser = new TestBrowser();
    await browser.signIn(gateway, 'lanh-dao');
    const client = new pg.Client({ connectionString: gateway.database.appUrl });
    await client.connect();
    const { rows } = await client.query<{ sess: string }>('SELECT sess::text AS sess FROM sessions');
    await client.end();
    expect(rows.length).toBeGreaterThan(0);
    // A token's head and body with a dot between; what is sealed has no dot, but any three letters by chance.
    for (const { sess } of rows) expect(sess).not.toMatch(/eyJ[\w-]*\.[\w-]/);
  });

  it("refuses a stranger's code and state: the victim's browser did not begin that sign-on", async () => {
    const stranger = new TestBrowser();
    const strangersCallback = await stranger.signInUpToCallback(gateway, 'quan-tri');
    const victim = new TestBrowser();
    const answer = await victim.send(strangersCallback);
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('không bắt đầu từ trình duyệt này');
    expect(await session(victim)).toEqual({ signedIn: false });
  });

  it("refuses a stranger's code under the victim's own state", async () => {
    const stranger = new TestBrowser();
    const strangers = new URL(await stranger.signInUpToCallback(gateway, 'quan-tri'));
    const victim = new TestBrowser();
    const own = new URL(await victim.signInUpToCallback(gateway, 'van-thu'));
    own.searchParams.set('code', strangers.searchParams.get('code') ?? '');
    const answer = await victim.send(own.href);
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('Đăng nhập bị từ chối');
    expect(await session(victim)).toEqual({ signedIn: false });
  });

  it("refuses a stranger's sign-on although the stranger's cookie was planted under another key", async () => {
    const stranger = new TestBrowser();
    const callback = await stranger.signInUpToCallback(gateway, 'quan-tri');
    const name =
      stranger.cookieNames(gateway.url).find((cookie) => cookie.startsWith('baro_sign_on_attempt_')) ?? '';
    const sealed = stranger.cookie(gateway.url, name)?.value ?? '';
    const victim = new TestBrowser();
    // One character changed: no longer what the gateway sealed.
    victim.plant(
      gateway.url,
      name,
      sealed.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')),
      '/auth',
    );
    expect((await victim.send(callback)).status).toBe(403);
  });

  it('takes a callback once: the second time state and cookie are used up', async () => {
    const browser = new TestBrowser();
    const callback = await browser.signInUpToCallback(gateway, 'van-thu');
    const name =
      browser.cookieNames(gateway.url).find((cookie) => cookie.startsWith('baro_sign_on_attempt_')) ?? '';
    const kept = browser.cookie(gateway.url, name)?.value ?? '';
    expect((await browser.send(callback)).status).toBe(303);
    expect(browser.cookieNames(gateway.url)).not.toContain(name);
    browser.plant(gateway.url, name, kept, '/auth');
    expect((await browser.send(callback)).status).toBe(403);
  });

  it('gives a new session id at sign-on and ends the one the browser came with', async () => {
    const attacker = new TestBrowser();
    await attacker.signIn(gateway, 'chuyen-vien');
    const planted = sessionCookie(attacker) ?? '';
    const victim = new TestBrowser();
    victim.plant(gateway.url, 'baro_session', planted);
    await victim.signIn(gateway, 'van-thu');
    expect(sessionCookie(victim)).not.toBe(planted);
    expect(await session(victim)).toMatchObject({ signedIn: true, username: 'van-thu' });
    expect(await session(attacker)).toEqual({ signedIn: false });
  });

  it('takes no session id of a stranger’s making', async () => {
    const browser = new TestBrowser();
    browser.plant(gateway.url, 'baro_session', 's%3Achosen-by-me.c2lnbmF0dXJl');
    expect(await session(browser)).toEqual({ signedIn: false });
  });

  it.each([
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example',
    '/\t/evil.example',
    '/auth/login',
    'evil',
  ])('returns to the first page when asked to return to %j', async (returnTo) => {
    const browser = new TestBrowser();
    const back = await browser.signIn(gateway, 'van-thu', returnTo);
    expect(back.headers.get('location')).toBe('/');
  });

  it('moves to the public address before signing in, so that the cookie lies where it will be looked for', async () => {
    const elsewhere = gateway.url.replace('127.0.0.1', 'localhost');
    const answer = await new TestBrowser().send(`${elsewhere}/auth/login?returnTo=/work`);
    expect(targetOf(answer)).toBe(`${gateway.url}/auth/login?returnTo=/work`);
  });

  it('says so when the issuer sends a refusal', async () => {
    const browser = new TestBrowser();
    const callback = new URL(await browser.signInUpToCallback(gateway, 'van-thu'));
    callback.searchParams.delete('code');
    callback.searchParams.set('error', 'access_denied');
    const answer = await browser.send(callback.href, { headers: { 'accept-language': 'en' } });
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('The sign-on was refused or cancelled.');
  });

  it('signs out here and at the issuer: the next sign-in asks for the password again', async () => {
    const browser = new TestBrowser();
    await browser.signIn(gateway, 'van-thu');
    const { csrfToken = '' } = await session(browser);
    const old = sessionCookie(browser) ?? '';
    const answer = await browser.send(`${gateway.url}/auth/logout`, {
      method: 'POST',
      headers: { 'x-csrf-token': csrfToken },
    });
    expect(await answer.json()).toEqual({ redirectTo: '/' });
    expect(browser.cookieNames(gateway.url)).toEqual([]);
    browser.plant(gateway.url, 'baro_session', old);
    expect(await session(browser)).toEqual({ signedIn: false });
    const page = await browser.follow(`${gateway.url}/auth/login`, `${gateway.url}/auth/callback`);
    expect(await page.text()).toContain('Đăng nhập Baro');
  });

  it('refuses to sign out without the CSRF token', async () => {
    const browser = new TestBrowser();
    await browser.signIn(gateway, 'van-thu');
    const answer = await browser.send(`${gateway.url}/auth/logout`, { method: 'POST' });
    expect(answer.status).toBe(403);
    expect(await session(browser)).toMatchObject({ signedIn: true });
  });
});
