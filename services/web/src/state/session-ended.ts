import { useSyncExternalStore } from 'react';

/** Whether a call was refused for want of a session while the page was open. */
class SessionEnded {
  #ended = false;
  readonly #listeners = new Set<() => void>();

  tell(): void {
    this.#ended = true;
    for (const listener of this.#listeners) listener();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly read = (): boolean => this.#ended;
}

export const sessionEnded = new SessionEnded();

export function useSessionEnded(): boolean {
  return useSyncExternalStore(sessionEnded.subscribe, sessionEnded.read);
}
