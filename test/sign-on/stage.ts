import { randomUUID } from 'node:crypto';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { call, openClient } from '@baro/chassis';
import { DirectoryServiceClient, ImportDirectoryRequest } from '@baro/proto/baro/directory/v1/directory';
import type { GetMeResponse } from '@baro/proto/baro/directory/v1/directory';
import { findTestKeycloak, startKeycloakRealm } from '@baro/tools/keycloak/testing.ts';
import { startSignOn } from '@baro/tools/start/sign-on/testing.ts';
import type { TestSignOn } from '@baro/tools/start/sign-on/testing.ts';
import { seedDirectory } from '@baro/tools/testing/seed-directory.ts';
import { startTestPlatform } from '@baro/tools/testing/test-platform.ts';
import type { TestPlatform } from '@baro/tools/testing/test-platform.ts';

const keycloak = findTestKeycloak();

/** Which sign-on is judged, for the tests' titles. */
export const judged = keycloak ? 'the real Keycloak' : 'the development sign-on';

/** Short, so that tokens end while one looks on. */
export const accessTokenSeconds = 25;
/** The services forgive a clock that is this much off. */
const toleranceSeconds = 5;

const account = (end: string): string => `0190a000-0000-7000-8000-0000000000${end}`;
/** Account of the client district-ba-dinh. */
export const districtAccount = account('d1');

/** The one place these tests learn the sign-on by: what is below is the same for both. */
export function startJudged(gatewayUrl: string): Promise<TestSignOn> {
  const options = { gatewayUrl, accessTokenSeconds };
  return keycloak ? startKeycloakRealm(keycloak, options) : startSignOn(options);
}

/** Directory and gateway with the judged sign-on, and Chromium in front of them. */
export interface Stage {
  platform: TestPlatform;
  signOn: TestSignOn;
  /** A browser nobody has signed in with. */
  browser(): Promise<BrowserContext>;
  close(): Promise<void>;
}

export async function openStage(executablePath: string): Promise<Stage> {
  const platform = await startTestPlatform({ services: ['directory', 'gateway'], signOn: startJudged });
  const opened: Browser[] = [];
  try {
    await seed(platform);
    const args = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-sync'];
    const browser = await chromium.launch({ executablePath, args });
    opened.push(browser);
    return {
      platform,
      signOn: platform.signOn,
      browser: async () => {
        const context = await browser.newContext({ baseURL: platform.gatewayUrl, locale: 'vi-VN' });
        context.setDefaultTimeout(60_000);
        return context;
      },
      close: async () => {
        await browser.close();
        await platform.stop();
      },
    };
  } catch (error) {
    await opened[0]?.close();
    await platform.stop();
    throw error;
  }
}

async function seed({ address, signOn }: TestPlatform): Promise<void> {
  const token = await signOn.token('quan-tri');
  const [unit] = await seedDirectory(address('directory'), token, [
    {
      code: 'BD',
      name: 'Ủy ban nhân dân Phường Ba Đình',
      posts: [
        { role: 'RECORDS_CLERK', accountId: account('01') },
        { role: 'OFFICIAL', accountId: account('05') },
      ],
    },
  ]);
  const request = ImportDirectoryRequest.fromPartial({
    requestId: randomUUID(),
    serviceAccounts: [
      {
        id: randomUUID(),
        accountId: districtAccount,
        name: 'Hệ thống phường',
        unitId: unit?.id ?? '',
        validFrom: '2020-01-01',
      },
    ],
  });
  const client = openClient(DirectoryServiceClient, address('directory'));
  await call(client, client.importDirectory, request, { token });
  client.close();
}

/** Who a token's bearer is, over gRPC: at the service itself, and at the gateway's door for other systems. */
export async function whoIs(
  { platform }: Stage,
  token: string,
  door: 'directory' | 'gateway' = 'directory',
): Promise<GetMeResponse> {
  const client = openClient(DirectoryServiceClient, platform.address(door));
  try {
    return await call(client, client.getMe, { asOf: '' }, { token });
  } finally {
    client.close();
  }
}

/** Signs in on the judged sign-on's own page, whatever page of ours asked for it. */
export async function signIn(page: Page, username: string, password: string): Promise<void> {
  await page.goto('/auth/login');
  await page.locator('#username').fill(username);
  await page.locator('#password').fill(password);
  await page.locator('[type=submit]').click();
}

/** Waits until the sign-on has sent the browser back to a page of ours. */
export async function isBack(page: Page, { platform }: Stage): Promise<void> {
  const { origin } = new URL(platform.gatewayUrl);
  await page.waitForURL((url) => url.origin === origin && !url.pathname.startsWith('/auth/'));
}

/** Status of a REST call made by a page of ours, with nothing but the browser's cookie. */
export async function restStatus(page: Page): Promise<number> {
  return page.evaluate(async () => (await fetch('/v1/directory/me')).status);
}

interface PageSession {
  signedIn: boolean;
  name?: string;
  csrfToken?: string;
}

/** What the page's session is, as the gateway tells pages. */
export async function session(page: Page): Promise<PageSession> {
  return page.evaluate(async () => (await (await fetch('/api/session')).json()) as PageSession);
}

/** Whether a token made so long ago has ended for the services as well. */
export function hasEnded(expiresAtSeconds: number): boolean {
  return Date.now() / 1000 > expiresAtSeconds + toleranceSeconds;
}
