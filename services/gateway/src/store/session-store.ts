import session from 'express-session';
import connectPgSimple from 'connect-pg-simple';
import type { Pool } from 'pg';
import { errorFacts } from '@baro/chassis';
import type { Logger } from '@baro/chassis';

const PgStore = connectPgSimple(session);
// A session's end is put off at most this often, so that reading costs no write.
const touchEveryMs = 60_000;
const rememberedTouches = 20_000;

/** connect-pg-simple on our table; a session is touched once a minute, not once a request. */
export class SessionStore extends PgStore {
  readonly #touched = new Map<string, number>();

  constructor(pool: Pool, idleSeconds: number, log: Logger) {
    super({
      pool,
      tableName: 'sessions',
      createTableIfMissing: false,
      ttl: idleSeconds,
      pruneSessionInterval: 600,
      errorLog: (...parts: unknown[]) => {
        log.warn(
          { component: 'sessions', ...errorFacts(parts.find((part) => part instanceof Error)) },
          'session store',
        );
      },
    });
  }

  override touch(sid: string, data: session.SessionData, done?: () => void): void {
    const now = Date.now();
    if (now - (this.#touched.get(sid) ?? 0) < touchEveryMs) {
      done?.();
      return;
    }
    if (this.#touched.size >= rememberedTouches) this.#touched.clear();
    this.#touched.set(sid, now);
    super.touch(sid, data, done);
  }
}
