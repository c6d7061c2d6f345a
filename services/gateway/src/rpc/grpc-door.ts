import { readFileSync } from 'node:fs';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import type { Client, Metadata } from '@grpc/grpc-js';
import { ReflectionService } from '@grpc/reflection';
import { HealthImplementation } from 'grpc-health-check';
import { descriptorsOf } from '@baro/chassis';
import type { ProtoFile } from '@baro/chassis';
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

/** The one gRPC address of district systems. */
export interface GrpcDoor {
  port: number;
  setServing(serving: boolean): void;
  stop(drainMs: number): Promise<void>;
}

// As the services' own limit.
const maxMessageBytes = 4 * 1024 * 1024;

/** Starts passing calls through. @throws when the address is taken. */
export async function startGrpcDoor(options: GrpcDoorOptions): Promise<GrpcDoor> {
  const server = new Server({
    'grpc.max_receive_message_length': maxMessageBytes,
    'grpc.keepalive_time_ms': 60_000,
    'grpc.max_connection_age_ms': 300_000,
    'grpc.max_connection_age_grace_ms': 600_000,
  });
  for (const method of options.methods) registerMethod(server, method, options);
  const names = ['', ...new Set(options.methods.map((method) => method.path.split('/')[1] ?? ''))];
  const health = new HealthImplementation(
    Object.fromEntries(names.map((name) => [name, 'NOT_SERVING' as const])),
  );
  health.addToServer(server);
  const files = options.services.map((service) => service.proto as unknown as ProtoFile);
  new ReflectionService(descriptorsOf(files)).addToServer(server);
  const port = await listen(server, options);
  return {
    port,
    setServing: (serving) => {
      for (const name of names) health.setStatus(name, serving ? 'SERVING' : 'NOT_SERVING');
    },
    stop: (drainMs) => drain(server, drainMs),
  };
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

async function listen(
  server: Server,
  { address, tlsCertFile, tlsKeyFile }: GrpcDoorOptions,
): Promise<number> {
  const credentials = tlsCertFile
    ? ServerCredentials.createSsl(null, [
        { cert_chain: readFileSync(tlsCertFile), private_key: readFileSync(tlsKeyFile) },
      ])
    : ServerCredentials.createInsecure();
  return new Promise((resolve, reject) => {
    server.bindAsync(address, credentials, (error, port) => {
      if (error) reject(new Error(`gRPC address ${address} cannot be opened: ${error.message}`));
      else resolve(port);
    });
  });
}

async function drain(server: Server, drainMs: number): Promise<void> {
  await new Promise<void>((resolve) => {
    const force = setTimeout(() => {
      server.forceShutdown();
      resolve();
    }, drainMs);
    server.tryShutdown(() => {
      clearTimeout(force);
      resolve();
    });
  });
}
