import type { Kind } from './mix.ts';

/** What is promised of each kind, milliseconds as the client sees them; a workload may be more patient. */
export const slo: Record<Kind, { p95: number; p99: number }> = {
  read: { p95: 300, p99: 1000 },
  write: { p95: 500, p99: 1500 },
};

/** A call that is not answered by then counts as timed out, milliseconds. People have gone by then. */
export const timeoutMs = 10_000;
