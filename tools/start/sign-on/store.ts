import type { Adapter, AdapterPayload } from 'oidc-provider';

interface Entry {
  readonly payload: AdapterPayload;
  readonly expiresAtMs: number;
}

/** How many writes pass between two sweeps of what has expired. */
const writesPerSweep = 500;

/** Sessions, codes and refresh tokens, in memory: the development sign-on forgets who was signed in when it stops. */
export class MemoryStore {
  readonly #entries = new Map<string, Entry>();
  #writes = 0;

  /** One view per kind of record, as oidc-provider asks for it. */
  readonly adapter = (kind: string): Adapter => ({
    upsert: async (id, payload, expiresIn) => {
      this.#put(key(kind, id), payload, expiresIn);
    },
    find: async (id) => this.#get(key(kind, id)),
    findByUid: async (uid) => this.#search(kind, (payload) => payload.uid === uid),
    findByUserCode: async (code) => this.#search(kind, (payload) => payload.userCode === code),
    consume: async (id) => {
      const payload = this.#get(key(kind, id));
      if (payload !== undefined) payload.consumed = Math.floor(Date.now() / 1000);
    },
    destroy: async (id) => {
      this.#entries.delete(key(kind, id));
    },
    revokeByGrantId: async (grantId) => {
      for (const [id, entry] of this.#entries) {
        if (entry.payload.grantId === grantId) this.#entries.delete(id);
      }
    },
  });

  /** Signs a person out everywhere; refresh tokens are bound to their session and end with it. */
  endSessionsOf(accountId: string): void {
    for (const [id, { payload }] of this.#entries) {
      if (id.startsWith('Session:') && payload.accountId === accountId) this.#entries.delete(id);
    }
  }

  get size(): number {
    return this.#entries.size;
  }

  #put(id: string, payload: AdapterPayload, expiresInSeconds: number | undefined): void {
    const exp = payload.exp ?? Math.floor(Date.now() / 1000) + (expiresInSeconds ?? 86_400);
    // What ends in the same second ends at the same moment, whenever in a second each was written.
    this.#entries.set(id, { payload, expiresAtMs: exp * 1000 });
    this.#writes += 1;
    if (this.#writes % writesPerSweep === 0) this.#sweep();
  }

  #get(id: string): AdapterPayload | undefined {
    const entry = this.#entries.get(id);
    return entry !== undefined && entry.expiresAtMs > Date.now() ? entry.payload : undefined;
  }

  #search(kind: string, wanted: (payload: AdapterPayload) => boolean): AdapterPayload | undefined {
    for (const [id, entry] of this.#entries) {
      if (id.startsWith(`${kind}:`) && entry.expiresAtMs > Date.now() && wanted(entry.payload)) {
        return entry.payload;
      }
    }
    return undefined;
  }

  #sweep(): void {
    const now = Date.now();
    for (const [id, entry] of this.#entries) if (entry.expiresAtMs <= now) this.#entries.delete(id);
  }
}

function key(kind: string, id: string): string {
  return `${kind}:${id}`;
}
