import { once } from 'node:events';
import { Client, Metadata, Server, ServerCredentials, credentials, status } from '@grpc/grpc-js';
import type {
  ServerUnaryCall,
  ServerWritableStream,
  ServiceDefinition,
  ServiceError,
  sendUnaryData,
} from '@grpc/grpc-js';
import { CustodyServiceService } from '@baro/proto/baro/custody/v1/custody';
import { EventFeedServiceService } from '@baro/proto/baro/custody/v1/feed';
import { DirectoryServiceService } from '@baro/proto/baro/directory/v1/directory';
import { IncomingDocumentServiceService } from '@baro/proto/baro/documents/v1/incoming';
import { fault } from './faults.ts';
import { Feeds } from './feeds.ts';
import { Lists } from './lists.ts';
import { observe, tokenOf } from './observed.ts';
import { Registrations, retrySeconds } from './registrations.ts';
import type { Treatment } from './registrations.ts';
import type { Report } from './rules.ts';

const services: ServiceDefinition[] = [
  DirectoryServiceService,
  IncomingDocumentServiceService,
  CustodyServiceService,
  EventFeedServiceService,
];
const { registerIncomingDocument, listIncomingDocuments } = IncomingDocumentServiceService;
const { streamUnitEvents } = EventFeedServiceService;
const asBytes = (value: Buffer): Buffer => value;
/** A call with a later deadline is not held. */
const holdMs = 65_000;

/** The gRPC door in front of the real gateway: passes calls on and brings the situations about. */
export interface Door {
  port: number;
  /** Judges what the client left undone, and closes. */
  finish(): void;
}

/** Opens the door. */
export async function openDoor(gateway: string, port: number, report: Report): Promise<Door> {
  const onward = new Client(gateway, credentials.createInsecure());
  const registrations = new Registrations(report);
  const lists = new Lists(report);
  const feeds = new Feeds(report);
  const server = new Server();
  for (const { path, responseStream, requestStream } of services.flatMap((service) =>
    Object.values(service),
  )) {
    if (path === streamUnitEvents.path) {
      const serve = (call: ServerWritableStream<Buffer, Buffer>): void => void passFeed(onward, feeds, call);
      server.register(path, serve, asBytes, asBytes, 'serverStream');
    } else if (!responseStream && !requestStream) {
      const serve = (call: ServerUnaryCall<Buffer, Buffer>, reply: sendUnaryData<Buffer>): void =>
        void passUnary({ onward, path, registrations, lists }, call, reply);
      server.register(path, serve, asBytes, asBytes, 'unary');
    }
  }
  const bound = await new Promise<number>((resolve, reject) => {
    server.bindAsync(`127.0.0.1:${port}`, ServerCredentials.createInsecure(), (error, at) =>
      error ? reject(error) : resolve(at),
    );
  });
  return {
    port: bound,
    finish: () => {
      for (const part of [registrations, lists, feeds]) part.finish();
      server.forceShutdown();
      onward.close();
    },
  };
}

interface UnaryParts {
  onward: Client;
  path: string;
  registrations: Registrations;
  lists: Lists;
}

const refusals: Partial<Record<Treatment, () => ReturnType<typeof fault>>> = {
  unavailable: () => fault('UNAVAILABLE'),
  exhaust: () => fault('RESOURCE_EXHAUSTED', retrySeconds),
  expire: () => fault('UNAUTHENTICATED'),
  refuse: () => fault('FIELD_INVALID'),
};

async function passUnary(
  { onward, path, registrations, lists }: UnaryParts,
  call: ServerUnaryCall<Buffer, Buffer>,
  reply: sendUnaryData<Buffer>,
): Promise<void> {
  const seen = observe(call);
  const isWrite = path === registerIncomingDocument.path;
  const isList = path === listIncomingDocuments.path;
  const treatment = isWrite ? registrations.take(seen) : 'pass';
  const refusal = refusals[treatment];
  if (refusal) {
    reply(refusal());
    return;
  }
  if (treatment === 'hold') {
    // Who sets no deadline would wait for ever, and has failed already.
    if (seen.deadlineMs < holdMs) await once(call, 'cancelled');
    reply(fault('DEADLINE_EXCEEDED'));
    return;
  }
  const bytes = isList ? lists.take(call.request) : call.request;
  onward.makeUnaryRequest(path, asBytes, asBytes, bytes, passedOn(call.metadata), (error, answer) => {
    if (error || !answer) {
      reply(error ?? fault('INTERNAL'));
      return;
    }
    if (isWrite) registrations.answered(answer, seen);
    if (isList) lists.answered(answer);
    if (treatment === 'lose') reply(fault('UNAVAILABLE'));
    else reply(null, answer);
  });
}

async function passFeed(
  onward: Client,
  feeds: Feeds,
  call: ServerWritableStream<Buffer, Buffer>,
): Promise<void> {
  const plan = feeds.open(call.request, tokenOf(call.metadata));
  if (plan.refuseWith) {
    call.emit('error', fault(plan.refuseWith));
    return;
  }
  const stream = onward.makeServerStreamRequest(
    streamUnitEvents.path,
    asBytes,
    asBytes,
    call.request,
    passedOn(call.metadata),
  );
  call.once('cancelled', () => stream.cancel());
  let events = 0;
  try {
    for await (const answer of stream as AsyncIterable<Buffer>) {
      if (call.cancelled) return;
      call.write(answer);
      if (feeds.delivered(answer)) events += 1;
      if (plan.endWith && events === plan.endAfter) {
        call.emit('error', fault(plan.endWith));
        stream.cancel();
        return;
      }
    }
    call.end();
  } catch (error) {
    const { code, details, metadata } = error as ServiceError;
    if (code === status.CANCELLED) return;
    call.emit('error', { code, details, metadata });
  }
}

/** Only the token goes on: the rest belongs to the hop. */
function passedOn(metadata: Metadata): Metadata {
  const copy = new Metadata();
  const token = tokenOf(metadata);
  if (token) copy.set('authorization', token);
  return copy;
}
