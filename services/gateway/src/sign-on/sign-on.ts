import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Pool } from 'pg';
import { AppError } from '@baro/chassis';
import type { VerifyToken } from '@baro/chassis';
import { pickLanguage } from '../http/language.ts';
import { useSignOn } from '../store/used-sign-ons.ts';
import { attemptMs, keepAttempt, takeAttempt } from './attempt-cookie.ts';
import type { Attempt } from './attempt-cookie.ts';
import { IssuerAwayError } from './keycloak.ts';
import type { KeycloakSignOn } from './keycloak.ts';
import { safeReturnPath } from './return-path.ts';
import type { Seal } from './seal.ts';
import { idClaims, tokensOf } from './tokens.ts';
import type { Tokens } from './tokens.ts';

export interface SignOnParts {
  keycloak: KeycloakSignOn;
  pool: Pool;
  /** Seals attempts in the browser's cookie. */
  seal: Seal;
  verifyToken: VerifyToken;
  publicUrl: string;
  issuer: string;
  /** Whether cookies are Secure. */
  secure: boolean;
}

const random = (): string => randomBytes(32).toString('base64url');

/** Begins a sign-on in this browser. @returns the issuer's login page. */
export function beginSignOn(parts: SignOnParts, request: Request, response: Response): string {
  const attempt: Attempt = {
    state: random(),
    nonce: random(),
    verifier: random(),
    returnTo: safeReturnPath(request.query['returnTo'], parts.publicUrl),
    begun: Date.now(),
  };
  keepAttempt(request, response, parts.seal, attempt, parts.secure);
  return parts.keycloak.loginUrl(attempt, pickLanguage(request.headers['accept-language']));
}

/**
 * Completes a sign-on that this very browser began: `state` must be the one sealed in its cookie and come back for the
 * first time; the code is worth nothing without the verifier from the same cookie.
 * @throws AppError SIGN_ON_STATE_WRONG, SIGN_ON_REFUSED, SIGN_ON_FAILED
 */
export async function completeSignOn(
  parts: SignOnParts,
  request: Request,
  response: Response,
): Promise<{ tokens: Tokens; returnTo: string }> {
  const { state, code, error, iss } = request.query;
  if (typeof state !== 'string' || state === '') throw new AppError('SIGN_ON_STATE_WRONG');
  const attempt = takeAttempt(request, response, parts.seal, state, parts.secure);
  if (!attempt || !(await useSignOn(parts.pool, state, attemptMs))) throw new AppError('SIGN_ON_STATE_WRONG');
  if (iss !== undefined && iss !== parts.issuer) throw new AppError('SIGN_ON_STATE_WRONG');
  if (error !== undefined || typeof code !== 'string') throw new AppError('SIGN_ON_REFUSED');
  return { tokens: await redeem(parts, code, attempt), returnTo: attempt.returnTo };
}

async function redeem(parts: SignOnParts, code: string, attempt: Attempt): Promise<Tokens> {
  try {
    const grant = await parts.keycloak.redeem(code, attempt.verifier);
    const tokens = tokensOf(grant);
    const claims = idClaims(grant);
    // keycloak-connect has checked the ID token's audience; the access token must be made out to our services as well.
    const caller = await parts.verifyToken(tokens.accessToken);
    if (!sameText(claims['nonce'], attempt.nonce)) throw new Error('the ID token belongs to another sign-on');
    if (claims['sub'] !== caller.accountId) {
      throw new Error('ID token and access token name different people');
    }
    return tokens;
  } catch (error) {
    throw new AppError(error instanceof IssuerAwayError ? 'SIGN_ON_FAILED' : 'SIGN_ON_REFUSED', {
      cause: error,
    });
  }
}

/** Compares secrets in constant time. */
export function sameText(given: unknown, expected: string): boolean {
  if (typeof given !== 'string') return false;
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}
