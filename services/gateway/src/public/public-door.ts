import { ipKeyGenerator } from 'express-rate-limit';
import type { Request } from 'express';
import { AppError, clientTokens } from '@baro/chassis';
import type { Logger } from '@baro/chassis';
import type { Backends } from '../backend/backends.ts';
import type { ExposedMethod } from '../backend/methods.ts';
import type { GatewayConfig } from '../config.ts';
import type { Identity } from '../http/identity.ts';
import type { RateLimit } from '../http/rate-limit.ts';
import { restDoor } from '../rest/rest-door.ts';
import type { RestDoor } from '../rest/rest-door.ts';

export interface PublicDoorParts {
  config: GatewayConfig;
  methods: readonly ExposedMethod[];
  backends: Backends;
  /** By address. */
  limit: RateLimit;
  log: Logger;
}

const issuerTimeoutMs = 5_000;

/**
 * Serves every path below `/public/v1` without a session: cookies and tokens of the request are not looked at, each call
 * goes on with the token of the gateway's own program for the public.
 */
export function publicDoor({ config, methods, backends, limit, log }: PublicDoorParts): RestDoor {
  const { oidcIssuer: issuer, publicClientId: clientId, publicClientSecret: clientSecret } = config;
  const token = clientTokens(
    { issuer, clientId, clientSecret },
    { timeoutMs: issuerTimeoutMs, refused: (status) => new Error(`the issuer answered ${status}`) },
  );
  const identify = async (request: Request): Promise<Identity> => {
    if (clientSecret === '') throw new AppError('ROUTE_NOT_FOUND');
    // Of IPv6 by its network: one household has many addresses.
    const address = ipKeyGenerator(request.ip ?? '');
    await limit.hit(address);
    const key = `public/${address}`;
    return { accountId: '', token: await ownToken(token), key, sessionId: undefined };
  };
  const limits = { ...config, bodyMaxBytes: config.publicBodyMaxBytes };
  return restDoor({ methods, backends, limits, identify, log });
}

async function ownToken(token: () => Promise<string>): Promise<string> {
  try {
    return await token();
  } catch (cause) {
    throw new AppError('UNAVAILABLE', { cause });
  }
}
