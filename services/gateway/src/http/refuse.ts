import type { IncomingMessage, ServerResponse } from 'node:http';
import { AppError, errorFacts } from '@baro/chassis';
import type { Logger } from '@baro/chassis';
import { FaultError, asServiceError, faultOf, faultOfCall } from './fault.ts';
import type { Fault } from './fault.ts';
import { sendFault } from './reply.ts';

/** Answers with the reason; logs only what is our own fault. */
export function refuse(
  error: unknown,
  route: string,
  request: IncomingMessage,
  response: ServerResponse,
  log: Logger,
): void {
  // The client has gone; there is nobody to tell.
  if (response.destroyed || response.closed) return;
  const fault = faultFrom(error);
  if (fault.httpStatus >= 500) log.warn({ route, reason: fault.reason, ...causeOf(error) }, 'request failed');
  else log.debug({ route, reason: fault.reason }, 'request refused');
  sendFault(request, response, fault);
}

function faultFrom(error: unknown): Fault {
  if (error instanceof FaultError) return error.fault;
  const called = asServiceError(error);
  return called ? faultOfCall(called) : faultOf(error);
}

function causeOf(error: unknown): Record<string, unknown> {
  if (asServiceError(error)) return {};
  return errorFacts(error instanceof AppError ? (error.cause ?? error) : error);
}
