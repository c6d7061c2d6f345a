import { createHash } from 'node:crypto';
import KeycloakConnect from 'keycloak-connect';
import type { Grant, Keycloak } from 'keycloak-connect';

export interface KeycloakOptions {
  /** `<server>/realms/<realm>`. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Where the issuer sends people back to. */
  callbackUrl: string;
}

/** What goes out with a sign-on and must come back with it. */
export interface SignOnSecrets {
  state: string;
  nonce: string;
  /** PKCE code verifier. */
  verifier: string;
}

const clientRefused =
  'the issuer refuses our client: its secret was changed there and not here, or here and not there';

// keycloak-connect's own requests have no limit in time.
const issuerTimeoutMs = 5_000;

/** The issuer did not answer, or not to us: its refusal of our client says nothing about the sign-on. */
export class IssuerAwayError extends Error {
  override name = 'IssuerAwayError';
}

/** The issuer answered no: code or refresh token are not valid. */
export class GrantRefusedError extends Error {
  override name = 'GrantRefusedError';
}

/**
 * keycloak-connect with what it lacks: PKCE (S256), a nonce, and limits in time. It makes the addresses, validates
 * grants (signature, issuer, type, ID token audience) and refreshes them. Its middleware is not used: it takes any code
 * on any page without a `state`, and builds the return address from the Host header.
 */
export class KeycloakSignOn {
  readonly #keycloak: Keycloak;
  readonly #options: KeycloakOptions;

  constructor(options: KeycloakOptions) {
    this.#options = options;
    // `<server>/realms/<realm>`: keycloak-connect puts the same together again.
    const parts = /^(https?:\/\/.+)\/realms\/([^/]+)$/.exec(options.issuer);
    if (!parts?.[1] || !parts[2]) {
      throw new Error(`GATEWAY_OIDC_ISSUER ${options.issuer} is not <server>/realms/<realm>`);
    }
    const config = {
      realm: parts[2],
      'auth-server-url': parts[1],
      resource: options.clientId,
      credentials: { secret: options.clientSecret },
      'ssl-required': 'external',
      'confidential-port': 0,
      // Seconds; its default of ten refuses everybody for ten seconds after a key change.
      'min-time-between-jwks-requests': 1,
    };
    // A store is only asked for so that it does not think of itself as bearer-only; sessions are kept by sign-on.ts.
    this.#keycloak = new KeycloakConnect({ store: {} }, config);
  }

  loginUrl(secrets: SignOnSecrets, locale: string): string {
    const url = new URL(this.#keycloak.loginUrl(secrets.state, this.#options.callbackUrl));
    url.searchParams.set('code_challenge', createHash('sha256').update(secrets.verifier).digest('base64url'));
    url.searchParams.set('code_challenge_method', 'S256');
    url.searchParams.set('nonce', secrets.nonce);
    url.searchParams.set('ui_locales', locale);
    return url.toString();
  }

  /** Trades a code for validated tokens. keycloak-connect's own request could not carry the PKCE verifier. */
  async redeem(code: string, verifier: string): Promise<Grant> {
    const answer = await this.#post('/token', {
      grant_type: 'authorization_code',
      code,
      redirect_uri: this.#options.callbackUrl,
      code_verifier: verifier,
    });
    // RFC 6749 §5.2: what is refused is the client; a code or token that is not valid gets 400.
    if (answer.status === 401) throw new IssuerAwayError(clientRefused);
    if (!answer.ok) throw new GrantRefusedError(`the issuer answered ${answer.status}`);
    return this.#validated(await answer.text());
  }

  /** New tokens for a refresh token: a grant without an access token counts as expired, which makes it refresh. */
  async refresh(refreshToken: string): Promise<Grant> {
    return this.#validated(JSON.stringify({ refresh_token: refreshToken }));
  }

  /** Ends the person's session at the issuer from here. @returns false when the browser must go there itself. */
  async endSession(refreshToken: string): Promise<boolean> {
    const answer = await this.#post('/logout', { refresh_token: refreshToken }).catch(() => undefined);
    return answer?.ok ?? false;
  }

  /** RP-initiated sign-out in the browser. */
  logoutUrl(returnUrl: string, idToken: string): string {
    return this.#keycloak.logoutUrl(returnUrl, idToken);
  }

  async #post(path: string, form: Record<string, string>): Promise<Response> {
    const { issuer, clientId, clientSecret } = this.#options;
    // RFC 6749 §2.3.1: both parts are form-encoded first.
    const credentials = `${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`;
    try {
      return await fetch(`${issuer}/protocol/openid-connect${path}`, {
        method: 'POST',
        headers: { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` },
        body: new URLSearchParams({ client_id: clientId, ...form }),
        signal: AbortSignal.timeout(issuerTimeoutMs),
        redirect: 'error',
      });
    } catch (error) {
      throw new IssuerAwayError('the issuer does not answer', { cause: error });
    }
  }

  async #validated(json: string): Promise<Grant> {
    const timeout = Promise.withResolvers<never>();
    const timer = setTimeout(
      () => timeout.reject(new IssuerAwayError('the issuer is slow')),
      issuerTimeoutMs,
    );
    try {
      return await Promise.race([this.#keycloak.grantManager.createGrant(json), timeout.promise]);
    } catch (error) {
      throw classified(error);
    } finally {
      clearTimeout(timer);
    }
  }
}

/** keycloak-connect tells by text: "401:Unauthorized", "Grant validation failed. …", "Unable to refresh …". */
function classified(error: unknown): Error {
  if (error instanceof IssuerAwayError) return error;
  const text = error instanceof Error ? error.message : '';
  if (text.startsWith('401:')) return new IssuerAwayError(clientRefused, { cause: error });
  const refused = /^4\d\d:/.test(text) || /Grant validation failed|Unable to refresh/.test(text);
  // Keys that could not be read are the issuer's absence, not a bad token.
  if (refused && !text.includes('failed to load public key')) {
    return new GrantRefusedError('the grant is not valid', { cause: error });
  }
  return new IssuerAwayError('the issuer does not answer', { cause: error });
}
