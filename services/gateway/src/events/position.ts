import { liveStreams } from './live-event.ts';

/** How far a reader has come in each stream, by sequence. */
export type Position = readonly number[];

export const startPosition: Position = liveStreams.map(() => 0);

/** A position as an SSE id: sequences joined by a dot. */
export function formatPosition(position: Position): string {
  return position.join('.');
}

/** Reads a `Last-Event-ID`; undefined when it is none of ours. */
export function parsePosition(text: string | undefined): Position | undefined {
  // At most 15 digits each, so that numbers stay exact.
  if (text === undefined || !/^\d{1,15}(\.\d{1,15})*$/.test(text)) return undefined;
  const position = text.split('.').map(Number);
  return position.length === liveStreams.length ? position : undefined;
}

/** The position after an event. */
export function advance(position: Position, stream: number, sequence: number): Position {
  return position.map((before, index) => (index === stream ? Math.max(before, sequence) : before));
}
