import { randomBytes } from 'node:crypto';
import type { SignOnSecrets } from './config.ts';
import { createKeys } from './keys.ts';
import { readRealm } from './realm.ts';
import { startSignOnServer } from './server.ts';
import { realmFile } from '../../keycloak/fill-realm.ts';

export interface TestSignOn {
  readonly issuer: string;
  readonly port: number;
  readonly secrets: SignOnSecrets;
  /** An access token of a demo login, through the direct access grant of `baro-cli`. */
  token(username: string): Promise<string>;
  /** An access token of a client's service account. */
  clientToken(clientId?: string): Promise<string>;
  /** What the city's administrator of accounts does. */
  admin: TestSignOnAdmin;
  stop(): Promise<void>;
}

/** Means of an administrator, the same at every sign-on. */
export interface TestSignOnAdmin {
  /** From here on a new key signs; the old one is published further, or gone. */
  rotateKeys(options: { keepOld: boolean }): Promise<void>;
  setUserEnabled(username: string, enabled: boolean): Promise<void>;
  setClientEnabled(clientId: string, enabled: boolean): Promise<void>;
  /** How long sessions that begin from here on last at most. */
  setSessionSeconds(seconds: number): Promise<void>;
}

export interface TestSignOnOptions {
  readonly port?: number;
  /** Where `baro-web` may be sent back to. */
  readonly gatewayUrl?: string;
  /** Shorter than the realm's five minutes, to see a token expire. */
  readonly accessTokenSeconds?: number;
}

export { realmFile };

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
  const { issuer, admin } = server;
  const idOf = (username: string): string => {
    const person = realm.people.find((known) => known.username === username);
    if (!person) throw new Error(`the realm has no user ${username}`);
    return person.id;
  };
  return {
    issuer,
    port: server.port,
    secrets,
    ...tokensOf(issuer, secrets),
    admin: {
      rotateKeys: async (rotation) => admin.rotateKeys(rotation),
      setUserEnabled: async (username, enabled) => admin.setEnabled(idOf(username), enabled),
      setClientEnabled: async (clientId, enabled) => admin.setEnabled(clientId, enabled),
      setSessionSeconds: async (seconds) => admin.setSessionSeconds(seconds),
    },
    stop: () => server.stop(),
  };
}

/** How tests come by tokens without a browser, at any sign-on of the realm file. */
export function tokensOf(issuer: string, secrets: SignOnSecrets): Pick<TestSignOn, 'token' | 'clientToken'> {
  return {
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

/** Secrets nobody has used before. */
export function randomSecrets(): SignOnSecrets {
  const secret = () => randomBytes(18).toString('base64url');
  return {
    BARO_DEMO_PASSWORD: secret(),
    BARO_GATEWAY_CLIENT_SECRET: secret(),
    BARO_DISTRICT_CLIENT_SECRET: secret(),
    BARO_SYNC_CLIENT_SECRET: secret(),
    BARO_PUBLIC_CLIENT_SECRET: secret(),
  };
}
