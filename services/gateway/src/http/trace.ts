import type { IncomingMessage } from 'node:http';
import { Metadata } from '@grpc/grpc-js';
import { SpanKind, SpanStatusCode, context, propagation, trace } from '@opentelemetry/api';
import type { Context, Span } from '@opentelemetry/api';

const tracer = trace.getTracer('baro');

/** Runs a request in a server span named after its route, so that no id or word of a person is in it. */
export async function inRequestSpan<T>(
  request: IncomingMessage,
  route: string,
  work: (span: Span) => Promise<T>,
): Promise<T> {
  const parent = propagation.extract(context.active(), request.headers);
  const attributes = { 'http.request.method': request.method ?? '', 'http.route': route };
  return tracer.startActiveSpan(
    `${request.method} ${route}`,
    { kind: SpanKind.SERVER, attributes },
    parent,
    async (span) => {
      try {
        return await work(span);
      } finally {
        span.end();
      }
    },
  );
}

/** Says how a request ended; what is the client's own fault is no error of ours. */
export function endedWith(span: Span, httpStatus: number): void {
  span.setAttribute('http.response.status_code', httpStatus);
  if (httpStatus >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
}

/** A call that is passed through, in a span of its own. */
export interface PassedSpan {
  /** Puts the span into the metadata that goes on. */
  inject(metadata: Metadata): Metadata;
  end(code: string): void;
}

/** Opens the span of a call that is passed through. */
export function openPassedSpan(path: string, metadata: Metadata): PassedSpan {
  const parent = propagation.extract(context.active(), metadata, {
    keys: (carrier) => Object.keys(carrier.getMap()),
    get: (carrier, key) => carrier.get(key)[0]?.toString(),
  });
  const attributes = { 'rpc.system': 'grpc', 'rpc.service': 'gateway' };
  const span = tracer.startSpan(path.slice(1), { kind: SpanKind.SERVER, attributes }, parent);
  return {
    inject: (onward) => {
      injectInto(onward, trace.setSpan(parent, span));
      return onward;
    },
    end: (code) => {
      span.setAttribute('rpc.grpc.status', code);
      span.end();
    },
  };
}

/** Metadata of a call made for a caller: the token and the trace, ours when one is recorded, else the client's. */
export function outgoingMetadata(token: string, traceparent: string | undefined): Metadata {
  const metadata = new Metadata();
  metadata.set('authorization', `Bearer ${token}`);
  if (traceparent !== undefined) metadata.set('traceparent', traceparent);
  injectInto(metadata, context.active());
  return metadata;
}

function injectInto(metadata: Metadata, active: Context): void {
  propagation.inject(active, metadata, { set: (carrier, key, value) => carrier.set(key, value) });
}

/** The client's own trace header, if it has the W3C form. */
export function traceparentOf(request: IncomingMessage): string | undefined {
  const header = request.headers['traceparent'];
  // version-traceid-spanid-flags
  return typeof header === 'string' && /^[\da-f]{2}-[\da-f]{32}-[\da-f]{16}-[\da-f]{2}$/.test(header)
    ? header
    : undefined;
}
