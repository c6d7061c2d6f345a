import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { SignOnSecrets } from './config.ts';
import { createKeys } from './keys.ts';
import { readRealm } from './realm.ts';
import { startSignOnServer } from './server.ts';

export interface TestSignOn {
  readonly issuer: string;
  readonly port: number;
  readonly secrets: SignOnSecrets;
  /** An access token of a demo login, through the direct access grant of `baro-cli`. */
  token(username: string): Promise<string>;
  /** An access token of a client's service account. */
  clientToken(clientId?: string): Promise<string>;
  stop(): Promise<void>;
}

export interface TestSignOnOptions {
  readonly port?: number;
  /** Where `baro-web` may be sent back to. */
  readonly gatewayUrl?: string;
  /** Shorter than the realm's five minutes, to see a token expire. */
  readonly accessTokenSeconds?: number;
}

export const realmFile = join(import.meta.dirname, '../../../deploy/keycloak/realm-baro.json');

/** The real sign-on in this process, with random secrets; `stop` it at the end. */
export async function startSignOn(options: TestSignOnOptions = {}): Promise<TestSignOn> {
  const port = options.port ?? 0;
  const gatewayUrl = options.gatewayUrl ?? 'http://127.0.0.1:18300';
  const secrets = randomSecrets();
  const realm = readRealm(realmFile, { ...secrets, BARO_PUBLIC_URL: gatewayUrl });
  const { accessToken } = realm.lifespans;
  const lifespans = { ...realm.lifespans, accessToken: options.accessTokenSeconds ?? accessToken };
  const publicUrl = `http://127.0.0.1:${port}`;
  const config = { host: '127.0.0.1', port, publicUrl, gatewayUrl, realmFile, dataDir: '', secrets };
  const server = await startSignOnServer(config, { ...realm, lifespans }, createKeys());
  const { issuer } = server;
  return {
    issuer,
    port: server.port,
    secrets,
    token: (username) =>
      requestToken(issuer, {
        grant_type: 'password',
        client_id: 'baro-cli',
        username,
        password: secrets.BARO_DEMO_PASSWORD,
        scope: 'openid',
      }),
    clientToken: (clientId = 'district-ba-dinh') =>
      requestToken(issuer, {
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: secrets.BARO_DISTRICT_CLIENT_SECRET,
      }),
    stop: () => server.stop(),
  };
}

async function requestToken(issuer: string, form: Record<string, string>): Promise<string> {
  const response = await fetch(`${issuer}/protocol/openid-connect/token`, {
    method: 'POST',
    body: new URLSearchParams(form),
  });
  const body: unknown = await response.json();
  const token =
    typeof body === 'object' && body !== null && 'access_token' in body ? body.access_token : undefined;
  if (typeof token !== 'string') throw new Error(`the sign-on gave no token: ${JSON.stringify(body)}`);
  return token;
}

function randomSecrets(): SignOnSecrets {
  const secret = () => randomBytes(18).toString('base64url');
  return {
    BARO_DEMO_PASSWORD: secret(),
    BARO_GATEWAY_CLIENT_SECRET: secret(),
    BARO_DISTRICT_CLIENT_SECRET: secret(),
  };
}
