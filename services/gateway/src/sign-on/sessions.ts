import { randomBytes } from 'node:crypto';
import session from 'express-session';
import type { Request, RequestHandler, Response } from 'express';
import type { SessionStore } from '../store/session-store.ts';
import { signedOnOf } from './session-data.ts';
import type { SignedOn } from './session-data.ts';
import type { Seal, Secrets } from './seal.ts';
import type { Tokens } from './tokens.ts';

export interface SessionOptions {
  store: SessionStore;
  secrets: Secrets;
  /** Seals tokens in the database. */
  seal: Seal;
  secure: boolean;
  maxMs: number;
}

/** Server-side sessions: the browser holds a signed random id and nothing else. */
export class Sessions {
  readonly #options: SessionOptions;
  readonly #middleware: RequestHandler;
  /** Name of the cookie; `__Host-` binds it to this host and to https. */
  readonly cookieName: string;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.cookieName = options.secure ? '__Host-baro_session' : 'baro_session';
    this.#middleware = session({
      name: this.cookieName,
      // The first signs; what an earlier one signed is still taken.
      secret: [...options.secrets],
      store: options.store,
      resave: false,
      // No session before sign-on: there is nothing an attacker could plant.
      saveUninitialized: false,
      cookie: { httpOnly: true, sameSite: 'lax', secure: options.secure, path: '/' },
    });
  }

  /** The sign-on of the request's session; undefined when nobody is signed in. */
  async load(request: Request, response: Response): Promise<SignedOn | undefined> {
    if (!request.headers.cookie?.includes(this.cookieName)) return undefined;
    await this.#open(request, response);
    return signedOnOf(request.session, this.#options.maxMs);
  }

  /** Puts a sign-on under a new id; whatever session the browser came with has ended. */
  async begin(request: Request, response: Response, tokens: Tokens): Promise<void> {
    await this.#open(request, response);
    await settled((done) => request.session.regenerate(done));
    request.session.signedOn = {
      sealed: this.#options.seal.close(tokens),
      csrfToken: randomBytes(32).toString('base64url'),
      since: Date.now(),
    };
    await settled((done) => request.session.save(done));
  }

  /** Ends the request's session and takes its cookie back. */
  async end(request: Request, response: Response): Promise<void> {
    await settled((done) => request.session.destroy(done));
    const { secure } = this.#options;
    response.clearCookie(this.cookieName, { httpOnly: true, sameSite: 'lax', secure, path: '/' });
  }

  async #open(request: Request, response: Response): Promise<void> {
    // express-session opens a request once.
    const opened = (request as Partial<Request>).session !== undefined;
    if (!opened) await settled((done) => void this.#middleware(request, response, done));
  }
}

async function settled(work: (done: (error?: unknown) => void) => void): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    work((error) => {
      if (error) {
        reject(error instanceof Error ? error : new Error('the session store failed', { cause: error }));
      } else resolve();
    });
  });
}
