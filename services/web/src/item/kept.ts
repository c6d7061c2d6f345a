import { useEffect, useState } from 'react';

/**
 * What was typed into dialogs and not sent. In memory only: notes and directions name people, and personal data
 * is not kept on the computer.
 */
const kept = new Map<string, unknown>();

/** Forgets what was typed into a dialog that was closed. */
export function forgetKept(key: string): void {
  kept.delete(key);
}

/** State of a dialog that outlives its closing, until `forget`. */
export function useKept<T>(key: string, initial: T): [value: T, set: (value: T) => void, forget: () => void] {
  // Only this hook writes under a dialog's key, so what lies there is of its type.
  const [value, setValue] = useState<T>(() => (kept.get(key) as T | undefined) ?? initial);
  useEffect(() => {
    kept.set(key, value);
  }, [key, value]);
  const forget = (): void => {
    setValue(initial);
    kept.delete(key);
  };
  return [value, setValue, forget];
}
