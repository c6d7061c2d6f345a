/** Where a program asks for tokens of its own. */
export interface TokenSource {
  /** `<server>/realms/<realm>`. */
  issuer: string;
  clientId: string;
  clientSecret: string;
}

export interface ClientTokenOptions {
  timeoutMs: number;
  /** Error to throw when the issuer refuses, by its HTTP status. */
  refused: (status: number) => Error;
}

/** Asked anew this long before the end, so that a token does not end on its way. */
const aheadMs = 2_000;

/** Gives a program's token that holds now (client credentials); asks once for all who wait when it is about to end. */
export function clientTokens(source: TokenSource, options: ClientTokenOptions): () => Promise<string> {
  let known = { token: '', endsAt: 0 };
  let asking: Promise<typeof known> | undefined;
  return async () => {
    if (Date.now() < known.endsAt - aheadMs) return known.token;
    asking ??= askToken(source, options).finally(() => {
      asking = undefined;
    });
    known = await asking;
    return known.token;
  };
}

async function askToken(
  { issuer, clientId, clientSecret }: TokenSource,
  { timeoutMs, refused }: ClientTokenOptions,
): Promise<{ token: string; endsAt: number }> {
  const answer = await fetch(`${issuer}/protocol/openid-connect/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
    }),
    signal: AbortSignal.timeout(timeoutMs),
    redirect: 'error',
  });
  if (!answer.ok) throw refused(answer.status);
  const body = (await answer.json()) as { access_token: string; expires_in: number };
  return { token: body.access_token, endsAt: Date.now() + body.expires_in * 1000 };
}
