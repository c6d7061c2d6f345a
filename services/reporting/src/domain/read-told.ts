import { isUuid, PoisonError } from '@baro/chassis';
import type { Event } from '@baro/chassis';

/** What an event that cannot be read is buried with. */
export function malformed(cause?: unknown): PoisonError {
  return new PoisonError('ITEM_EVENT_MALFORMED', { cause });
}

/** Reads an event by the reader of its type; undefined where there is none. @throws PoisonError ITEM_EVENT_MALFORMED */
export function readWith<Told>(reader: ((data: object) => Told) | undefined, event: Event): Told | undefined {
  try {
    return reader?.(event.data ?? {});
  } catch (cause) {
    throw cause instanceof PoisonError ? cause : malformed(cause);
  }
}

/** @throws PoisonError ITEM_EVENT_MALFORMED */
export function idOf(id: string): string {
  if (!isUuid(id)) throw malformed();
  return id;
}

/** A unit, null where none is told. @throws PoisonError ITEM_EVENT_MALFORMED */
export function unitOf(id: string | undefined): string | null {
  return id ? idOf(id) : null;
}

/** @throws PoisonError ITEM_EVENT_MALFORMED */
export function timeOf(time: Date | undefined): Date {
  if (!time || Number.isNaN(time.getTime())) throw malformed();
  return time;
}
