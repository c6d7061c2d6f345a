import { decodeStatus } from '@baro/chassis';
import type { ServiceError } from '@grpc/grpc-js';

/** How long a load waits for a service that restarts before it gives up. */
const PATIENCE_MS = 180_000;
const PAUSE_MS = 500;
// DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, UNAVAILABLE.
const PASSING_CODES = new Set([4, 8, 14]);

/** Reason a call was refused with, undefined when it was something else. */
export function reasonOf(error: unknown): string | undefined {
  return decodeStatus((error as Partial<ServiceError> | undefined)?.metadata)?.reason;
}

/** A refusal in words: the reason and, field by field, the rules broken. */
export function refusalOf(error: unknown): string | undefined {
  const status = decodeStatus((error as Partial<ServiceError> | undefined)?.metadata);
  if (!status) return undefined;
  const fields = status.fields.map(({ field, rule }) => `${field} ${rule}`);
  return [status.reason, ...fields].join(', ');
}

/** Does a call again while the service cannot answer; the request id makes sure it acts once. */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const code = (error as Partial<ServiceError> | undefined)?.code;
      if (code === undefined || !PASSING_CODES.has(code) || Date.now() > end) throw error;
      await pause(PAUSE_MS);
    }
  }
}

/** Tries until `check` gives something; throws what `given` tells when the patience ends. */
export async function until<T>(check: () => Promise<T | undefined>, given: () => unknown): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const found = await check();
    if (found !== undefined) return found;
    if (Date.now() > end) throw given();
    await pause(PAUSE_MS);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
