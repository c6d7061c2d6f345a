import { CityError } from './settings.ts';

/** Gives a demo login's access token that is good for the next call. */
export type SignIn = (username: string) => Promise<string>;

/** A token is replaced this long before it ends, so that none ends on the way. */
const RENEW_BEFORE_MS = 60_000;

/** Signs demo people in by the sign-on's direct grant (client baro-cli); each token is kept until it ends. */
export function signInAt(issuer: string, password: string): SignIn {
  const tokens = new Map<string, { token: string; goodUntil: number }>();
  // Keycloak takes two sign-ins of one name at once for an attack, and refuses the second.
  const asked = new Map<string, Promise<string>>();
  const ask = async (username: string): Promise<string> => {
    try {
      const { token, seconds } = await grant(issuer, username, password);
      tokens.set(username, { token, goodUntil: Date.now() + seconds * 1000 - RENEW_BEFORE_MS });
      return token;
    } finally {
      asked.delete(username);
    }
  };
  return async (username) => {
    const known = tokens.get(username);
    if (known && Date.now() < known.goodUntil) return known.token;
    const running = asked.get(username) ?? ask(username);
    asked.set(username, running);
    return running;
  };
}

async function grant(
  issuer: string,
  username: string,
  password: string,
): Promise<{ token: string; seconds: number }> {
  const body = new URLSearchParams({
    grant_type: 'password',
    client_id: 'baro-cli',
    scope: 'openid',
    username,
    password,
  });
  const response = await fetch(`${issuer}/protocol/openid-connect/token`, { method: 'POST', body });
  const answer = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  const token = answer['access_token'];
  if (typeof token === 'string') return { token, seconds: Number(answer['expires_in'] ?? 60) };
  const why = typeof answer['error'] === 'string' ? answer['error'] : String(response.status);
  throw new CityError(`The sign-on at ${issuer} refuses ${username}: ${why}.`);
}
