import { readFileSync } from 'node:fs';
import { status } from '@grpc/grpc-js';
import type { ServiceError } from '@grpc/grpc-js';
import { EventLogServiceClient } from '@baro/proto/baro/platform/v1/event_log';
import { Event } from '../events/consumer.ts';
import { callMetadata, openClient } from '../grpc/client.ts';

/** Another service's event log, as far as a read model is built from it. */
export interface EventSource {
  /** Name of the service. */
  service: string;
  /** `host:port` of its gRPC server. */
  address: string;
  /** Subjects, `baro.<service>.<aggregate>.>`. */
  filter: string;
}

/** How sources are asked. */
export interface SourceAccess {
  /** File with an operator's access token; read at every call, so that it may be renewed. */
  tokenFile: string;
  /** PEM file of the authority that signed the services' certificates; plain text when empty. */
  caFile: string;
}

/** The default window is one for many small calls. */
const channel = { 'grpc-node.flow_control_window': 4 * 1024 * 1024 };
const restMs = 500;
/** How often a source may break off without having sent a whole aggregate since. */
const maxTries = 20;
const passing = new Set<number>([
  status.UNAVAILABLE,
  status.DEADLINE_EXCEEDED,
  status.CANCELLED,
  status.INTERNAL,
  status.UNKNOWN,
]);

/**
 * Reads a source's log in bulk: aggregates one after the other, each batch holds whole ones. When the connection breaks
 * (a connection ends with its age, a service starts anew) it goes on after the last whole aggregate.
 */
export async function* readSource(source: EventSource, access: SourceAccess): AsyncGenerator<Event[]> {
  const client = openClient(EventLogServiceClient, source.address, channel, access.caFile);
  const place = { after: '' };
  try {
    for (let tries = 1; ; tries += 1) {
      const before = place.after;
      try {
        yield* wholeAggregates(client, source.filter, access.tokenFile, place);
        return;
      } catch (error) {
        if (place.after !== before) tries = 0;
        if (!passing.has((error as ServiceError).code) || tries >= maxTries) throw error;
        await new Promise((resolve) => setTimeout(resolve, restMs));
      }
    }
  } finally {
    client.close();
  }
}

/** One call; `place` moves with what was handed out. The newest aggregate is kept back until the next begins. */
async function* wholeAggregates(
  client: EventLogServiceClient,
  subjectFilter: string,
  tokenFile: string,
  place: { after: string },
): AsyncGenerator<Event[]> {
  const token = tokenFile && readFileSync(tokenFile, 'utf8').trim();
  const request = { subjectFilter, afterAggregateId: place.after };
  const stream = client.streamEvents(request, callMetadata(token));
  let kept: Event[] = [];
  try {
    for await (const message of stream) {
      const events = [...kept, ...eventsOf((message as { events: Buffer }).events)];
      const newest = events.at(-1)?.aggregateId;
      const begins = events.findIndex((event) => event.aggregateId === newest);
      kept = events.splice(begins);
      const last = events.at(-1);
      if (!last) continue;
      place.after = last.aggregateId;
      yield events;
    }
  } finally {
    stream.cancel();
  }
  if (kept.length > 0) yield kept;
}

function eventsOf(lines: Buffer): Event[] {
  const all = lines.toString('utf8').trimEnd().split('\n');
  return all.flatMap((line) => (JSON.parse(line) as unknown[]).map((event) => Event.fromJSON(event)));
}
