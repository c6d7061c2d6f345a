import { metrics } from '@opentelemetry/api';
import type { Attributes, Counter, Histogram, Meter, Observable } from '@opentelemetry/api';
import { statementCounter } from '../db/statement-counter.ts';

/** What a gauge shows: one number, several by label, or undefined while it is not known. */
export type Reading = number | undefined | readonly LabelledValue[];

/** A number and its labels; labels never hold ids of people, units or single things. */
export interface LabelledValue {
  value: number;
  labels: Attributes;
}

// The API has no stand-in for meters: an instrument made before the SDK starts stays dead for ever.
const waiting: (() => void)[] = [];
let started = false;

/** Makes every instrument that was declared so far; those declared later are made at once. */
export function beginMetrics(): void {
  started = true;
  for (const make of waiting.splice(0)) make();
}

function whenStarted(make: (meter: Meter) => void): void {
  const bound = (): void => make(metrics.getMeter('baro'));
  if (started) bound();
  else waiting.push(bound);
}

/** Declares a counter, in the scrape `<name>_total`. @returns adds to it; nothing without telemetry */
export function defineCounter(name: string, description: string): (labels: Attributes, by?: number) => void {
  let counter: Counter | undefined;
  whenStarted((meter) => (counter = meter.createCounter(name, { description })));
  return (labels, by = 1) => counter?.add(by, labels);
}

/** Declares a histogram of seconds. @returns records into it; nothing without telemetry */
export function defineHistogram(
  name: string,
  description: string,
  bucketSeconds: readonly number[],
): (seconds: number, labels: Attributes) => void {
  let histogram: Histogram | undefined;
  const advice = { explicitBucketBoundaries: [...bucketSeconds] };
  whenStarted((meter) => (histogram = meter.createHistogram(name, { description, unit: 's', advice })));
  return (seconds, labels) => histogram?.record(seconds, labels);
}

/** Buckets for what somebody waits for. */
export const waitBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const ageBuckets = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 3_600];

// A scrape must come back while the database or NATS is away: that is when it is looked at.
const readLimitMs = 2_000;

/**
 * Watches something read when metrics are collected. A reading that takes too long is left out of that collection, and
 * the next one waits for it instead of asking again.
 */
export function watchGauge(
  name: string,
  description: string,
  unit: string,
  read: () => Promise<Reading>,
): void {
  watch(read, (meter) => meter.createObservableGauge(name, { description, unit }));
}

/** The same for a number that only grows, in the scrape `<name>_total`. */
export function watchTotal(
  name: string,
  description: string,
  unit: string,
  read: () => Promise<Reading>,
): void {
  watch(read, (meter) => meter.createObservableCounter(name, { description, unit }));
}

function watch(read: () => Promise<Reading>, create: (meter: Meter) => Observable): void {
  let running: Promise<Reading> | undefined;
  const once = (): Promise<Reading> => {
    running ??= statementCounter
      .aside(read)
      .catch(() => undefined) // not known now; what is away has an alert of its own
      .finally(() => (running = undefined));
    return running;
  };
  whenStarted((meter) => {
    create(meter).addCallback(async (result) => {
      const reading = await withinLimit(once());
      if (typeof reading === 'number') result.observe(reading);
      else for (const { value, labels } of reading ?? []) result.observe(value, labels);
    });
  });
}

async function withinLimit(reading: Promise<Reading>): Promise<Reading> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, readLimitMs, undefined);
  });
  const value = await Promise.race([reading, late]);
  clearTimeout(timer);
  return value;
}

const calls = defineCounter('baro_rpc_calls', 'Calls answered, by method, gRPC code and reason.');
const duration = defineHistogram(
  'baro_rpc_duration_seconds',
  'Time from a call to its answer, by method.',
  waitBuckets,
);
const events = defineCounter('baro_consumer_events', 'Events taken, by consumer and outcome.');
const eventAge = defineHistogram(
  'baro_event_age_seconds',
  'Time from the act an event tells of to the commit of its effect, by consumer.',
  ageBuckets,
);
const commands = defineCounter('baro_commands', 'Commands of other services, by name and outcome.');

/** What becomes of an event. */
export const eventOutcomes = ['done', 'known', 'retried', 'dead'] as const;
/** What becomes of a command. */
export const commandOutcomes = ['done', 'refused', 'retried', 'given_up'] as const;

/** Counts a call. */
export function countCall(method: string, code: string, reason: string, seconds: number): void {
  calls({ method, code, reason });
  duration(seconds, { method });
}

/** Counts an event by what became of it. */
export function countEvent(consumer: string, outcome: (typeof eventOutcomes)[number], by = 1): void {
  events({ consumer, outcome }, by);
}

/** Records how old an event was when its effect was there. */
export function recordEventAge(consumer: string, seconds: number): void {
  eventAge(Math.max(0, seconds), { consumer });
}

/** Counts a command by what became of it. */
export function countCommand(command: string, outcome: (typeof commandOutcomes)[number], by = 1): void {
  commands({ command, outcome }, by);
}

/** Shows consumers and commands with 0 from the start: a rate sees the first event only then. */
export function announce(consumers: readonly string[], commandNames: readonly string[]): void {
  for (const consumer of consumers) for (const outcome of eventOutcomes) countEvent(consumer, outcome, 0);
  for (const name of commandNames) for (const outcome of commandOutcomes) countCommand(name, outcome, 0);
}
