import type { ServiceError } from '@grpc/grpc-js';
import { outgoingMetadata, traceparentOf } from '../http/trace.ts';
import { sendJson } from '../http/reply.ts';
import { deadlineOf } from './deadline.ts';
import { readRequest } from './read-request.ts';
import type { RouteCall } from './route.ts';

/** JSON in, one call, JSON out. */
export async function serveUnary(call: RouteCall): Promise<void> {
  const { method, request, limits } = call;
  const deadline = deadlineOf(request, limits.callTimeoutMs, limits.callTimeoutMaxMs);
  const message = await readRequest(method, request, call.variables, limits.bodyMaxBytes);
  const answer = await callUnary(call, message, deadline);
  sendJson(call.response, 200, JSON.stringify(method.response.toJSON(answer)));
}

/** Rejects with grpc-js's ServiceError. */
function callUnary(
  { method, request, response, identity, client }: RouteCall,
  message: unknown,
  deadline: number,
): Promise<unknown> {
  const metadata = outgoingMetadata(identity.token, traceparentOf(request));
  const { path, requestSerialize, responseDeserialize } = method.definition;
  return new Promise((resolve, reject) => {
    const onDone = (error: ServiceError | null, answer?: unknown): void => {
      response.off('close', onClose);
      if (error) reject(error);
      else resolve(answer);
    };
    const running = client.makeUnaryRequest(
      path,
      requestSerialize,
      responseDeserialize,
      message,
      metadata,
      { deadline },
      onDone,
    );
    // Nobody waits any more: the service may stop too. A write that was already committed stays, as its request_id says.
    const onClose = (): void => running.cancel();
    response.once('close', onClose);
  });
}
