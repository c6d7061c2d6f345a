import type { ClientMetadata } from 'oidc-provider';
import { matchesPattern } from './redirect-pattern.ts';
import type { Realm, RealmClient } from './realm.ts';

/** The realm's clients as oidc-provider wants them. */
export function toClientMetadata(realm: Realm, gatewayUrl: string): ClientMetadata[] {
  return realm.clients.map((client) => ({
    client_id: client.id,
    ...(client.secret === undefined
      ? { token_endpoint_auth_method: 'none' as const }
      : { client_secret: client.secret, token_endpoint_auth_method: 'client_secret_basic' as const }),
    grant_types: grantTypes(client),
    response_types: client.standardFlow ? ['code' as const] : [],
    // oidc-provider wants one full address; the realm's patterns decide (see allowsRedirect).
    redirect_uris: client.standardFlow ? [gatewayUrl] : [],
    id_token_signed_response_alg: 'RS256' as const,
  }));
}

function grantTypes(client: RealmClient): string[] {
  return [
    ...(client.standardFlow ? ['authorization_code'] : []),
    ...(client.directAccess ? ['password'] : []),
    ...(client.standardFlow || client.directAccess ? ['refresh_token'] : []),
    ...(client.serviceAccount ? ['client_credentials'] : []),
  ];
}

export function allowsRedirect(realm: Realm, clientId: string, uri: string): boolean {
  return findClient(realm, clientId)?.redirectUris.some((pattern) => matchesPattern(pattern, uri)) ?? false;
}

export function allowsPostLogoutRedirect(realm: Realm, clientId: string, uri: string): boolean {
  const patterns = findClient(realm, clientId)?.postLogoutRedirectUris ?? [];
  return patterns.some((pattern) => matchesPattern(pattern, uri));
}

export function findClient(realm: Realm, clientId: string): RealmClient | undefined {
  return realm.clients.find((client) => client.id === clientId);
}
