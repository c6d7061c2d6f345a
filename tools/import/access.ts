import { ImportError } from './import-error.ts';

/** Gives a token that is good for the next call. */
export type Access = () => Promise<string>;

/** The demo login whose post imports. */
const importerLogin = 'quan-tri';
/** A token is replaced this long before it ends, so that none ends on the way. */
const renewBeforeMs = 60_000;

/** Access with a token made elsewhere; it cannot be renewed. */
export function givenAccess(token: string): Access {
  return async () => token;
}

/** Access as the city administrator of the demo city, renewed while a long import runs. */
export function demoAccess(issuer: string, password: string): Access {
  let token = '';
  let goodUntil = 0;
  return async () => {
    if (Date.now() >= goodUntil) {
      const answer = await signIn(issuer, password);
      token = answer.token;
      goodUntil = Date.now() + Math.max(answer.seconds * 1000 - renewBeforeMs, 1000);
    }
    return token;
  };
}

async function signIn(issuer: string, password: string): Promise<{ token: string; seconds: number }> {
  const body = new URLSearchParams({
    grant_type: 'password',
    client_id: 'baro-cli',
    username: importerLogin,
    password,
    scope: 'openid',
  });
  let response: Response;
  try {
    response = await fetch(`${issuer}/protocol/openid-connect/token`, { method: 'POST', body });
  } catch (error) {
    throw new ImportError(`The sign-on does not answer at ${issuer}: is the platform running?`, {
      cause: error,
    });
  }
  const answer = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  const token = answer['access_token'];
  if (typeof token !== 'string') {
    const why = typeof answer['error'] === 'string' ? answer['error'] : response.status;
    throw new ImportError(
      `The sign-on at ${issuer} refuses ${importerLogin} (${why}): is --data the folder of this platform?`,
    );
  }
  return { token, seconds: Number(answer['expires_in'] ?? 60) };
}
