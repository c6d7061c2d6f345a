import type { Session } from '../../test/load/client/settings.ts';
import { TestBrowser } from '../start/sign-on/test-browser.ts';
import type { Target } from './platform.ts';

type SignInPlace = Pick<Target, 'restUrl' | 'issuer' | 'demoPassword'>;

const SESSION_COOKIE = 'baro_session';

/** Signs a demo person in as a browser does: the gateway, the sign-on's page, and back. */
export async function openSession(target: SignInPlace, username: string): Promise<Session> {
  const browser = new TestBrowser();
  const issuer = new URL(target.issuer).origin;
  const login = await browser.follow(await browser.get(`${target.restUrl}/auth/login`), issuer);
  const form = { username, password: target.demoPassword };
  const back = await browser.follow(await browser.post(login.url, form), issuer);
  const callback = back.headers.get('location');
  if (callback === null) throw new Error(`The sign-on of ${target.issuer} does not let ${username} in.`);
  await browser.get(new URL(callback, back.url).href);
  const response = await browser.get(`${target.restUrl}/api/session`);
  const { csrfToken } = (await response.json()) as { csrfToken?: string };
  const cookie = browser.cookie(SESSION_COOKIE);
  if (csrfToken === undefined || cookie === undefined) {
    throw new Error(`The gateway at ${target.restUrl} began no session for ${username}.`);
  }
  return { cookieName: SESSION_COOKIE, cookie, csrf: csrfToken };
}

/** Signs out again: a city's platform keeps no sessions of a load. */
export async function closeSession(target: Target, session: Session): Promise<void> {
  await fetch(`${target.restUrl}/auth/logout`, {
    method: 'POST',
    headers: { cookie: `${session.cookieName}=${session.cookie}`, 'x-csrf-token': session.csrf },
  });
}
