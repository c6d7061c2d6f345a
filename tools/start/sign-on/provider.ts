import Provider, { type Account, type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import { allowsRedirect, findClient, toClientMetadata } from './clients.ts';
import { loginLocaleParameter } from './login-locale.ts';
import { renderFailure } from './failure-page.ts';
import { paths, resource, scope, type Platform } from './platform.ts';
import { passwordGrant } from './password-grant.ts';
import { services } from './resource-server.ts';
import { createRefreshTokenId, keycloakAccessToken } from './tokens.ts';

/** oidc-provider set up to answer as Keycloak would for the realm file. */
export function createProvider(platform: Platform): Provider {
  const provider = new Provider(platform.issuer, configuration(platform));
  const { realm, people } = platform;
  // The realm's patterns (`<gateway>/*`) decide: keycloak-connect comes back to the page it left from.
  provider.Client.prototype.redirectUriAllowed = function allowed(uri: string) {
    return allowsRedirect(realm, this.clientId, uri);
  };
  const findClientOf = provider.Client.find.bind(provider.Client);
  Object.assign(provider.Client, {
    // A client that was shut out is unknown, as at Keycloak.
    find: async (id: string) => (people.isEnabled(id) ? findClientOf(id) : undefined),
  });
  Object.assign(provider.RefreshToken.prototype, {
    generateTokenId: () => createRefreshTokenId(platform, realm.lifespans.session),
  });
  provider.registerGrantType('password', passwordGrant(provider, platform), [
    'username',
    'password',
    'scope',
  ]);
  provider.on('server_error', (_ctx, error) => {
    process.stderr.write(`sign-on: ${error.stack ?? error.message}\n`);
  });
  return provider;
}

function configuration(platform: Platform): Configuration {
  const { realm, keys, config } = platform;
  return {
    adapter: platform.store.adapter,
    clients: toClientMetadata(realm, config.gatewayUrl),
    jwks: { keys: [keys.signing, ...(keys.retired ?? [])] },
    routes: { authorization: paths.authorization, token: paths.token, jwks: paths.jwks },
    discovery: {
      userinfo_endpoint: platform.issuer + paths.userinfo,
      end_session_endpoint: platform.issuer + paths.logout,
      ui_locales_supported: ['vi', 'en'],
    },
    cookies: cookies(platform),
    features: features(realm.lifespans.accessToken),
    claims: { openid: ['sub', 'typ', 'azp', 'sid', 'preferred_username', 'name'], profile: [] },
    conformIdTokenClaims: false,
    scopes: ['openid', 'profile'],
    extraParams: [loginLocaleParameter],
    pkce: {
      required: (_ctx, client) => findClient(realm, client.clientId)?.pkceRequired ?? true,
    },
    responseTypes: ['code'],
    clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'none'],
    ttl: ttl(platform),
    formats: { customizers: { jwt: keycloakAccessToken(platform) } },
    // Keycloak gives a refresh token to every client that may use one, without asking for offline access.
    issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    // Two requests of one page may refresh at once; Keycloak (revokeRefreshToken false) lets both.
    rotateRefreshToken: false,
    interactions: { url: (_ctx, interaction) => `${platform.basePath}${paths.login}/${interaction.uid}` },
    findAccount: (ctx, id, token) => findAccount(platform, ctx, id, token),
    loadExistingGrant: grantEverythingAsked,
    renderError: (ctx, _out, error) => renderFailure(ctx, platform, error),
  };
}

function cookies(platform: Platform): NonNullable<Configuration['cookies']> {
  const common = { httpOnly: true, sameSite: 'lax', signed: true } as const;
  return {
    keys: [platform.keys.local],
    // Cookies know no ports: the gateway on the same host must not meet these.
    names: { session: 'baro_sign_on', interaction: 'baro_sign_on_login', resume: 'baro_sign_on_resume' },
    long: { ...common, path: platform.basePath },
    short: common,
  };
}

function features(accessTokenSeconds: number): NonNullable<Configuration['features']> {
  return {
    devInteractions: { enabled: false },
    pushedAuthorizationRequests: { enabled: false },
    dPoP: { enabled: false },
    // Ours answers with Keycloak's tokens; see userinfo.ts and logout.ts.
    userinfo: { enabled: false },
    rpInitiatedLogout: { enabled: false },
    clientCredentials: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => resource,
      useGrantedResource: () => true,
      getResourceServerInfo: () => services(accessTokenSeconds),
    },
  };
}

function ttl({ realm }: Platform): NonNullable<Configuration['ttl']> {
  const { accessToken, code, login, session } = realm.lifespans;
  return {
    AccessToken: accessToken,
    ClientCredentials: accessToken,
    IdToken: accessToken,
    AuthorizationCode: code,
    Interaction: login,
    // Its end stands from the sign-in on, as at Keycloak; by itself oidc-provider counts anew at every request.
    Session: (_ctx, { loginTs }) => Math.max(1, (loginTs ?? epochSeconds()) + session - epochSeconds()),
    // The session ends it; ending by itself a second earlier it would end tokens while the browser is still signed in.
    Grant: 2 * session,
    RefreshToken: session,
  };
}

function epochSeconds(): number {
  return Math.floor(Date.now() / 1000);
}

function findAccount(
  { people }: Platform,
  ctx: KoaContextWithOIDC,
  id: string,
  token: unknown,
): Account | undefined {
  const person = people.findById(id);
  if (person === undefined) return undefined;
  const sid =
    typeof token === 'object' && token !== null && 'sessionUid' in token ? token.sessionUid : undefined;
  return {
    accountId: person.id,
    claims: async () => ({
      sub: person.id,
      typ: 'ID',
      azp: ctx.oidc.client?.clientId,
      sid,
      preferred_username: person.username,
      name: person.fullName,
    }),
  };
}

/** All clients are the city's own: nobody is asked whether Baro may know who they are. */
async function grantEverythingAsked(ctx: KoaContextWithOIDC) {
  const { provider, client, session } = ctx.oidc;
  if (client === undefined || session?.accountId === undefined) return undefined;
  const grantId = session.grantIdFor(client.clientId);
  const known = grantId === undefined ? undefined : await provider.Grant.find(grantId);
  if (known !== undefined) return known;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope(scope);
  grant.addResourceScope(resource, scope);
  await grant.save();
  return grant;
}
