import type { LiveEvent } from './live-event.ts';
import { advance, startPosition } from './position.ts';
import type { Position } from './position.ts';

interface Remembered {
  event: LiveEvent;
  /** Where a reader stands after it. */
  after: Position;
}

/** The last events, so that a reader who was away for a moment misses nothing. */
export class RecentEvents {
  readonly #size: number;
  #events: Remembered[] = [];
  /** Up to here nothing is remembered; undefined for a stream not read yet. */
  #floors: (number | undefined)[] = startPosition.map(() => undefined);
  #position: Position = startPosition;

  constructor(size: number) {
    this.#size = size;
  }

  /** How far the streams have been read. */
  get position(): Position {
    return this.#position;
  }

  /** Whether a stream is being read. */
  has(stream: number): boolean {
    return this.#floors[stream] !== undefined;
  }

  /** Reads a stream from after `floor` on; what was known of it is forgotten. */
  begin(stream: number, floor: number): void {
    this.#events = this.#events.filter(({ event }) => event.stream !== stream);
    this.#floors[stream] = floor;
    this.#position = this.#position.map((before, index) => (index === stream ? floor : before));
  }

  /** @returns the position after it; undefined for an event that was there already (a consumer began again). */
  add(event: LiveEvent): Position | undefined {
    const { stream, sequence } = event;
    if (sequence <= (this.#position[stream] ?? 0)) return undefined;
    this.#position = advance(this.#position, stream, sequence);
    this.#events.push({ event, after: this.#position });
    const dropped = this.#events.length > this.#size ? this.#events.shift() : undefined;
    if (dropped) this.#floors[dropped.event.stream] = dropped.event.sequence;
    return this.#position;
  }

  /** What came after a position; undefined when some of it is not known here. */
  since(position: Position): Remembered[] | undefined {
    const known = this.#floors.every(
      (floor, index) => floor !== undefined && (position[index] ?? 0) >= floor,
    );
    if (!known) return undefined;
    return this.#events.filter(({ event }) => event.sequence > (position[event.stream] ?? 0));
  }
}
