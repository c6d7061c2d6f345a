import { connect } from '@nats-io/transport-node';
import type { NatsConnection } from '@nats-io/transport-node';
import type { Logger } from '../telemetry/logger.ts';

export type { NatsConnection } from '@nats-io/transport-node';

interface NatsAddress {
  servers: string[];
  user?: string;
  pass?: string;
}

/**
 * Reads the address of a server, or of the servers of a cluster separated by commas:
 * `nats://user:password@one:4222,nats://two:4222`. The login of the first is used at all of them.
 */
export function readNatsUrl(url: string): NatsAddress {
  const parsed = url.split(',').map((one) => {
    const text = one.trim();
    return new URL(text.includes('://') ? text : `nats://${text}`);
  });
  const servers = parsed.map(({ hostname, port }) => `${hostname}:${port || '4222'}`);
  const login = parsed.find(({ username }) => username !== '');
  if (!login) return { servers };
  return { servers, user: decodeURIComponent(login.username), pass: decodeURIComponent(login.password) };
}

/**
 * Connects for as long as the process lives: an absent or restarted server is waited for, calls never are. When a
 * server of a cluster goes away, the next one is taken.
 */
export async function connectNats(url: string, name: string, log: Logger): Promise<NatsConnection> {
  const connection = await connect({
    ...readNatsUrl(url),
    name,
    maxReconnectAttempts: -1,
    reconnectTimeWait: 500,
    waitOnFirstConnect: true,
    pingInterval: 10_000,
    maxPingOut: 2,
  });
  void watch(connection, log);
  return connection;
}

async function watch(connection: NatsConnection, log: Logger): Promise<void> {
  for await (const event of connection.status()) {
    if (event.type === 'disconnect') log.warn('NATS is away');
    if (event.type === 'reconnect') log.info('NATS is back');
  }
}
