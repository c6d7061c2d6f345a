import { Server } from '@grpc/grpc-js';
import type { Client, Metadata } from '@grpc/grpc-js';
import { openServer } from '@baro/chassis';
import type { ProtoFile, RpcServer } from '@baro/chassis';
import type { Backends } from '../backend/backends.ts';
import type { ExposedService } from '../routes/exposed-services.ts';
import type { ExposedMethod } from '../backend/methods.ts';
import { asBytes, passStream, passUnary } from './pass-through.ts';

export interface GrpcDoorOptions {
  address: string;
  tlsCertFile: string;
  tlsKeyFile: string;
  services: readonly ExposedService[];
  methods: readonly ExposedMethod[];
  backends: Backends;
  /** Who calls. @throws AppError UNAUTHENTICATED, RESOURCE_EXHAUSTED */
  identify: (authorization: string | undefined, peer: string) => Promise<unknown>;
  callTimeoutMaxMs: number;
  transferTimeoutMs: number;
}

// As the services' own limit.
const maxMessageBytes = 4 * 1024 * 1024;

/** Starts passing calls through on the one gRPC address of district systems. @throws when the address is taken. */
export async function startGrpcDoor(options: GrpcDoorOptions): Promise<RpcServer> {
  const server = new Server({
    'grpc.max_receive_message_length': maxMessageBytes,
    'grpc.keepalive_time_ms': 60_000,
    'grpc.max_connection_age_ms': 300_000,
    'grpc.max_connection_age_grace_ms': 600_000,
  });
  for (const method of options.methods) registerMethod(server, method, options);
  const names = ['', ...new Set(options.methods.map((method) => method.path.split('/')[1] ?? ''))];
  const { address, tlsCertFile, tlsKeyFile } = options;
  const protos = options.services.map((service) => service.proto as unknown as ProtoFile);
  return openServer(server, { address, tlsCertFile, tlsKeyFile, names, protos });
}

function registerMethod(server: Server, method: ExposedMethod, options: GrpcDoorOptions): void {
  const { path, definition } = method;
  const streams = definition.requestStream || definition.responseStream;
  const admit = async (metadata: Metadata, peer: string, first: Buffer | undefined): Promise<Client> => {
    await options.identify(metadata.get('authorization')[0]?.toString(), peer);
    return options.backends.get(backendName(method, first));
  };
  if (streams) {
    server.register(
      path,
      passStream({ path, admit, timeoutMs: options.transferTimeoutMs }),
      asBytes,
      asBytes,
      'bidi',
    );
  } else {
    server.register(
      path,
      passUnary({ path, admit, timeoutMs: options.callTimeoutMaxMs }),
      asBytes,
      asBytes,
      'unary',
    );
  }
}

/** The service a call goes to; for the operators' calls the one the message names. */
function backendName({ backend, definition }: ExposedMethod, message: Buffer | undefined): string {
  if (typeof backend === 'string') return backend;
  const request = message && decode(definition, message);
  const named =
    typeof request === 'object' && request !== null
      ? (request as Record<string, unknown>)[backend.field]
      : '';
  return typeof named === 'string' ? named : '';
}

function decode({ requestDeserialize }: ExposedMethod['definition'], message: Buffer): unknown {
  try {
    return requestDeserialize(message);
  } catch {
    // Not the message it should be: it names no service.
    return undefined;
  }
}
