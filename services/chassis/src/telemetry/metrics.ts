import { metrics } from '@opentelemetry/api';

const meter = metrics.getMeter('baro');

const calls = meter.createCounter('baro_rpc_calls', { description: 'Calls by RPC and gRPC code.' });
const duration = meter.createHistogram('baro_rpc_duration', { unit: 's', description: 'Time to answer.' });
const events = meter.createCounter('baro_consumer_events', {
  description: 'Events by consumer and outcome.',
});

const commands = meter.createCounter('baro_commands', {
  description: 'Commands of other services by name and outcome.',
});

/** Counts a command by what became of it: `done`, `refused`, `retried`, `given_up`. */
export function countCommand(command: string, outcome: string): void {
  commands.add(1, { command, outcome });
}

/** Counts a call. */
export function countCall(method: string, code: string, seconds: number): void {
  calls.add(1, { method, code });
  duration.record(seconds, { method });
}

/** Counts an event by what became of it: `done`, `known`, `retried`, `dead`. */
export function countEvent(consumer: string, outcome: string): void {
  events.add(1, { consumer, outcome });
}

/** Watches a number read when metrics are collected; `read` gives undefined when it is not known. */
export function watchGauge(
  name: string,
  description: string,
  unit: string,
  read: () => Promise<number | undefined>,
): void {
  meter.createObservableGauge(name, { description, unit }).addCallback(async (result) => {
    const value = await read();
    if (value !== undefined) result.observe(value);
  });
}
