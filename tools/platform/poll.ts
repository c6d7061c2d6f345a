import { setTimeout as delay } from 'node:timers/promises';

/** How long and how often to look. */
export interface PollOptions {
  /** What is waited for, as the end of "gave up waiting for …". */
  what: string;
  timeoutMs: number;
  everyMs?: number;
}

/** Calls `look` until it returns something other than undefined or false, or the deadline passes. */
export async function poll<T>(
  look: () => T | Promise<T>,
  options: PollOptions,
): Promise<NonNullable<Exclude<T, false>>> {
  const deadline = Date.now() + options.timeoutMs;
  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== null && seen !== false) return seen as NonNullable<Exclude<T, false>>;
    if (Date.now() >= deadline) {
      throw new Error(`gave up waiting for ${options.what} after ${options.timeoutMs / 1000} s`);
    }
    await delay(options.everyMs ?? 50);
  }
}
