import { SpanKind, SpanStatusCode, context, propagation, trace } from '@opentelemetry/api';
import type { Attributes, Context, Link, Span } from '@opentelemetry/api';
import type { Metadata } from '@grpc/grpc-js';

const tracer = trace.getTracer('baro');

const metadataGetter = {
  keys: (carrier: Metadata): string[] => Object.keys(carrier.getMap()),
  get: (carrier: Metadata, key: string): string | undefined => carrier.get(key)[0]?.toString(),
};

/** Runs `work` in a server span that continues the caller's trace. Attributes never hold personal data. */
export async function inServerSpan<T>(
  name: string,
  metadata: Metadata,
  attributes: Attributes,
  work: (span: Span) => Promise<T>,
): Promise<T> {
  const parent = propagation.extract(context.active(), metadata, metadataGetter);
  return inSpan(name, { kind: SpanKind.SERVER, attributes }, parent, work);
}

/** Runs `work` in a consumer span that continues the trace of the event. */
export async function inConsumerSpan<T>(
  name: string,
  traceparent: string | undefined,
  attributes: Attributes,
  work: (span: Span) => Promise<T>,
): Promise<T> {
  return inSpan(name, { kind: SpanKind.CONSUMER, attributes }, contextOf(traceparent), work);
}

/**
 * Tells in the traces of further events of a batch that they were taken with the first: a consumer span of their own
 * each, linked to the span the work is done in.
 */
export function tellTakenWith(
  span: Span,
  name: string,
  traceparents: readonly (string | undefined)[],
  attributes: Attributes,
): void {
  const links: Link[] = [{ context: span.spanContext() }];
  for (const traceparent of traceparents) {
    if (!traceparent) continue;
    tracer.startSpan(name, { kind: SpanKind.CONSUMER, attributes, links }, contextOf(traceparent)).end();
  }
}

/** Publishes an event in a producer span of the trace it was told in. `publish` gets the header to send along. */
export async function inProducerSpan<T>(
  name: string,
  traceparent: string | undefined,
  attributes: Attributes,
  publish: (traceparent: string | undefined) => Promise<T>,
): Promise<T> {
  // An event without a trace came of nobody's call: it begins none.
  if (!traceparent) return publish(undefined);
  return inSpan(name, { kind: SpanKind.PRODUCER, attributes }, contextOf(traceparent), () =>
    publish(activeTraceparent() ?? traceparent),
  );
}

/** Runs a transaction in a client span of the act it belongs to; outside of one it stays unseen. */
export async function inDatabaseSpan<T>(work: () => Promise<T>): Promise<T> {
  if (!trace.getActiveSpan()?.isRecording()) return work();
  const attributes = { 'db.system.name': 'postgresql' };
  return inSpan('transaction', { kind: SpanKind.CLIENT, attributes }, context.active(), work);
}

/** Runs `work` so that its log lines join the trace of an event. */
export async function inTraceOf<T>(traceparent: string | undefined, work: () => Promise<T>): Promise<T> {
  return context.with(contextOf(traceparent), work);
}

function contextOf(traceparent: string | undefined): Context {
  return traceparent ? propagation.extract(context.active(), { traceparent }) : context.active();
}

async function inSpan<T>(
  name: string,
  options: { kind: SpanKind; attributes: Attributes },
  parent: Context,
  work: (span: Span) => Promise<T>,
): Promise<T> {
  return tracer.startActiveSpan(name, options, parent, async (span) => {
    try {
      return await work(span);
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}

/** W3C `traceparent` of the active span, for the outbox; undefined without one. */
export function activeTraceparent(): string | undefined {
  const carrier: Record<string, string> = {};
  propagation.inject(context.active(), carrier);
  return carrier['traceparent'];
}

/** Puts the active trace into the metadata of an outgoing call. */
export function injectTrace(metadata: Metadata): void {
  propagation.inject(context.active(), metadata, { set: (carrier, key, value) => carrier.set(key, value) });
}

interface DatabaseTime {
  statements: number;
  seconds: number;
}

const databaseTimes = new WeakMap<Span, DatabaseTime>();

/** Adds a statement's time to the span it is sent in: how many and how long, never their text or values. */
export function timeStatement(answer: unknown): void {
  const span = trace.getActiveSpan();
  if (span?.isRecording() && answer instanceof Promise) void addTime(span, answer);
}

async function addTime(span: Span, answer: Promise<unknown>): Promise<void> {
  const sent = performance.now();
  await answer.catch(() => undefined); // whoever sent it sees the fault
  const time = databaseTimes.get(span) ?? { statements: 0, seconds: 0 };
  time.statements += 1;
  time.seconds += (performance.now() - sent) / 1000;
  databaseTimes.set(span, time);
  span.setAttributes({ 'baro.db.statements': time.statements, 'baro.db.seconds': time.seconds });
}
