import { createHash } from 'node:crypto';
import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import type { JWTVerifyGetKey } from 'jose';
import { AppError } from '../errors/app-error.ts';

/** Who calls, as the verified token says: an account, not a person. Posts come from the directory. */
export interface Caller {
  /** Token `sub`. */
  accountId: string;
  /** Token `azp`: the program the token was issued to. */
  clientId: string;
  /** When the token ends; absent for who has none. Calls that last look at it again. */
  tokenEndTime?: Date;
}

/** Verifies an access token. @throws AppError UNAUTHENTICATED, or UNAVAILABLE when the issuer's keys cannot be read. */
export type VerifyToken = (token: string) => Promise<Caller>;

export interface VerifierOptions {
  issuer: string;
  audience: string;
  /** Empty: derived from the issuer as Keycloak lays it out. */
  jwksUrl: string;
}

// A verified token is remembered until it expires, so that a signature is checked once and not once a call.
const rememberedTokens = 10_000;

/** Makes the verifier of an issuer: RS256/ES256 signature, issuer, audience, expiry, `typ: Bearer`. */
export function tokenVerifier(options: VerifierOptions): VerifyToken {
  const url = options.jwksUrl || `${options.issuer}/protocol/openid-connect/certs`;
  const keys = createRemoteJWKSet(new URL(url), { cooldownDuration: 5_000, cacheMaxAge: 600_000 });
  const known = new Map<string, { caller: Caller; expiresAt: number }>();
  return async (token) => {
    const digest = createHash('sha256').update(token).digest('base64');
    const hit = known.get(digest);
    if (hit && hit.expiresAt > Date.now()) return hit.caller;
    const verified = await verify(token, keys, options);
    if (known.size >= rememberedTokens) known.clear();
    known.set(digest, verified);
    return verified.caller;
  };
}

async function verify(
  token: string,
  keys: JWTVerifyGetKey,
  options: VerifierOptions,
): Promise<{ caller: Caller; expiresAt: number }> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer: options.issuer,
      audience: options.audience,
      algorithms: ['RS256', 'ES256', 'PS256'],
      requiredClaims: ['sub', 'exp'],
      clockTolerance: 5,
    });
    // Keycloak marks access tokens; an ID token of the same key must not pass.
    if (payload['typ'] !== 'Bearer') throw new AppError('UNAUTHENTICATED');
    const clientId = typeof payload['azp'] === 'string' ? payload['azp'] : '';
    const expiresAt = (payload.exp ?? 0) * 1000;
    return {
      caller: { accountId: payload.sub ?? '', clientId, tokenEndTime: new Date(expiresAt) },
      expiresAt,
    };
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (error instanceof errors.JWKSTimeout || error instanceof TypeError) {
      throw new AppError('UNAVAILABLE', { cause: error });
    }
    throw new AppError('UNAUTHENTICATED', { cause: error });
  }
}
