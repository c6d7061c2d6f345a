import { defineCounter, defineHistogram, waitBuckets } from '@baro/chassis';

const duration = defineHistogram(
  'baro_gateway_duration_seconds',
  'Time from a request from outside to its answer, by route, method and outcome.',
  waitBuckets,
);
const signOns = defineCounter('baro_sign_ons', 'Sign-ons that came back from the issuer, by outcome.');

/**
 * Measures a request from outside. `route` is the contract's path, never the address that was asked for; `method` is
 * the one of HTTP, or GRPC.
 */
export function measure(route: string, method: string, outcome: string, startedMs: number): void {
  duration((performance.now() - startedMs) / 1000, { route, method, outcome });
}

/** Counts a sign-on by `done` or the reason it was refused for. */
export function countSignOn(outcome: string, by = 1): void {
  signOns({ outcome }, by);
}
