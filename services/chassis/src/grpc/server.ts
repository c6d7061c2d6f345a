import { Server } from '@grpc/grpc-js';
import type { BaseConfig } from '../config/base-config.ts';
import type { BoundService } from './bind.ts';
import { openServer } from './open-server.ts';
import type { RpcServer } from './open-server.ts';
import type { ProtoFile } from './reflection.ts';
import { serveRpc } from './serve-rpc.ts';
import type { RpcEnvironment } from './serve-rpc.ts';

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
    // A file on its way is not cut off with its connection: it has until its own deadline.
    'grpc.max_connection_age_grace_ms': env.streamDeadlineMs,
    'grpc.keepalive_time_ms': 60_000,
  });
  for (const service of services) addService(server, service, env);
  const { grpcAddress: address, tlsCertFile, tlsKeyFile } = config;
  return openServer(server, {
    address,
    tlsCertFile,
    tlsKeyFile,
    names: ['', env.service],
    protos: protoFiles,
  });
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
