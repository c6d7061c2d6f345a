// The realm's tokens live five minutes; four of them are used.
const tokenLifeMs = 240_000;

/** A token that is fetched anew before it ends. */
export function cachedToken(fetchToken: () => Promise<string>): () => Promise<string> {
  let kept: { token: Promise<string>; until: number } | undefined;
  return () => {
    if (!kept || kept.until < Date.now()) kept = { token: fetchToken(), until: Date.now() + tokenLifeMs };
    return kept.token;
  };
}
