/** Who made a request and with whose token it goes on to the services. */
export interface Identity {
  accountId: string;
  /** Access token; stays on the server for sessions. */
  token: string;
  /** Limits count by this: the session, or the account and program of a bearer token. */
  key: string;
  /** Id of the session; undefined for a bearer token. */
  sessionId: string | undefined;
}
