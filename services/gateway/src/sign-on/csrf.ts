import type { IncomingMessage } from 'node:http';
import { AppError } from '@baro/chassis';
import { sameText } from './sign-on.ts';

/** Header the pages send with every changing request; its value comes from GET /api/session. */
export const csrfHeader = 'x-csrf-token';

const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A changing request that brings a session cookie must come from our own pages: it names the session's token, which no
 * other site can read, and the browser's own words about its origin must not say otherwise. Both, because either alone
 * has failed somewhere (old browsers send no Sec-Fetch-Site; a token may leak into a log).
 * @throws AppError CSRF_TOKEN_WRONG
 */
export function checkCsrf(request: IncomingMessage, csrfToken: string, publicUrl: string): void {
  if (safeMethods.has(request.method ?? '')) return;
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const elsewhere =
    (origin !== undefined && origin !== new URL(publicUrl).origin) ||
    (site !== undefined && site !== 'same-origin');
  if (elsewhere || !sameText(request.headers[csrfHeader], csrfToken)) throw new AppError('CSRF_TOKEN_WRONG');
}
