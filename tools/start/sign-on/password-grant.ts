import { randomUUID } from 'node:crypto';
import { errors, type default as Provider, type KoaContextWithOIDC } from 'oidc-provider';
import { resource, scope, type Platform } from './platform.ts';
import { services } from './resource-server.ts';

/** Keycloak's direct access grant: for the tools' client only, which the realm file marks. */
export function passwordGrant(provider: Provider, platform: Platform) {
  return async (ctx: KoaContextWithOIDC): Promise<void> => {
    const { client, params } = ctx.oidc;
    if (client === undefined) throw new errors.InvalidClient('client is missing');
    const { username, password } = params ?? {};
    if (typeof username !== 'string' || typeof password !== 'string') {
      throw new errors.InvalidRequest('username and password are required');
    }
    const result = platform.people.signIn(username, password);
    if (result.kind !== 'signed-in') throw refused();
    const accountId = result.person.id;

    const grant = new provider.Grant({ accountId, clientId: client.clientId });
    grant.addOIDCScope(scope);
    grant.addResourceScope(resource, scope);
    const common = {
      accountId,
      client,
      grantId: await grant.save(),
      gty: 'password',
      sessionUid: randomUUID(),
      expiresWithSession: false,
      scope,
    };
    const accessToken = new provider.AccessToken({
      ...common,
      resourceServer: services(platform.realm.lifespans.accessToken),
    });
    const refreshToken = new provider.RefreshToken({ ...common, resource });
    ctx.oidc.entity('AccessToken', accessToken);
    ctx.oidc.entity('RefreshToken', refreshToken);
    ctx.body = {
      access_token: await accessToken.save(),
      expires_in: accessToken.expiration,
      refresh_token: await refreshToken.save(),
      refresh_expires_in: platform.realm.lifespans.session,
      token_type: 'Bearer',
      scope,
    };
  };
}

/** Keycloak's words and status: it does not tell a wrong name from a wrong password or a locked one. */
function refused(): Error {
  const error = new errors.InvalidGrant('wrong username or password');
  return Object.assign(error, {
    error_description: 'Invalid user credentials',
    statusCode: 401,
    status: 401,
  });
}
