import { readFileSync } from 'node:fs';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import { ReflectionService } from '@grpc/reflection';
import { HealthImplementation } from 'grpc-health-check';
import type { BaseConfig } from '../config/base-config.ts';
import type { BoundService } from './bind.ts';
import { descriptorsOf } from './reflection.ts';
import type { ProtoFile } from './reflection.ts';
import { serveRpc } from './serve-rpc.ts';
import type { RpcEnvironment } from './serve-rpc.ts';

/** A listening gRPC server with health and reflection. */
export interface RpcServer {
  port: number;
  setServing(serving: boolean): void;
  /** Refuses new calls, waits for those in flight up to `drainMs`, then forces. */
  stop(drainMs: number): Promise<void>;
}

// Chunks are 64 KiB; 4 MiB leaves room for an import batch and still bounds memory.
const maxMessageBytes = 4 * 1024 * 1024;

/** Starts the gRPC server of a service. @throws when a handler is missing or the address is taken. */
export async function startRpcServer(
  config: Pick<BaseConfig, 'grpcAddress' | 'tlsCertFile' | 'tlsKeyFile'>,
  services: BoundService[],
  protoFiles: ProtoFile[],
  env: RpcEnvironment,
): Promise<RpcServer> {
  const server = new Server({
    'grpc.max_receive_message_length': maxMessageBytes,
    // New pods get calls only when old connections end now and then.
    'grpc.max_connection_age_ms': 300_000,
    'grpc.max_connection_age_grace_ms': 60_000,
    'grpc.keepalive_time_ms': 60_000,
  });
  for (const service of services) addService(server, service, env);
  const health = new HealthImplementation({ '': 'NOT_SERVING', [env.service]: 'NOT_SERVING' });
  health.addToServer(server);
  new ReflectionService(descriptorsOf(protoFiles)).addToServer(server);
  const port = await listen(server, config);
  return {
    port,
    setServing: (serving) => {
      for (const name of ['', env.service]) health.setStatus(name, serving ? 'SERVING' : 'NOT_SERVING');
    },
    stop: (drainMs) => drain(server, drainMs),
  };
}

function addService(server: Server, service: BoundService, env: RpcEnvironment): void {
  const implementation: Record<string, ReturnType<typeof serveRpc>> = {};
  for (const [name, rpc] of Object.entries(service.definition)) {
    const handler = service.handlers[name];
    if (!handler) throw new Error(`no handler for ${rpc.path}`);
    implementation[name] = serveRpc(env, rpc, handler);
  }
  server.addService(service.definition, implementation);
}

function credentials(config: Pick<BaseConfig, 'tlsCertFile' | 'tlsKeyFile'>): ServerCredentials {
  if (!config.tlsCertFile) return ServerCredentials.createInsecure();
  const pair = { cert_chain: readFileSync(config.tlsCertFile), private_key: readFileSync(config.tlsKeyFile) };
  return ServerCredentials.createSsl(null, [pair]);
}

async function listen(
  server: Server,
  config: Pick<BaseConfig, 'grpcAddress' | 'tlsCertFile' | 'tlsKeyFile'>,
): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync(config.grpcAddress, credentials(config), (error, port) => {
      if (error) reject(new Error(`gRPC address ${config.grpcAddress} cannot be opened: ${error.message}`));
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
