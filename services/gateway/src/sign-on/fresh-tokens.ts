import type { Pool } from 'pg';
import { AppError } from '@baro/chassis';
import { deleteSession, findSealedTokens, replaceSealedTokens } from '../store/session-rows.ts';
import { GrantRefusedError } from './keycloak.ts';
import type { KeycloakSignOn } from './keycloak.ts';
import { openTokens, tokensOf } from './tokens.ts';
import type { Tokens } from './tokens.ts';
import type { Seal } from './seal.ts';

// Refreshed this long before the end, so that a token does not end on its way through the services.
const aheadMs = 20_000;

/** Keeps the access tokens of sessions fresh, on the server. */
export class FreshTokens {
  readonly #pool: Pool;
  readonly #keycloak: KeycloakSignOn;
  readonly #seal: Seal;
  // A page's requests come together: one refresh serves them all.
  readonly #running = new Map<string, Promise<Tokens>>();

  constructor(pool: Pool, keycloak: KeycloakSignOn, seal: Seal) {
    this.#pool = pool;
    this.#keycloak = keycloak;
    this.#seal = seal;
  }

  /** Tokens that are good for a call now. @throws AppError UNAUTHENTICATED when the session is over, UNAVAILABLE */
  async get(sid: string, sealed: string): Promise<Tokens> {
    const tokens = openTokens(this.#seal, sealed);
    if (!tokens) throw new AppError('UNAUTHENTICATED');
    if (isFresh(tokens)) return tokens;
    const running = this.#running.get(sid) ?? this.#refresh(sid, sealed, tokens);
    this.#running.set(sid, running);
    try {
      return await running;
    } finally {
      if (this.#running.get(sid) === running) this.#running.delete(sid);
    }
  }

  /** The session's tokens as stored now, fresh. @throws AppError UNAUTHENTICATED when it has been signed out. */
  async ofSession(sid: string): Promise<Tokens> {
    const sealed = await findSealedTokens(this.#pool, sid);
    if (sealed === undefined) throw new AppError('UNAUTHENTICATED');
    return this.get(sid, sealed);
  }

  async #refresh(sid: string, sealed: string, tokens: Tokens): Promise<Tokens> {
    try {
      const refreshed = tokensOf(await this.#keycloak.refresh(tokens.refreshToken), tokens);
      const kept = await replaceSealedTokens(this.#pool, sid, this.#seal.close(refreshed));
      if (!kept) throw new AppError('UNAUTHENTICATED');
      return refreshed;
    } catch (error) {
      if (error instanceof AppError) throw error;
      if (error instanceof GrantRefusedError) return this.#afterRefusal(sid, sealed, error);
      // The issuer is away: what still holds is used.
      if (tokens.expiresAt > Date.now()) return tokens;
      throw new AppError('UNAVAILABLE', { cause: error });
    }
  }

  /** Another replica may have used the refresh token a moment ago; then its tokens are there. Otherwise it is over. */
  async #afterRefusal(sid: string, sealed: string, cause: Error): Promise<Tokens> {
    const now = await findSealedTokens(this.#pool, sid);
    const tokens = now !== undefined && now !== sealed ? openTokens(this.#seal, now) : undefined;
    if (tokens && tokens.expiresAt > Date.now()) return tokens;
    await deleteSession(this.#pool, sid);
    throw new AppError('UNAUTHENTICATED', { cause });
  }
}

function isFresh(tokens: Tokens): boolean {
  return tokens.expiresAt - Date.now() > aheadMs;
}
