import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Client } from '@grpc/grpc-js';
import type { ExposedMethod } from '../backend/methods.ts';
import type { Identity } from '../http/identity.ts';

/** Limits a route keeps to. */
export interface RouteLimits {
  bodyMaxBytes: number;
  uploadMaxBytes: number;
  callTimeoutMs: number;
  callTimeoutMaxMs: number;
  transferTimeoutMs: number;
}

/** One request on its way to its method. */
export interface RouteCall {
  method: ExposedMethod;
  request: IncomingMessage;
  response: ServerResponse;
  variables: Record<string, string>;
  identity: Identity;
  client: Client;
  limits: RouteLimits;
}

/** Serves one kind of method: unary, upload or download. */
export type RouteHandler = (call: RouteCall) => Promise<void>;
