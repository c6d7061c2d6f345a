import type { Request, Response } from 'express';
import { AppError } from '@baro/chassis';
import type { VerifyToken } from '@baro/chassis';
import type { Identity } from '../http/identity.ts';
import type { RateLimit } from '../http/rate-limit.ts';
import { checkCsrf } from './csrf.ts';
import type { FreshTokens } from './fresh-tokens.ts';
import type { Sessions } from './sessions.ts';

export interface IdentifyParts {
  verifyToken: VerifyToken;
  sessions: Sessions;
  freshTokens: FreshTokens;
  /** By caller. */
  callers: RateLimit;
  /** By address, for what is refused. */
  attempts: RateLimit;
  publicUrl: string;
}

/** `Authorization: Bearer …`; undefined without the header. @throws AppError UNAUTHENTICATED for another scheme. */
export function bearerToken(authorization: string | undefined): string | undefined {
  if (authorization === undefined) return undefined;
  // RFC 6750 b64token.
  const token = /^Bearer ([\w.~+/-]+=*)$/i.exec(authorization)?.[1];
  if (token === undefined) throw new AppError('UNAUTHENTICATED');
  return token;
}

/** Verifies a program's token; every refusal counts against its address. */
export async function identifyBearer(
  parts: IdentifyParts,
  authorization: string | undefined,
  address: string,
): Promise<Identity> {
  await parts.attempts.check(address);
  try {
    const token = bearerToken(authorization);
    if (token === undefined) throw new AppError('UNAUTHENTICATED');
    const { accountId, clientId } = await parts.verifyToken(token);
    const key = `${clientId}/${accountId}`;
    await parts.callers.hit(key);
    return { accountId, token, key, sessionId: undefined };
  } catch (error) {
    if (error instanceof AppError && error.reason === 'UNAUTHENTICATED') await parts.attempts.hit(address);
    throw error;
  }
}

/** Who makes a request: a program by its token, or a person by the session cookie and, when changing, the CSRF token. */
export async function identify(
  parts: IdentifyParts,
  request: Request,
  response: Response,
): Promise<Identity> {
  const { authorization } = request.headers;
  if (authorization !== undefined) return identifyBearer(parts, authorization, request.ip ?? '');
  const signedOn = await parts.sessions.load(request, response);
  if (!signedOn) throw new AppError('UNAUTHENTICATED');
  const { sessionID } = request;
  await parts.callers.hit(sessionID);
  checkCsrf(request, signedOn.csrfToken, parts.publicUrl);
  const { accessToken, accountId } = await parts.freshTokens.get(sessionID, signedOn.sealed);
  return { accountId, token: accessToken, key: sessionID, sessionId: sessionID };
}
