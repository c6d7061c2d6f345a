import type { Grant } from 'keycloak-connect';
import type { Seal } from './seal.ts';

/** What a session keeps of a sign-on; sealed, never sent to the browser. */
export interface Tokens {
  accessToken: string;
  /** When the access token ends, epoch milliseconds. */
  expiresAt: number;
  refreshToken: string;
  idToken: string;
  /** Token `sub`. */
  accountId: string;
  username: string;
  name: string;
}

interface TokenInside {
  token: string;
  content: Record<string, unknown>;
}

function inside(token: unknown): TokenInside | undefined {
  // keycloak-connect's types leave out the token's text and claims.
  const known = token as Partial<TokenInside> | undefined;
  return typeof known?.token === 'string' && known.content
    ? { token: known.token, content: known.content }
    : undefined;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Reads a validated grant; what a refresh does not send again is kept from before. */
export function tokensOf(grant: Grant, before?: Tokens): Tokens {
  const access = inside(grant.access_token);
  const id = inside(grant.id_token);
  if (!access) throw new Error('the grant has no access token');
  const claims = id?.content ?? {};
  return {
    accessToken: access.token,
    expiresAt: Number(access.content['exp'] ?? 0) * 1000,
    refreshToken: inside(grant.refresh_token)?.token ?? before?.refreshToken ?? '',
    idToken: id?.token ?? before?.idToken ?? '',
    accountId: text(access.content['sub']),
    username: text(claims['preferred_username']) || (before?.username ?? ''),
    name: text(claims['name']) || (before?.name ?? ''),
  };
}

/** Claims of the ID token; empty when there is none. */
export function idClaims(grant: Grant): Record<string, unknown> {
  return inside(grant.id_token)?.content ?? {};
}

/** Opens sealed tokens; undefined when they are not ours (the session secret was changed). */
export function openTokens(seal: Seal, sealed: string): Tokens | undefined {
  const value = seal.open(sealed);
  return typeof value === 'object' && value !== null && 'accessToken' in value
    ? (value as Tokens)
    : undefined;
}
