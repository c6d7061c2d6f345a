import type { IncomingMessage, ServerResponse } from 'node:http';
import type { default as Provider, Session } from 'oidc-provider';
import { allowsPostLogoutRedirect, findClient } from './clients.ts';
import { readForm } from './form-body.ts';
import { sendPage } from './html.ts';
import { chooseLocale } from './login-locale.ts';
import { loginTexts } from './login-texts.ts';
import { logoutQuestionPage, messagePage } from './message-page.ts';
import { equalInConstantTime } from './people.ts';
import type { Platform } from './platform.ts';
import { sendJson } from './send-json.ts';
import { verifyOwnToken } from './verify-token.ts';

interface Exchange {
  readonly platform: Platform;
  readonly provider: Provider;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
}

/** Ends a session the way Keycloak does: at once with an id token, by asking without one, silently for a client. */
export async function handleLogout(exchange: Exchange): Promise<void> {
  const form = exchange.request.method === 'POST' ? await readForm(exchange.request) : undefined;
  const refreshToken = form?.get('refresh_token');
  if (form !== undefined && refreshToken) {
    await endByRefreshToken(exchange, form, refreshToken);
    return;
  }
  const parameters = form ?? exchange.url.searchParams;
  const hint = parameters.get('id_token_hint');
  if (hint === null) {
    await endByQuestion(exchange, form?.get('confirmed') === 'yes');
    return;
  }
  await endByIdToken(exchange, parameters, hint);
}

async function endByIdToken(exchange: Exchange, parameters: URLSearchParams, hint: string): Promise<void> {
  const { platform, provider, response } = exchange;
  const claims = await verifyOwnToken(platform, hint, { typ: 'ID', acceptExpired: true });
  const clientId = claims?.['azp'];
  const target = parameters.get('post_logout_redirect_uri');
  const known = typeof clientId === 'string';
  if (!known || (target !== null && !allowsPostLogoutRedirect(platform.realm, clientId, target))) {
    say(exchange, 400, 'refused');
    return;
  }
  const sid = claims?.['sid'];
  await endSession(typeof sid === 'string' ? await provider.Session.findByUid(sid) : undefined);
  if (target === null) {
    say(exchange, 200, 'loggedOut');
    return;
  }
  const location = new URL(target);
  const state = parameters.get('state');
  if (state !== null) location.searchParams.set('state', state);
  response.writeHead(302, { Location: location.href }).end();
}

/** Without an id token anyone's link could bring a person here: the person decides. */
async function endByQuestion(exchange: Exchange, confirmed: boolean): Promise<void> {
  const { platform, provider, request, response, url } = exchange;
  const session = await provider.Session.get(provider.createContext(request, response));
  if (session.accountId !== undefined && !confirmed) {
    const locale = chooseLocale(request, url.searchParams);
    sendPage(response, 200, platform.config.gatewayUrl, logoutQuestionPage(locale, url.pathname));
    return;
  }
  if (session.accountId !== undefined) await endSession(session);
  say(exchange, 200, 'loggedOut');
}

/** A client ends what it was given, with its own secret. */
async function endByRefreshToken(exchange: Exchange, form: URLSearchParams, value: string): Promise<void> {
  const { provider, response } = exchange;
  const client = readClient(exchange, form);
  const token = await provider.RefreshToken.find(value);
  if (client === undefined || token?.clientId !== client.id) {
    sendJson(response, client === undefined ? 401 : 400, {
      error: client === undefined ? 'invalid_client' : 'invalid_grant',
    });
    return;
  }
  await endSession(
    token.sessionUid === undefined ? undefined : await provider.Session.findByUid(token.sessionUid),
  );
  await token.destroy();
  const grant = await provider.Grant.find(token.grantId ?? '');
  await grant?.destroy();
  response.writeHead(204).end();
}

function readClient({ platform, request }: Exchange, form: URLSearchParams) {
  const basic = /^basic (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const [basicId, basicSecret] =
    basic === undefined ? [] : Buffer.from(basic, 'base64').toString().split(':', 2);
  const client = findClient(platform.realm, basicId ?? form.get('client_id') ?? '');
  if (client?.secret === undefined) return client;
  const given = basicSecret ?? form.get('client_secret') ?? '';
  return equalInConstantTime(given, client.secret) ? client : undefined;
}

/** Refresh tokens are bound to their session: with it they end. */
async function endSession(session: Session | undefined): Promise<void> {
  await session?.destroy();
}

function say(
  { platform, request, response, url }: Exchange,
  status: number,
  text: 'loggedOut' | 'refused',
): void {
  const locale = chooseLocale(request, url.searchParams);
  const { gatewayUrl } = platform.config;
  sendPage(response, status, gatewayUrl, messagePage(locale, loginTexts[locale][text], gatewayUrl));
}
