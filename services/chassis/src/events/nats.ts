import { connect } from '@nats-io/transport-node';
import type { NatsConnection } from '@nats-io/transport-node';
import type { Logger } from '../telemetry/logger.ts';

export type { NatsConnection } from '@nats-io/transport-node';

/** Connects for as long as the process lives: an absent or restarted server is waited for, calls never are. */
export async function connectNats(url: string, name: string, log: Logger): Promise<NatsConnection> {
  const parsed = new URL(url);
  const connection = await connect({
    servers: `${parsed.hostname}:${parsed.port || '4222'}`,
    ...(parsed.username
      ? { user: decodeURIComponent(parsed.username), pass: decodeURIComponent(parsed.password) }
      : {}),
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
