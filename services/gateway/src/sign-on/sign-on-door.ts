import { Router } from 'express';
import type { Request, RequestHandler, Response } from 'express';
import { AppError, errorFacts } from '@baro/chassis';
import type { Logger } from '@baro/chassis';
import { faultOf } from '../http/fault.ts';
import { pickLanguage } from '../http/language.ts';
import { countSignOn } from '../http/metrics.ts';
import type { RateLimit } from '../http/rate-limit.ts';
import { sendJson } from '../http/reply.ts';
import { signOnFailedPage } from '../pages/sign-on-failed.ts';
import { checkCsrf } from './csrf.ts';
import type { FreshTokens } from './fresh-tokens.ts';
import type { Sessions } from './sessions.ts';
import { beginSignOn, completeSignOn } from './sign-on.ts';
import type { SignOnParts } from './sign-on.ts';
import { openTokens } from './tokens.ts';
import type { Seal } from './seal.ts';

export interface SignOnDoorParts {
  signOn: SignOnParts;
  sessions: Sessions;
  freshTokens: FreshTokens;
  /** Opens tokens of sessions. */
  tokenSeal: Seal;
  /** By address. */
  attempts: RateLimit;
  /** Told when a session has ended. */
  onSignOut: (sessionId: string) => void;
  pageHeaders: RequestHandler;
  log: Logger;
}

/** The addresses of sign-on: /auth/login, /auth/callback, /auth/logout, /api/session. */
export function signOnDoor(parts: SignOnDoorParts): Router {
  const router = Router();
  router.get('/auth/login', parts.pageHeaders, (request, response) => login(parts, request, response));
  router.get('/auth/callback', parts.pageHeaders, (request, response) => callback(parts, request, response));
  router.post('/auth/logout', (request, response) => logout(parts, request, response));
  router.get('/api/session', (request, response) => describeSession(parts, request, response));
  return router;
}

async function login(
  { signOn, attempts }: SignOnDoorParts,
  request: Request,
  response: Response,
): Promise<void> {
  await attempts.hit(request.ip ?? '');
  const publicUrl = new URL(signOn.publicUrl);
  response.setHeader('cache-control', 'no-store');
  // The cookie must lie with the host the issuer sends people back to (localhost is not 127.0.0.1).
  if (request.headers.host !== publicUrl.host) {
    response.redirect(303, publicUrl.origin + request.originalUrl);
    return;
  }
  response.redirect(303, beginSignOn(signOn, request, response));
}

async function callback(parts: SignOnDoorParts, request: Request, response: Response): Promise<void> {
  response.setHeader('cache-control', 'no-store');
  try {
    await parts.attempts.hit(request.ip ?? '');
    const { tokens, returnTo } = await completeSignOn(parts.signOn, request, response);
    await parts.sessions.begin(request, response, tokens);
    countSignOn('done');
    response.redirect(303, returnTo);
  } catch (error) {
    const fault = faultOf(error);
    countSignOn(fault.reason);
    const cause = error instanceof AppError ? error.cause : error;
    parts.log.info(
      { component: 'sign-on', reason: fault.reason, ...(cause ? errorFacts(cause) : {}) },
      'sign-on refused',
    );
    const language = pickLanguage(request.headers['accept-language']);
    response
      .status(fault.httpStatus)
      .type('html')
      .send(signOnFailedPage(fault.sentences[language], language));
  }
}

/** Ends the session here, at the issuer, and every live connection of it. */
async function logout(parts: SignOnDoorParts, request: Request, response: Response): Promise<void> {
  const signedOn = await parts.sessions.load(request, response);
  if (!signedOn) {
    sendJson(response, 200, JSON.stringify({ redirectTo: '/' }));
    return;
  }
  checkCsrf(request, signedOn.csrfToken, parts.signOn.publicUrl);
  const { sessionID } = request;
  const tokens = openTokens(parts.tokenSeal, signedOn.sealed);
  await parts.sessions.end(request, response);
  parts.onSignOut(sessionID);
  const { keycloak, publicUrl } = parts.signOn;
  const ended = tokens ? await keycloak.endSession(tokens.refreshToken) : true;
  // The issuer did not end it for us: the browser goes there, with the ID token as its leave.
  const redirectTo = ended || !tokens ? '/' : keycloak.logoutUrl(`${publicUrl}/`, tokens.idToken);
  sendJson(response, 200, JSON.stringify({ redirectTo }));
}

/** GET /api/session: what the pages may know of the session. */
async function describeSession(parts: SignOnDoorParts, request: Request, response: Response): Promise<void> {
  const signedOn = await parts.sessions.load(request, response);
  if (!signedOn) {
    sendJson(response, 200, JSON.stringify({ signedIn: false }));
    return;
  }
  try {
    const { accountId, username, name } = await parts.freshTokens.get(request.sessionID, signedOn.sealed);
    const { csrfToken } = signedOn;
    sendJson(response, 200, JSON.stringify({ signedIn: true, accountId, username, name, csrfToken }));
  } catch (error) {
    if (!(error instanceof AppError) || error.reason !== 'UNAUTHENTICATED') throw error;
    sendJson(response, 200, JSON.stringify({ signedIn: false }));
  }
}
