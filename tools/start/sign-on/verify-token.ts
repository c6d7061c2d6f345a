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
  const published = [keys.signing, ...(keys.retired ?? [])].map(({ n = '', e = '', kid }) => ({
    kty: 'RSA',
    n,
    e,
    kid,
  }));
  const set = createLocalJWKSet({ keys: published });
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
