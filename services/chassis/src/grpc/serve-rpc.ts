import { once } from 'node:events';
import type { EventEmitter } from 'node:events';
import type {
  ServerReadableStream,
  ServerUnaryCall,
  ServerWritableStream,
  sendUnaryData,
  Metadata,
} from '@grpc/grpc-js';
import type { MikroORM } from '@mikro-orm/postgresql';
import { AppError } from '../errors/app-error.ts';
import type { ReasonTable } from '../errors/reasons.ts';
import { toAppError, toGrpcFault } from '../errors/status.ts';
import { errorFacts } from '../telemetry/logger.ts';
import type { Logger } from '../telemetry/logger.ts';
import { countCall } from '../telemetry/metrics.ts';
import { inServerSpan } from '../telemetry/tracing.ts';
import type { AnyServerCall, AnyServerHandler } from './bind.ts';
import type { VerifyToken } from './caller.ts';
import type { Admission } from './admission.ts';
import { CallContext } from './context.ts';
import type { AnyMethod } from './context.ts';
import { wholeStream } from './whole-stream.ts';

/** What every RPC of a service is served with. */
export interface RpcEnvironment {
  service: string;
  reasons: ReasonTable;
  verifyToken: VerifyToken;
  orm: MikroORM;
  log: Logger;
  clock: () => Date;
  admission: Admission;
  defaultDeadlineMs: number;
  /** For uploads and downloads, which take as long as the line of the other side. */
  streamDeadlineMs: number;
  wakeRelay: () => void;
  /** Aborted when the service is to stop. */
  draining: AbortSignal;
}

type Handler = (request: never, ctx: CallContext) => unknown;

/** Turns a handler into what grpc-js registers: token, deadline, trace, log line, metrics, reasons. */
export function serveRpc(env: RpcEnvironment, rpc: AnyMethod, handler: Handler): AnyServerHandler {
  if (rpc.responseStream) {
    return ((call: ServerWritableStream<unknown, unknown>) => {
      void runStream(env, rpc, handler, call);
    }) as AnyServerHandler;
  }
  return ((
    call: ServerUnaryCall<unknown, unknown> | ServerReadableStream<unknown, unknown>,
    reply: sendUnaryData<unknown>,
  ) => {
    const request = rpc.requestStream
      ? wholeStream(call as ServerReadableStream<unknown, unknown>)
      : (call as ServerUnaryCall<unknown, unknown>).request;
    guarded(env, rpc, call, (ctx) => handler(request as never, ctx) as Promise<unknown>).then(
      (response) => reply(null, response),
      (error: unknown) => reply(toGrpcFault(toAppError(error), env.reasons)),
    );
  }) as AnyServerHandler;
}

async function runStream(
  env: RpcEnvironment,
  rpc: AnyMethod,
  handler: Handler,
  call: ServerWritableStream<unknown, unknown>,
): Promise<void> {
  try {
    await guarded(env, rpc, call, async (ctx) => {
      for await (const message of handler(call.request as never, ctx) as AsyncIterable<unknown>) {
        ctx.throwIfOver();
        if (call.write(message)) continue;
        // Nobody reads any more: that is the caller's end, no fault of ours.
        await once(call, 'drain', { signal: ctx.signal }).catch(() => ctx.throwIfOver());
      }
    });
    call.end();
  } catch (error) {
    call.emit('error', toGrpcFault(toAppError(error), env.reasons));
  }
}

async function guarded<T>(
  env: RpcEnvironment,
  rpc: AnyMethod,
  call: AnyServerCall,
  work: (ctx: CallContext) => Promise<T>,
): Promise<T> {
  const started = performance.now();
  const facts = { 'rpc.system': 'grpc', 'rpc.service': env.service };
  return inServerSpan(rpc.path.slice(1), call.metadata, facts, async (span) => {
    let outcome = 'OK';
    try {
      const signal = callerGone(call);
      const answer = async (): Promise<T> => work(await contextOf(env, rpc, call, signal));
      // A stream lasts as long as its file or its listener: in the line it would hold everybody up.
      if (rpc.requestStream || rpc.responseStream) return await answer();
      return await env.admission.run(signal, answer);
    } catch (error) {
      const shown = toAppError(error);
      outcome = shown.reason;
      logFailure(env, rpc, shown);
      throw shown;
    } finally {
      const seconds = (performance.now() - started) / 1000;
      // Reasons are those of the table: what is not in it is shown as INTERNAL.
      const reason = outcome === 'OK' || env.reasons.rows[outcome] ? outcome : 'INTERNAL';
      const code = env.reasons.rows[reason]?.code ?? reason;
      span.setAttributes({ 'rpc.grpc.status': code, 'baro.reason': reason });
      countCall(rpc.path, code, reason, seconds);
      env.log.debug({ rpc: rpc.path, outcome, ms: Math.round(seconds * 1000) }, 'call');
    }
  });
}

function logFailure(env: RpcEnvironment, rpc: AnyMethod, error: AppError): void {
  const row = env.reasons.rows[error.reason];
  // A line for each refusal of an overload would add to it; they are counted.
  const known = error.reason === 'OVERLOADED' || (row?.code !== 'INTERNAL' && row?.code !== 'UNAVAILABLE');
  const ours = !row || !known;
  if (ours) {
    env.log.error(
      { rpc: rpc.path, reason: error.reason, ...errorFacts(error.cause ?? error) },
      'call failed',
    );
  } else {
    env.log.debug(
      { rpc: rpc.path, reason: error.reason, fields: error.fields.map((fault) => fault.field) },
      'call refused',
    );
  }
}

/** Aborted when the caller has cancelled or its deadline has passed. */
function callerGone(call: AnyServerCall): AbortSignal {
  const abort = new AbortController();
  (call as EventEmitter).once('cancelled', () => abort.abort());
  if (call.cancelled) abort.abort();
  return abort.signal;
}

async function contextOf(
  env: RpcEnvironment,
  rpc: AnyMethod,
  call: AnyServerCall,
  signal: AbortSignal,
): Promise<CallContext> {
  const caller = await env.verifyToken(bearerToken(call.metadata));
  const asked = call.getDeadline();
  const askedMs = asked instanceof Date ? asked.getTime() : asked;
  const longestMs = rpc.requestStream || rpc.responseStream ? env.streamDeadlineMs : env.defaultDeadlineMs;
  const deadline = new Date(Math.min(askedMs, Date.now() + longestMs));
  return new CallContext({
    service: env.service,
    rpc,
    caller,
    now: env.clock(),
    deadline,
    log: env.log,
    orm: env.orm,
    wakeRelay: env.wakeRelay,
    signal,
    draining: env.draining,
  });
}

function bearerToken(metadata: Metadata): string {
  const value = metadata.get('authorization')[0];
  const match = typeof value === 'string' ? /^Bearer ([\w.~+/=-]+)$/i.exec(value) : null;
  if (!match?.[1]) throw new AppError('UNAUTHENTICATED');
  return match[1];
}
