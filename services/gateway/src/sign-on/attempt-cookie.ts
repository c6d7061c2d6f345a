import type { CookieOptions, Request, Response } from 'express';
import { cookiesOf } from '../http/cookies.ts';
import type { SignOnSecrets } from './keycloak.ts';
import type { Seal } from './seal.ts';

/** One sign-on under way in one browser tab. */
export interface Attempt extends SignOnSecrets {
  returnTo: string;
  /** Epoch milliseconds. */
  begun: number;
}

/** How long a person may take to sign in. */
export const attemptMs = 10 * 60_000;

// Several tabs may sign in at once; a browser that piles them up loses the oldest.
const maxAttempts = 5;
const prefix = 'baro_sign_on_attempt_';
const path = '/auth';

/** The cookie of a state: its name tells tabs apart, its sealed content is what must come back. */
function cookieName(state: string): string {
  return prefix + state.slice(0, 8);
}

function options(secure: boolean): CookieOptions {
  // Lax: the way back from the issuer is a top-level navigation of another site.
  return { httpOnly: true, secure, sameSite: 'lax', path };
}

export function keepAttempt(
  request: Request,
  response: Response,
  seal: Seal,
  attempt: Attempt,
  secure: boolean,
): void {
  const old = [...cookiesOf(request).keys()].filter((name) => name.startsWith(prefix));
  for (const name of old.slice(0, Math.max(0, old.length - maxAttempts + 1))) {
    response.clearCookie(name, options(secure));
  }
  response.cookie(cookieName(attempt.state), seal.close(attempt), { ...options(secure), maxAge: attemptMs });
}

/** Takes the attempt a state belongs to out of the browser; undefined when this browser did not begin it lately. */
export function takeAttempt(
  request: Request,
  response: Response,
  seal: Seal,
  state: string,
  secure: boolean,
): Attempt | undefined {
  const name = cookieName(state);
  const sealed = cookiesOf(request).get(name);
  if (sealed === undefined) return undefined;
  response.clearCookie(name, options(secure));
  const attempt = seal.open(sealed);
  if (!isAttempt(attempt) || attempt.state !== state) return undefined;
  return Date.now() - attempt.begun <= attemptMs ? attempt : undefined;
}

function isAttempt(value: unknown): value is Attempt {
  return (
    typeof value === 'object' && value !== null && 'state' in value && 'verifier' in value && 'begun' in value
  );
}
