import { readFileSync } from 'node:fs';
import { Metadata, credentials } from '@grpc/grpc-js';
import type {
  ChannelCredentials,
  Client,
  ClientOptions,
  ClientUnaryCall,
  ServiceDefinition,
  ServiceError,
} from '@grpc/grpc-js';
import { channelOptions } from './channel-options.ts';
import { injectTrace } from '../telemetry/tracing.ts';

/** How a call is made: whose token, until when. */
export interface CallOptions {
  token?: string;
  deadlineMs?: number;
}

type Unary<Req, Res> = (
  request: Req,
  metadata: Metadata,
  options: { deadline: number },
  reply: (error: ServiceError | null, response: Res) => void,
) => ClientUnaryCall;

export interface ClientClass<C extends Client> {
  new (address: string, credentials: ChannelCredentials, options?: Partial<ClientOptions>): C;
  service: ServiceDefinition;
}

/**
 * Opens a client of a generated service; what is done about replicas that come and go: `channelOptions`. Close it with
 * `client.close()`.
 * @param address `host:port`, or a target of several replicas
 * @param caFile PEM file of the authority that signed the service's certificate; plain text without one
 */
export function openClient<C extends Client>(
  type: ClientClass<C>,
  address: string,
  options: ClientOptions = {},
  caFile = '',
): C {
  const channel = caFile ? credentials.createSsl(readFileSync(caFile)) : credentials.createInsecure();
  return new type(address, channel, { ...channelOptions(Object.values(type.service)), ...options });
}

/** Metadata with token and trace. */
export function callMetadata(token?: string): Metadata {
  const metadata = new Metadata();
  if (token) metadata.set('authorization', `Bearer ${token}`);
  injectTrace(metadata);
  return metadata;
}

/** Calls a unary method: `call(client, client.getUnit, request, {token})`. Rejects with grpc-js's ServiceError. */
export async function call<Req, Res>(
  client: Client,
  method: Unary<Req, Res>,
  request: Req,
  options: CallOptions = {},
): Promise<Res> {
  return new Promise((resolve, reject) => {
    const deadline = Date.now() + (options.deadlineMs ?? 30_000);
    method.call(client, request, callMetadata(options.token), { deadline }, (error, response) => {
      if (error) reject(error);
      else resolve(response);
    });
  });
}
