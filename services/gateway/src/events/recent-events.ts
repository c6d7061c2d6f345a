import type { LiveEvent } from './live-event.ts';
import { advance, startPosition } from './position.ts';
import type { Position } from './position.ts';

/** The last events, so that a reader who was away for a moment misses nothing. */
export class RecentEvents {
  readonly #size: number;
  #events: { event: LiveEvent; after: Position }[] = [];
  // Everything up to here has been dropped, or was never seen by this process.
  #floor: Position = startPosition;
  #position: Position = startPosition;
  #begun = startPosition.map(() => false);

  constructor(size: number) {
    this.#size = size;
  }

  /** How far the streams have been read. */
  get position(): Position {
    return this.#position;
  }

  /** @returns the position after it; undefined for an event that was there already (a consumer began again). */
  add(event: LiveEvent): Position | undefined {
    const { stream, sequence } = event;
    if (!this.#begun[stream]) {
      this.#begun = this.#begun.map((begun, index) => begun || index === stream);
      this.#floor = advance(this.#floor, stream, sequence - 1);
    }
    if (sequence <= (this.#position[stream] ?? 0)) return undefined;
    this.#position = advance(this.#position, stream, sequence);
    this.#events.push({ event, after: this.#position });
    if (this.#events.length > this.#size) {
      const dropped = this.#events.shift();
      if (dropped) this.#floor = advance(this.#floor, dropped.event.stream, dropped.event.sequence);
    }
    return this.#position;
  }

  /** Forgets a stream whose numbers begin anew. */
  forget(stream: number): void {
    this.#events = this.#events.filter(({ event }) => event.stream !== stream);
    const without = (position: Position): Position =>
      position.map((sequence, index) => (index === stream ? 0 : sequence));
    this.#floor = without(this.#floor);
    this.#position = without(this.#position);
    this.#begun = this.#begun.map((begun, index) => begun && index !== stream);
  }

  /** What came after a position; undefined when some of it is no longer known. */
  since(position: Position): { event: LiveEvent; after: Position }[] | undefined {
    const known = position.every((sequence, index) => sequence >= (this.#floor[index] ?? 0));
    if (!known) return undefined;
    return this.#events.filter(({ event }) => event.sequence > (position[event.stream] ?? 0));
  }
}
