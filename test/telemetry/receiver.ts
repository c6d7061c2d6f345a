import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';

/** A span as it was exported. */
export interface ReceivedSpan {
  /** `service.name` of the process. */
  process: string;
  traceId: string;
  spanId: string;
  /** Empty for the first of a trace. */
  parentSpanId: string;
  name: string;
  kind: number;
  links: readonly { traceId: string; spanId: string }[];
  attributes: Readonly<Record<string, unknown>>;
}

/** A log line as it was exported. */
export interface ReceivedLine {
  process: string;
  traceId: string;
  body: string;
}

/** Kinds of spans on the wire. */
export const kinds = { internal: 1, server: 2, client: 3, producer: 4, consumer: 5 } as const;

interface KeyValue {
  key: string;
  value: Record<string, unknown>;
}

interface Exported {
  resource?: { attributes?: KeyValue[] };
  scopeSpans?: { spans?: WireSpan[] }[];
  scopeLogs?: { logRecords?: WireLine[] }[];
}

type WireSpan = Omit<Partial<ReceivedSpan>, 'attributes'> & { attributes?: KeyValue[] };

interface WireLine {
  traceId?: string;
  body?: { stringValue?: string };
}

/** Takes real exports in over OTLP/HTTP with JSON, on loopback. */
export class Receiver {
  readonly spans: ReceivedSpan[] = [];
  readonly lines: ReceivedLine[] = [];
  /** Every body as it came, to be looked through for what must not be in it. */
  readonly bodies: string[] = [];
  readonly #server = createServer((request, response) => {
    void this.#take(request).then(() => response.setHeader('content-type', 'application/json').end('{}'));
  });

  /** @returns the address for OTEL_EXPORTER_OTLP_ENDPOINT */
  async open(): Promise<string> {
    await new Promise<void>((resolve) => {
      this.#server.listen(0, '127.0.0.1', resolve);
    });
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  /** The spans of one trace. */
  trace(traceId: string): ReceivedSpan[] {
    return this.spans.filter((span) => span.traceId === traceId);
  }

  async #take(request: IncomingMessage): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
    const bytes = Buffer.concat(parts);
    const body = (request.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString();
    this.bodies.push(body);
    const { resourceSpans, resourceLogs } = JSON.parse(body) as Record<string, Exported[] | undefined>;
    for (const one of resourceSpans ?? []) this.#takeSpans(one);
    for (const one of resourceLogs ?? []) this.#takeLines(one);
  }

  #takeSpans({ resource, scopeSpans }: Exported): void {
    const process = String(flat(resource?.attributes)['service.name']);
    for (const span of (scopeSpans ?? []).flatMap(({ spans }) => spans ?? [])) {
      const { traceId = '', spanId = '', parentSpanId = '', name = '', kind = 0, links = [] } = span;
      const attributes = flat(span.attributes);
      this.spans.push({ process, traceId, spanId, parentSpanId, name, kind, links, attributes });
    }
  }

  #takeLines({ resource, scopeLogs }: Exported): void {
    const process = String(flat(resource?.attributes)['service.name']);
    for (const line of (scopeLogs ?? []).flatMap(({ logRecords }) => logRecords ?? [])) {
      this.lines.push({ process, traceId: line.traceId ?? '', body: line.body?.stringValue ?? '' });
    }
  }
}

function flat(attributes: readonly KeyValue[] = []): Record<string, unknown> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
}
