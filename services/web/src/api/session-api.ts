import { getJson, sendJson, setCsrfToken } from './client.ts';

export interface Session {
  readonly signedIn: boolean;
  readonly name?: string;
  readonly username?: string;
  readonly csrfToken?: string;
}

export async function getSession(signal?: AbortSignal): Promise<Session> {
  const session = await getJson<Session>('/api/session', {}, signal);
  setCsrfToken(session.csrfToken ?? '');
  return session;
}

/** Where the browser goes to sign in and come back to this page. */
export function signInAddress(returnTo: string): string {
  return `/auth/login?returnTo=${encodeURIComponent(returnTo)}`;
}

/** Ends the session; answers with the address that ends the sign-on's session too, when there is one. */
export async function signOut(): Promise<string> {
  const answer = await sendJson<{ redirectTo?: string }>('POST', '/auth/logout', {});
  return answer.redirectTo ?? '/';
}
