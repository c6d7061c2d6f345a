import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Platform } from './platform.ts';
import { sendJson } from './send-json.ts';
import { verifyOwnToken } from './verify-token.ts';

/** Who the bearer of an access token is, as Keycloak's userinfo says it. */
export async function handleUserinfo(
  platform: Platform,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // The scheme's name in any case, then one token.
  const [, token] = /^bearer ([\w.~+/-]+=*)$/i.exec(request.headers.authorization ?? '') ?? [];
  const claims = token === undefined ? undefined : await verifyOwnToken(platform, token, { typ: 'Bearer' });
  if (claims === undefined) {
    response.setHeader('WWW-Authenticate', `Bearer realm="${platform.realm.name}"`);
    sendJson(response, 401, { error: 'invalid_token' });
    return;
  }
  const { sub, name, preferred_username } = claims;
  sendJson(response, 200, { sub, name, preferred_username });
}
