import { AppError } from '@baro/chassis';
import type { Identity } from '../http/identity.ts';
import type { LiveEvent } from './live-event.ts';
import { formatPosition } from './position.ts';
import type { Position } from './position.ts';
import { RecentEvents } from './recent-events.ts';

/** One open page. */
export interface LiveClient {
  identity: Identity;
  /** Units whose events it may see; undefined until the directory answers, replaced when it says otherwise. */
  unitIds: ReadonlySet<string> | undefined;
  /** Writes one event. @returns false when the client reads too slowly and is to be cut off. */
  send(event: string | undefined, id: string, data: string): boolean;
  /** Ends the connection. */
  close(): void;
}

export interface LiveLimits {
  perCaller: number;
  total: number;
}

// About an hour of a busy city, a few MiB.
const rememberedEvents = 5_000;

/** Hands events to the pages whose people may see them. */
export class LiveHub {
  readonly #recent = new RecentEvents(rememberedEvents);
  readonly #clients = new Set<LiveClient>();
  readonly #perCaller = new Map<string, number>();
  readonly #limits: LiveLimits;

  constructor(limits: LiveLimits) {
    this.#limits = limits;
  }

  get size(): number {
    return this.#clients.size;
  }

  /** Takes an event from a stream. */
  publish(event: LiveEvent): void {
    const after = this.#recent.add(event);
    if (!after) return;
    const id = formatPosition(after);
    for (const client of this.#clients) {
      if (concerns(event, client) && !client.send(undefined, id, event.payload)) this.remove(client);
    }
  }

  /** How far a stream has been read; undefined before it was first read. */
  position(stream: number): number | undefined {
    return this.#recent.has(stream) ? this.#recent.position[stream] : undefined;
  }

  /** A stream is read from after `floor` on, for the first time or anew: open pages cannot know what they missed. */
  begin(stream: number, floor: number): void {
    const anew = this.#recent.has(stream);
    this.#recent.begin(stream, floor);
    if (!anew) return;
    for (const client of this.#clients) this.reset(client);
  }

  /** Tells a page to read everything anew. */
  reset(client: LiveClient): void {
    client.send('reset', formatPosition(this.#recent.position), '{}');
  }

  /** @throws AppError LIVE_CONNECTIONS_EXHAUSTED */
  checkRoom(key: string): void {
    const full =
      this.#clients.size >= this.#limits.total || (this.#perCaller.get(key) ?? 0) >= this.#limits.perCaller;
    if (full) throw new AppError('LIVE_CONNECTIONS_EXHAUSTED', { metadata: { seconds: '30' } });
  }

  /**
   * Adds a page: it is told where it stands (`ready`) after what it missed since `from`, or that it must read everything
   * anew (`reset`) because nobody knows what it missed.
   * @param from 'now' for a page that comes for the first time; undefined when it came with a place unknown here
   */
  add(client: LiveClient, from: Position | 'now' | undefined): void {
    this.#clients.add(client);
    const { key } = client.identity;
    this.#perCaller.set(key, (this.#perCaller.get(key) ?? 0) + 1);
    const missed = from === 'now' ? [] : from && this.#recent.since(from);
    for (const { event, after } of missed ?? []) {
      if (concerns(event, client)) client.send(undefined, formatPosition(after), event.payload);
    }
    client.send(missed ? 'ready' : 'reset', formatPosition(this.#recent.position), '{}');
  }

  remove(client: LiveClient): void {
    if (!this.#clients.delete(client)) return;
    const { key } = client.identity;
    const left = (this.#perCaller.get(key) ?? 1) - 1;
    if (left > 0) this.#perCaller.set(key, left);
    else this.#perCaller.delete(key);
    client.close();
  }

  /** Ends every page of a session that signed out. */
  closeSession(sessionId: string): void {
    for (const client of this.#clients) if (client.identity.sessionId === sessionId) this.remove(client);
  }

  closeAll(): void {
    for (const client of this.#clients) this.remove(client);
  }
}

function concerns(event: LiveEvent, client: LiveClient): boolean {
  return event.unitIds.some((id) => client.unitIds?.has(id) ?? false);
}
