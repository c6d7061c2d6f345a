import type { Writable } from 'node:stream';
import type {
  Client,
  ClientDuplexStream,
  Metadata,
  ServerDuplexStream,
  ServerUnaryCall,
  ServiceError,
  StatusObject,
  handleBidiStreamingCall,
  handleUnaryCall,
  sendUnaryData,
} from '@grpc/grpc-js';
import { status } from '@grpc/grpc-js';
import { endedBySender, toAppError, toGrpcFault } from '@baro/chassis';
import { measure } from '../http/metrics.ts';
import { openPassedSpan } from '../http/trace.ts';
import { reasons } from '../reasons.ts';
import { passedFault, passedOn } from './pass-metadata.ts';
import type { CallEnd } from './pass-metadata.ts';

/** Decides whether a call may go on, and where to. @throws AppError */
export type Admit = (metadata: Metadata, peer: string, firstMessage: Buffer | undefined) => Promise<Client>;

export interface PassOptions {
  path: string;
  admit: Admit;
  /** Longest time a call may take, milliseconds; a caller's shorter deadline goes before it. */
  timeoutMs: number;
}

/** Bytes in, bytes out: messages are never decoded on the way. */
export const asBytes = (value: Buffer): Buffer => value;

function refusal(error: unknown): CallEnd {
  return toGrpcFault(toAppError(error), reasons);
}

function deadlineFor(asked: Date | number, timeoutMs: number): number {
  const askedMs = asked instanceof Date ? asked.getTime() : asked;
  return Math.min(askedMs, Date.now() + timeoutMs);
}

/** One message each way. */
export function passUnary({ path, admit, timeoutMs }: PassOptions): handleUnaryCall<Buffer, Buffer> {
  const run = async (call: ServerUnaryCall<Buffer, Buffer>, reply: sendUnaryData<Buffer>): Promise<void> => {
    const started = performance.now();
    const client = await admit(call.metadata, call.getPeer(), call.request);
    const span = openPassedSpan(path, call.metadata);
    let trailers: Metadata | undefined;
    const options = { deadline: deadlineFor(call.getDeadline(), timeoutMs) };
    let answer: { error: ServiceError | null; bytes: Buffer | undefined } | undefined;
    // The answer comes before the trailers; the caller gets them together.
    const finish = (): void => {
      if (answer?.error) reply(passedFault(answer.error));
      else reply(null, answer?.bytes ?? Buffer.alloc(0), trailers);
    };
    const onward = client.makeUnaryRequest(
      path,
      asBytes,
      asBytes,
      call.request,
      span.inject(passedOn(call.metadata)),
      options,
      (error, bytes) => {
        answer = { error, bytes };
      },
    );
    onward.on('metadata', (metadata) => call.sendMetadata(passedOn(metadata)));
    onward.on('status', (end) => {
      trailers = passedOn(end.metadata);
      measure(path, 'GRPC', status[end.code], started);
      span.end(status[end.code]);
      finish();
    });
    call.on('cancelled', () => onward.cancel());
    if (call.cancelled) onward.cancel();
  };
  return (call, reply) => {
    run(call, reply).catch((error: unknown) => reply(refusal(error)));
  };
}

/** Any streaming call; on the wire all kinds look alike, so that one form serves uploads, downloads and both at once. */
export function passStream({ path, admit, timeoutMs }: PassOptions): handleBidiStreamingCall<Buffer, Buffer> {
  const run = async (call: ServerDuplexStream<Buffer, Buffer>): Promise<void> => {
    const started = performance.now();
    const client = await admit(call.metadata, call.getPeer(), undefined);
    const span = openPassedSpan(path, call.metadata);
    const metadata = span.inject(passedOn(call.metadata));
    const options = { deadline: deadlineFor(call.getDeadline(), timeoutMs) };
    const onward = client.makeBidiStreamRequest(path, asBytes, asBytes, metadata, options);
    call.on('cancelled', () => onward.cancel());
    onward.on('metadata', (metadata) => call.sendMetadata(passedOn(metadata)));
    // pipe() stops reading while the other side is behind, and HTTP/2 carries that back to the sender.
    call.pipe(sink(onward), { end: false });
    call.once('end', () => void closeOnward(call, onward));
    onward.pipe(sink(call), { end: false });
    endTogether(call, onward);
    onward.on('status', (end) => {
      measure(path, 'GRPC', status[end.code], started);
      span.end(status[end.code]);
    });
    if (call.cancelled) onward.cancel();
  };
  return (call) => {
    run(call).catch((error: unknown) => call.emit('error', refusal(error)));
  };
}

/** grpc-js's streams are Node's; only their `write` is typed more narrowly. */
function sink(stream: object): Writable {
  return stream as Writable;
}

type Onward = ClientDuplexStream<Buffer, Buffer>;

/** Tells the service that the caller has said everything, unless the caller broke off. */
async function closeOnward(call: ServerDuplexStream<Buffer, Buffer>, onward: Onward): Promise<void> {
  if (await endedBySender(call)) onward.end();
  else onward.cancel();
}

/** Ends the caller's side when the service's side has ended: last message first, then status and trailers. */
function endTogether(call: ServerDuplexStream<Buffer, Buffer>, onward: Onward): void {
  let drained = false;
  let end: StatusObject | undefined;
  const finish = (): void => {
    if (!end) return;
    if (end.code === status.OK) {
      if (drained) call.end(passedOn(end.metadata));
      return;
    }
    call.unpipe();
    call.emit('error', passedFault(end));
  };
  onward.on('end', () => {
    drained = true;
    finish();
  });
  onward.on('status', (received: StatusObject) => {
    end = received;
    finish();
  });
  // The status says the same; without a listener the process would end.
  onward.on('error', () => undefined);
}
