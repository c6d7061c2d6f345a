import type { ResourceServer } from 'oidc-provider';
import { audience, scope } from './platform.ts';

/** All services together: one audience, one lifetime, RS256 tokens they verify themselves. */
export function services(accessTokenSeconds: number): ResourceServer {
  return {
    scope,
    audience,
    accessTokenTTL: accessTokenSeconds,
    accessTokenFormat: 'jwt',
    jwt: { sign: { alg: 'RS256' } },
  };
}
