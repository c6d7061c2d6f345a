import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import type Provider from 'oidc-provider';
import type { SignOnConfig } from './config.ts';
import { rotateKeys, type SignOnKeys } from './keys.ts';
import { handleLogin } from './login.ts';
import { handleLogout } from './logout.ts';
import { createPlatform, paths, type Platform } from './platform.ts';
import { createProvider } from './provider.ts';
import type { Realm } from './realm.ts';
import { sendJson } from './send-json.ts';
import { handleUserinfo } from './userinfo.ts';

export interface SignOnServer {
  readonly issuer: string;
  readonly port: number;
  /** What Keycloak's administrator does; in this process only, no address leads here. */
  readonly admin: SignOnAdmin;
  stop(): Promise<void>;
}

/** Acts of an administrator. */
export interface SignOnAdmin {
  rotateKeys(options: { keepOld: boolean }): void;
  /** A person by id, a client by client id. */
  setEnabled(id: string, enabled: boolean): void;
  /** Sessions that begin from here on. */
  setSessionSeconds(seconds: number): void;
}

/** Listens first (port 0 takes a free one), then answers below `/realms/<realm>`. */
export async function startSignOnServer(
  config: SignOnConfig,
  realm: Realm,
  keys: SignOnKeys,
): Promise<SignOnServer> {
  const server = createServer();
  server.listen(config.port, config.host);
  await once(server, 'listening');
  const port = portOf(server);
  // A test that took a free port knows its address only now.
  const publicUrl = config.publicUrl.replace(/:0$/, `:${port}`);
  let platform = createPlatform({ ...config, publicUrl }, realm, keys);
  let provider = createProvider(platform);
  const admin: SignOnAdmin = {
    rotateKeys: (options) => {
      platform = { ...platform, keys: rotateKeys(platform.keys, options) };
      provider = createProvider(platform);
    },
    setEnabled: (id, enabled) => {
      platform.people.setEnabled(id, enabled);
      if (!enabled) platform.store.endSessionsOf(id);
    },
    setSessionSeconds: (session) => {
      const { realm: now } = platform;
      platform = { ...platform, realm: { ...now, lifespans: { ...now.lifespans, session } } };
      provider = createProvider(platform);
    },
  };
  server.on('request', (request, response) => {
    handle(platform, provider, request, response).catch((error: unknown) => {
      process.stderr.write(`sign-on: ${error instanceof Error ? error.stack : String(error)}\n`);
      if (!response.headersSent) sendJson(response, 500, { error: 'server_error' });
      else response.destroy();
    });
  });
  return { issuer: platform.issuer, port, admin, stop: () => stop(server) };
}

async function handle(
  platform: Platform,
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  protect(response);
  const publicUrl = new URL(platform.config.publicUrl);
  const url = URL.parse(request.url ?? '/', platform.config.publicUrl);
  const path = url?.pathname.startsWith(`${platform.basePath}/`)
    ? url.pathname.slice(platform.basePath.length)
    : '';
  if (url === null || path === '') return sendJson(response, 404, { error: 'not_found' });
  if (path.startsWith(`${paths.login}/`)) return handleLogin(platform, provider, request, response, url);
  if (path === paths.userinfo) return handleUserinfo(platform, request, response);
  if (path === paths.logout) return handleLogout({ platform, provider, request, response, url });
  // The addresses we name are ours, whatever Host the request came with.
  request.headers.host = publicUrl.host;
  Object.assign(request, { originalUrl: request.url, url: path + url.search });
  return provider.callback()(request, response);
}

function protect(response: ServerResponse): void {
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('X-Frame-Options', 'DENY');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
}

function portOf(server: Server): number {
  const address: string | AddressInfo | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('the sign-on listens on no port');
  return address.port;
}

async function stop(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  // Keep-alive connections of browsers would hold the stop up; an answer takes milliseconds.
  server.closeIdleConnections();
  setTimeout(() => server.closeAllConnections(), 2000).unref();
  await closed;
}
