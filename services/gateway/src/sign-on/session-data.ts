import type { SessionData } from 'express-session';

/** What a signed-in session holds. */
export interface SignedOn {
  /** Tokens, sealed. */
  sealed: string;
  /** Sent with every changing request of the pages. */
  csrfToken: string;
  /** When the person signed in, epoch milliseconds. */
  since: number;
}

declare module 'express-session' {
  interface SessionData {
    signedOn?: SignedOn;
  }
}

/** The sign-on of a session that is not too old. */
export function signedOnOf(session: Partial<SessionData> | undefined, maxMs: number): SignedOn | undefined {
  const signedOn = session?.signedOn;
  return signedOn && Date.now() - signedOn.since < maxMs ? signedOn : undefined;
}
