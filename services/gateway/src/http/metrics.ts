import { metrics } from '@opentelemetry/api';

const duration = metrics.getMeter('baro').createHistogram('baro_gateway_duration', {
  unit: 's',
  description: 'Time to answer, by route and outcome.',
});

/** Measures a request from outside. `route` is the contract's path, never the address that was asked for. */
export function measure(route: string, outcome: string, startedMs: number): void {
  duration.record((performance.now() - startedMs) / 1000, { route, outcome });
}
