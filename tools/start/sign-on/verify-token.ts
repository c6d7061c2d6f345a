import { createLocalJWKSet, errors, jwtVerify, type JWTPayload } from 'jose';
import type { Platform } from './platform.ts';

export interface VerifyOptions {
  readonly typ: 'Bearer' | 'ID';
  /** An id token that says who wants to leave may be older than its life. */
  readonly acceptExpired?: boolean;
}

/** A token made here, with its claims; undefined for any other. */
export async function verifyOwnToken(
  { keys, issuer }: Platform,
  token: string,
  { typ, acceptExpired = false }: VerifyOptions,
): Promise<JWTPayload | undefined> {
  const { n, e, kid } = keys.signing;
  if (n === undefined || e === undefined) return undefined;
  const set = createLocalJWKSet({ keys: [{ kty: 'RSA', n, e, kid }] });
  // The epoch's beginning: nothing has expired yet.
  const currentDate = acceptExpired ? { currentDate: new Date(0) } : {};
  try {
    const { payload } = await jwtVerify(token, set, { issuer, algorithms: ['RS256'], ...currentDate });
    return payload['typ'] === typ ? payload : undefined;
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}
