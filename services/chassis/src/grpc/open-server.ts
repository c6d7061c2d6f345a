import { readFileSync } from 'node:fs';
import { ServerCredentials } from '@grpc/grpc-js';
import type { Server } from '@grpc/grpc-js';
import { ReflectionService } from '@grpc/reflection';
import { HealthImplementation } from 'grpc-health-check';
import { descriptorsOf } from './reflection.ts';
import type { ProtoFile } from './reflection.ts';

/** Health name: the process answers. Never depends on the database, or every pod would be killed when it is away. */
export const livenessName = 'liveness';
/** Health name: started, the database answers, not leaving. */
export const readinessName = 'readiness';

/** A listening gRPC server with health and reflection. */
export interface RpcServer {
  port: number;
  /** What health says of readiness and of every service; liveness is SERVING until the process ends. */
  setServing(serving: boolean): void;
  /** Refuses new calls, waits for those in flight up to `drainMs`, then forces. */
  stop(drainMs: number): Promise<void>;
}

export interface RpcDoor {
  address: string;
  /** Empty without TLS. */
  tlsCertFile: string;
  tlsKeyFile: string;
  /** Names of services for which health answers as for readiness. */
  names: readonly string[];
  protos: ProtoFile[];
}

/** Opens a server whose calls are registered: health, not serving yet, and reflection are added. @throws when the address is taken */
export async function openServer(server: Server, door: RpcDoor): Promise<RpcServer> {
  const names = [...door.names, readinessName];
  const health = new HealthImplementation({
    ...Object.fromEntries(names.map((name) => [name, 'NOT_SERVING' as const])),
    [livenessName]: 'SERVING',
  });
  health.addToServer(server);
  new ReflectionService(descriptorsOf(door.protos)).addToServer(server);
  const port = await listen(server, door);
  return {
    port,
    setServing: (serving) => {
      for (const name of names) health.setStatus(name, serving ? 'SERVING' : 'NOT_SERVING');
    },
    stop: (drainMs) => drain(server, drainMs),
  };
}

function credentials({ tlsCertFile, tlsKeyFile }: RpcDoor): ServerCredentials {
  if (!tlsCertFile) return ServerCredentials.createInsecure();
  const pair = { cert_chain: readFileSync(tlsCertFile), private_key: readFileSync(tlsKeyFile) };
  return ServerCredentials.createSsl(null, [pair]);
}

async function listen(server: Server, door: RpcDoor): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync(door.address, credentials(door), (error, port) => {
      if (error) reject(new Error(`gRPC address ${door.address} cannot be opened: ${error.message}`));
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
