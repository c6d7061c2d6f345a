import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { ClientWritableStream, ServiceError } from '@grpc/grpc-js';
import { AppError, FieldCheck } from '@baro/chassis';
import type { ExposedMethod } from '../backend/methods.ts';
import type { MessageShape } from '../backend/shape.ts';
import { FaultError, asServiceError, faultOfCall } from '../http/fault.ts';
import { outgoingMetadata, traceparentOf } from '../http/trace.ts';
import { sendJson } from '../http/reply.ts';
import { checkMessage } from './check-json.ts';
import { deadlineOf } from './deadline.ts';
import { readQuery } from './query.ts';
import { bindRequestId, searchOf } from './read-request.ts';
import type { RouteCall } from './route.ts';

// The contract's limit of a chunk.
const chunkBytes = 64 * 1024;

/** The raw body goes up as it comes: first message the header from the query, then chunks; nothing is collected. */
export async function serveUpload(call: RouteCall): Promise<void> {
  const { method, request, limits } = call;
  const deadline = deadlineOf(request, limits.transferTimeoutMs, limits.transferTimeoutMs);
  const header = readHeader(method, request, call.variables);
  if (Number(request.headers['content-length'] ?? 0) > limits.uploadMaxBytes) {
    throw tooLarge(limits.uploadMaxBytes);
  }
  const answer = await sendUp(call, header, deadline).catch((error: unknown) => {
    throw withOwnNames(error);
  });
  sendJson(call.response, 200, JSON.stringify(method.response.toJSON(answer)));
}

/** @throws AppError FIELD_INVALID with names as the client wrote them. */
function readHeader(
  method: ExposedMethod,
  request: IncomingMessage,
  variables: Record<string, string>,
): unknown {
  const check = new FieldCheck();
  const shape = headerShape(method);
  const object = readQuery(searchOf(request), shape, check);
  Object.assign(object, variables);
  bindRequestId(object, request, shape);
  checkMessage(object, shape, '', check);
  check.throwIfAny();
  return method.request.fromJSON({ header: object });
}

/** Shape of the first message of a stream. @throws when the method does not follow the header-and-chunk form. */
export function headerShape({ input, path }: Pick<ExposedMethod, 'input' | 'path'>): MessageShape {
  const header = input.fields.get('header');
  const chunk = input.fields.get('chunk');
  if (header?.type.kind !== 'message' || chunk?.type.kind !== 'bytes' || input.oneof === undefined) {
    throw new Error(`${path} streams something else than one header and then chunks`);
  }
  return header.type.shape();
}

/** The service speaks of `header.documentId`; the client wrote `documentId`. */
function withOwnNames(error: unknown): unknown {
  const called = asServiceError(error);
  if (!called) return error;
  const fault = faultOfCall(called);
  const own = (name: string): string => name.replace(/^header\./, '');
  const fields = fault.fields.map((field) => ({ ...field, field: own(field.field), en: own(field.en) }));
  return new FaultError({ ...fault, fields });
}

async function sendUp(call: RouteCall, header: unknown, deadline: number): Promise<unknown> {
  const { method, request, response, identity, client } = call;
  const metadata = outgoingMetadata(identity.token, traceparentOf(request));
  const { path, requestSerialize, responseDeserialize } = method.definition;
  const over = new AbortController();
  const answer = Promise.withResolvers<unknown>();
  const onDone = (error: ServiceError | null, value?: unknown): void => {
    over.abort();
    if (error) answer.reject(error);
    else answer.resolve(value);
  };
  const stream = client.makeClientStreamRequest(
    path,
    requestSerialize,
    responseDeserialize,
    metadata,
    { deadline },
    onDone,
  );
  response.once('close', () => stream.cancel());
  // An answer before the end (a refusal) must not go unheard while the body is still written.
  answer.promise.catch(() => undefined);
  const chunkOf = (bytes: Uint8Array): unknown => ({
    [method.input.oneof ?? '']: { $case: 'chunk', value: bytes },
  });
  await writeMessage(stream, header, over.signal);
  try {
    await pump(request, stream, chunkOf, call.limits.uploadMaxBytes, over.signal);
  } catch (error) {
    stream.cancel();
    throw error;
  }
  return answer.promise;
}

async function pump(
  request: IncomingMessage,
  stream: ClientWritableStream<unknown>,
  chunkOf: (bytes: Uint8Array) => unknown,
  maxBytes: number,
  over: AbortSignal,
): Promise<void> {
  let size = 0;
  for await (const part of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    if (over.aborted) return;
    size += part.length;
    if (size > maxBytes) throw tooLarge(maxBytes);
    for (let at = 0; at < part.length; at += chunkBytes) {
      await writeMessage(stream, chunkOf(part.subarray(at, at + chunkBytes)), over);
    }
  }
  if (!request.complete) throw new AppError('CALL_CANCELLED');
  stream.end();
}

/** Waits while the service is behind; the body then waits in the client's own socket. */
async function writeMessage(
  stream: ClientWritableStream<unknown>,
  message: unknown,
  over: AbortSignal,
): Promise<void> {
  if (over.aborted || stream.write(message)) return;
  // Aborted: the service has answered already, there is nothing left to wait for.
  await once(stream, 'drain', { signal: over }).catch(() => undefined);
}

function tooLarge(maxBytes: number): AppError {
  return new AppError('MESSAGE_TOO_LARGE', { metadata: { maxBytes: String(maxBytes) } });
}
