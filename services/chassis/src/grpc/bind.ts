import type {
  ServerDuplexStream,
  ServerReadableStream,
  ServerUnaryCall,
  ServerWritableStream,
  ServiceDefinition,
  UntypedHandleCall,
  UntypedServiceImplementation,
  handleClientStreamingCall,
  handleServerStreamingCall,
  handleUnaryCall,
} from '@grpc/grpc-js';
import type { CallContext } from './context.ts';

/** Handler of one RPC, by its kind: unary, upload (client stream) or download (server stream). */
export type RpcHandler<Call> =
  Call extends handleUnaryCall<infer Req, infer Res>
    ? (request: Req, ctx: CallContext) => Promise<Res>
    : Call extends handleClientStreamingCall<infer Req, infer Res>
      ? (requests: AsyncIterable<Req>, ctx: CallContext) => Promise<Res>
      : Call extends handleServerStreamingCall<infer Req, infer Res>
        ? (request: Req, ctx: CallContext) => AsyncIterable<Res>
        : never;

/** Handlers of all RPCs of a service; a missing one is a type error. */
export type RpcHandlers<Server> = {
  [Name in keyof Server as string extends Name ? never : Name]: RpcHandler<Server[Name]>;
};

/** A generated service with its handlers. */
export interface BoundService {
  definition: ServiceDefinition;
  handlers: Record<string, (request: never, ctx: CallContext) => unknown>;
}

/**
 * Binds handlers to a generated service.
 * @typeParam Server the generated `…ServiceServer` interface.
 */
export function bindService<Server extends UntypedServiceImplementation>(
  definition: ServiceDefinition,
  handlers: RpcHandlers<Server>,
): BoundService {
  return { definition, handlers: handlers };
}

export type AnyServerCall =
  | ServerUnaryCall<unknown, unknown>
  | ServerReadableStream<unknown, unknown>
  | ServerWritableStream<unknown, unknown>
  | ServerDuplexStream<unknown, unknown>;

export type AnyServerHandler = UntypedHandleCall;
