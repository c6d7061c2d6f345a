import type { MethodDefinition } from '@grpc/grpc-js';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { AppError } from '../errors/app-error.ts';
import type { Logger } from '../telemetry/logger.ts';
import type { Caller } from './caller.ts';

/** A method as ts-proto generates it; types are erased, each handler knows its own. */
export type AnyMethod = MethodDefinition<any, any>; // eslint-disable-line typescript/no-explicit-any -- grpc-js's own form

export interface ContextParts {
  service: string;
  rpc: AnyMethod;
  caller: Caller;
  now: Date;
  deadline: Date;
  log: Logger;
  orm: MikroORM;
  wakeRelay: () => void;
  signal: AbortSignal;
  draining: AbortSignal;
}

/** What a handler knows of its call. */
export class CallContext {
  readonly service: string;
  readonly rpc: AnyMethod;
  readonly caller: Caller;
  /** The time of the call, one for the whole call. */
  readonly now: Date;
  readonly deadline: Date;
  readonly log: Logger;
  readonly orm: MikroORM;
  readonly wakeRelay: () => void;
  /** Aborted when the client cancels or the deadline passes. */
  readonly signal: AbortSignal;
  /** Aborted when the service is to stop: a stream without an end of its own ends now. */
  readonly draining: AbortSignal;
  #em: EntityManager | undefined;

  constructor(parts: ContextParts) {
    this.service = parts.service;
    this.rpc = parts.rpc;
    this.caller = parts.caller;
    this.now = parts.now;
    this.deadline = parts.deadline;
    this.log = parts.log;
    this.orm = parts.orm;
    this.wakeRelay = parts.wakeRelay;
    this.signal = parts.signal;
    this.draining = parts.draining;
  }

  /** Name of the RPC, for example `RegisterIncomingDocument`. */
  get method(): string {
    return this.rpc.path.slice(this.rpc.path.lastIndexOf('/') + 1);
  }

  /** For reads of this call; writes use the one of their transaction. */
  get em(): EntityManager {
    this.#em ??= this.orm.em.fork({ clear: true });
    return this.#em;
  }

  /** @throws AppError DEADLINE_EXCEEDED when nobody waits for the answer any more. */
  throwIfOver(): void {
    if (this.signal.aborted || Date.now() > this.deadline.getTime()) throw new AppError('DEADLINE_EXCEEDED');
  }
}
