import { get } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { ServerUnaryCall, sendUnaryData } from '@grpc/grpc-js';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { call, openClient } from '@baro/chassis';
import { eventually, expectReason } from '@baro/chassis/testing';
import { DirectoryServiceClient, DirectoryServiceService } from '@baro/proto/baro/directory/v1/directory';
import { IncomingDocumentServiceService } from '@baro/proto/baro/documents/v1/incoming';
import { TestBrowser } from './test-browser.ts';
import { startTestGateway } from './test-gateway.ts';
import type { TestGateway, TestGatewayOptions } from './test-gateway.ts';

const { registerIncomingDocument } = IncomingDocumentServiceService;

describe('what guards a session', () => {
  let gateway: TestGateway;
  const tokens: string[] = [];

  const start = async (options: TestGatewayOptions = {}): Promise<void> => {
    gateway = await startTestGateway(options);
    const answer = (call: ServerUnaryCall<unknown, unknown>, reply: sendUnaryData<unknown>): void => {
      tokens.push(String(call.metadata.get('authorization')[0]));
      reply(null, { document: undefined, unitIds: [], posts: [] });
    };
    gateway.documents.on(registerIncomingDocument.path, answer);
    gateway.directory.on(DirectoryServiceService.getMe.path, answer);
  };
  const stop = async (): Promise<void> => {
    tokens.length = 0;
    await gateway.close();
  };
  const signedIn = async (username = 'van-thu'): Promise<{ browser: TestBrowser; csrfToken: string }> => {
    const browser = new TestBrowser();
    await browser.signIn(gateway, username);
    const session = await browser.send(`${gateway.url}/api/session`);
    return { browser, csrfToken: ((await session.json()) as { csrfToken: string }).csrfToken };
  };
  const register = (browser: TestBrowser, headers: Record<string, string>): Promise<Response> =>
    browser.send(`${gateway.url}/v1/documents/incoming`, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json', ...headers },
    });
  const reasonOf = async (response: Response): Promise<string> =>
    ((await response.json()) as { error: { reason: string } }).error.reason;

  describe('with usual limits', () => {
    beforeAll(() => start());
    afterAll(() => stop());

    it('lets the pages change things with the CSRF token, and read without', async () => {
      const { browser, csrfToken } = await signedIn();
      expect((await register(browser, { 'x-csrf-token': csrfToken })).status).toBe(200);
      expect((await browser.send(`${gateway.url}/v1/directory/me`)).status).toBe(200);
      const ours = { 'x-csrf-token': csrfToken, origin: gateway.url, 'sec-fetch-site': 'same-origin' };
      expect((await register(browser, ours)).status).toBe(200);
      expect(tokens.every((token) => token.startsWith('Bearer eyJ'))).toBe(true);
    });

    it.each([
      ['no token', () => ({})],
      ['an invented token', () => ({ 'x-csrf-token': 'A'.repeat(43) })],
      ['another origin', (token: string) => ({ 'x-csrf-token': token, origin: 'https://evil.example' })],
      ['a sandboxed frame', (token: string) => ({ 'x-csrf-token': token, origin: 'null' })],
      ['another site', (token: string) => ({ 'x-csrf-token': token, 'sec-fetch-site': 'cross-site' })],
      [
        'another host of the same site',
        (token: string) => ({ 'x-csrf-token': token, 'sec-fetch-site': 'same-site' }),
      ],
    ])(
      'refuses a change that comes with %s',
      async (_, headers: (token: string) => Record<string, string>) => {
        const { browser, csrfToken } = await signedIn();
        const asked = tokens.length;
        const response = await register(browser, headers(csrfToken));
        expect([response.status, await reasonOf(response)]).toEqual([403, 'CSRF_TOKEN_WRONG']);
        expect(tokens).toHaveLength(asked);
      },
    );

    it('refuses the CSRF token of another session', async () => {
      const stranger = await signedIn('chuyen-vien');
      const { browser } = await signedIn();
      expect((await register(browser, { 'x-csrf-token': stranger.csrfToken })).status).toBe(403);
    });

    it('lets no other origin read: no CORS header on any answer', async () => {
      const { browser } = await signedIn();
      const response = await browser.send(`${gateway.url}/api/session`, {
        headers: { origin: 'https://evil.example' },
      });
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
    });

    it('ends a session whose row is gone at once', async () => {
      const { browser, csrfToken } = await signedIn();
      const client = new pg.Client({ connectionString: gateway.database.appUrl });
      await client.connect();
      await client.query('DELETE FROM sessions');
      await client.end();
      expect((await register(browser, { 'x-csrf-token': csrfToken })).status).toBe(401);
    });
  });

  describe('with tokens that end soon', () => {
    // Shorter than the time ahead at which the gateway refreshes: every request refreshes.
    beforeAll(() => start({ accessTokenSeconds: 10 }));
    afterAll(() => stop());

    it('refreshes on the server, also for requests that come together, and the browser notices nothing', async () => {
      const { browser, csrfToken } = await signedIn();
      const cookie = browser.cookie(gateway.url, 'baro_session')?.value;
      tokens.length = 0;
      await eventually(async () => {
        expect((await register(browser, { 'x-csrf-token': csrfToken })).status).toBe(200);
        expect(new Set(tokens).size).toBeGreaterThan(1);
      });
      const answers = await Promise.all(
        Array.from({ length: 8 }, () => register(browser, { 'x-csrf-token': csrfToken })),
      );
      expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
      expect(browser.cookie(gateway.url, 'baro_session')?.value).toBe(cookie);
    });

    it('asks for sign-on when the issuer has ended the session', async () => {
      const { browser, csrfToken } = await signedIn();
      const page = await browser.send(`${gateway.signOn.issuer}/protocol/openid-connect/logout`);
      const form = new URLSearchParams({ confirmed: 'yes' });
      await browser.send(page.url, { method: 'POST', body: form });
      const response = await register(browser, { 'x-csrf-token': csrfToken });
      expect([response.status, await reasonOf(response)]).toEqual([401, 'UNAUTHENTICATED']);
      const session = await browser.send(`${gateway.url}/api/session`);
      expect(await session.json()).toEqual({ signedIn: false });
    });
  });

  describe('with narrow limits', () => {
    beforeAll(() => start({ env: { RATE_LIMIT_PER_MINUTE: '5', ADDRESS_ATTEMPTS_PER_MINUTE: '8' } }));
    afterAll(() => stop());

    it('answers 429 with the time to wait, per session, and lets others on', async () => {
      const first = await signedIn();
      const statuses: number[] = [];
      let last: Response | undefined;
      for (let n = 0; n < 7; n += 1) {
        last = await register(first.browser, { 'x-csrf-token': first.csrfToken });
        statuses.push(last.status);
      }
      expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429]);
      expect(last && (await reasonOf(last))).toBe('RESOURCE_EXHAUSTED');
      const wait = Number(last?.headers.get('retry-after'));
      expect(wait).toBeGreaterThan(0);
      expect(wait).toBeLessThanOrEqual(60);
      const second = await signedIn('lanh-dao');
      expect((await register(second.browser, { 'x-csrf-token': second.csrfToken })).status).toBe(200);
    });

    it('answers 429 to an address that tries tokens or sign-ons again and again', async () => {
      const attempt = (): Promise<Response> =>
        fetch(`${gateway.url}/v1/directory/me`, { headers: { authorization: 'Bearer guess' } });
      const statuses: number[] = [];
      for (let n = 0; n < 10; n += 1) statuses.push((await attempt()).status);
      expect(statuses.at(-1)).toBe(429);
      const login = await fetch(`${gateway.url}/auth/login`, { redirect: 'manual' });
      expect(login.status).toBe(429);
      expect(Number(login.headers.get('retry-after'))).toBeGreaterThan(0);
    });
  });

  describe('with narrow limits over gRPC', () => {
    beforeAll(() => start({ env: { RATE_LIMIT_PER_MINUTE: '3' } }));
    afterAll(() => stop());

    it('answers RESOURCE_EXHAUSTED to a system that calls too often', async () => {
      const client = openClient(DirectoryServiceClient, gateway.grpcAddress);
      const token = await gateway.signOn.clientToken();
      const getMe = () => call(client, client.getMe, { asOf: '' }, { token });
      for (let n = 0; n < 3; n += 1) await getMe();
      const { metadata } = await expectReason(getMe(), 'RESOURCE_EXHAUSTED');
      expect(Number(metadata['seconds'])).toBeGreaterThan(0);
      client.close();
    });
  });

  describe('behind https', () => {
    afterEach(() => stop());

    it('makes cookies Secure and bound to this host', async () => {
      await start({ env: { PUBLIC_URL: 'https://baro.example', TRUSTED_PROXIES: 'loopback' } });
      const proxied = { 'x-forwarded-proto': 'https', host: 'baro.example' };
      const response = await rawGet(gateway.url, '/auth/login', proxied);
      expect(response.headers['set-cookie']?.[0]).toMatch(
        /^baro_sign_on_attempt_.*; HttpOnly; Secure; SameSite=Lax$/,
      );
      expect(response.headers['strict-transport-security']).toBe('max-age=31536000');
    });
  });
});

/** fetch does not let a Host header through. */
async function rawGet(url: string, path: string, headers: Record<string, string>) {
  return new Promise<{ headers: IncomingHttpHeaders }>((resolve, reject) => {
    get(url + path, { headers }, (response) => {
      response.resume();
      resolve({ headers: response.headers });
    }).on('error', reject);
  });
}
