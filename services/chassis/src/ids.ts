import { v5, v7 } from 'uuid';

/** A new UUIDv7. */
export function newId(): string {
  return v7();
}

/** The same UUID for the same name; for request ids of resumable runs. `space` is a UUID. */
export function nameId(name: string, space: string): string {
  return v5(name, space);
}
