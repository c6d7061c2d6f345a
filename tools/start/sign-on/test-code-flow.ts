import { createHash, randomBytes } from 'node:crypto';
import { TestBrowser } from './test-browser.ts';
import type { TestSignOn } from './testing.ts';

export const gatewayUrl = 'http://127.0.0.1:18300';
export const callback = `${gatewayUrl}/work?auth_callback=1`;

export interface TokenAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** One person's browser and the gateway's part of the code flow. */
export class CodeFlow {
  readonly browser = new TestBrowser();
  readonly #signOn: TestSignOn;
  readonly #verifier = randomBytes(32).toString('base64url');

  constructor(signOn: TestSignOn) {
    this.#signOn = signOn;
  }

  authorizationUrl(changes: Record<string, string | undefined> = {}): string {
    const challenge = createHash('sha256').update(this.#verifier).digest('base64url');
    const query = {
      client_id: 'baro-web',
      response_type: 'code',
      scope: 'openid',
      state: 'state-1',
      redirect_uri: callback,
      code_challenge: challenge,
      code_challenge_method: 'S256',
      ...changes,
    };
    const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
    return `${this.#signOn.issuer}/protocol/openid-connect/auth?${new URLSearchParams(given).toString()}`;
  }

  /** Opens the sign-in; the answer is the login page, or the way back when the person is signed in already. */
  async open(changes: Record<string, string | undefined> = {}): Promise<Response> {
    return this.browser.follow(await this.browser.get(this.authorizationUrl(changes)), this.#signOn.issuer);
  }

  async signIn(username: string, password = this.#signOn.secrets.BARO_DEMO_PASSWORD): Promise<Response> {
    const page = await this.open();
    return this.submit(page, username, password);
  }

  async submit(page: Response, username: string, password: string): Promise<Response> {
    const answer = await this.browser.post(page.url, { username, password });
    return this.browser.follow(answer, this.#signOn.issuer);
  }

  async redeem(code: string, changes: Record<string, string> = {}): Promise<TokenAnswer> {
    return this.tokenRequest({
      grant_type: 'authorization_code',
      code,
      redirect_uri: callback,
      code_verifier: this.#verifier,
      ...changes,
    });
  }

  async refresh(refreshToken: string): Promise<TokenAnswer> {
    return this.tokenRequest({ grant_type: 'refresh_token', refresh_token: refreshToken });
  }

  async tokenRequest(form: Record<string, string>): Promise<TokenAnswer> {
    const secret = this.#signOn.secrets.BARO_GATEWAY_CLIENT_SECRET;
    return requestToken(this.#signOn, { client_id: 'baro-web', client_secret: secret, ...form });
  }
}

export async function requestToken(signOn: TestSignOn, form: Record<string, string>): Promise<TokenAnswer> {
  const response = await fetch(`${signOn.issuer}/protocol/openid-connect/token`, {
    method: 'POST',
    body: new URLSearchParams(form),
  });
  const body: unknown = await response.json();
  return { status: response.status, body: typeof body === 'object' && body !== null ? { ...body } : {} };
}

export function codeIn(response: Response): string {
  const location = response.headers.get('location');
  const code = location === null ? null : new URL(location).searchParams.get('code');
  if (code === null) throw new Error(`no code in ${response.status} ${location}`);
  return code;
}

export function textOf(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError(`a text was expected, not ${typeof value}`);
  return value;
}
