/** Where a client's own tokens are asked for. */
export interface TokenSource {
  /** `<server>/realms/<realm>`. */
  issuer: string;
  clientId: string;
  clientSecret: string;
}

/** Keycloak refused. Logs show no messages; `code` says there what was asked and with which HTTP status it ended. */
export class KeycloakRefusedError extends Error {
  override name = 'KeycloakRefusedError';
  readonly code: string;

  constructor(asked: 'TOKEN' | 'ADMIN', status: number, options: { cause?: unknown } = {}) {
    super(`Keycloak refused: ${asked} ${status}`, options);
    this.code = `${asked}_${status}`;
  }
}

/** Asked anew this long before the end, so that a token does not end on its way. */
const aheadMs = 2_000;

/** Gives a token that holds now; asks for a new one when the last is about to end. */
export function tokensOf(source: TokenSource, timeoutMs: number): () => Promise<string> {
  let token = '';
  let endsAt = 0;
  return async () => {
    if (Date.now() < endsAt - aheadMs) return token;
    const answer = await fetch(`${source.issuer}/protocol/openid-connect/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: source.clientId,
        client_secret: source.clientSecret,
      }),
      signal: AbortSignal.timeout(timeoutMs),
      redirect: 'error',
    });
    if (!answer.ok) throw new KeycloakRefusedError('TOKEN', answer.status);
    const body = (await answer.json()) as { access_token: string; expires_in: number };
    token = body.access_token;
    endsAt = Date.now() + body.expires_in * 1000;
    return token;
  };
}
