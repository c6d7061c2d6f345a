import { readFileSync } from 'node:fs';
import { Client, connectivityState, credentials } from '@grpc/grpc-js';
import type { ChannelCredentials, ClientOptions } from '@grpc/grpc-js';
import { AppError, channelOptions } from '@baro/chassis';
import type { ExposedMethod } from './methods.ts';

/** One channel per service. */
export interface Backends {
  /** @throws AppError SERVICE_UNKNOWN */
  get(name: string): Client;
  /** State of each channel in one word, for /readyz. */
  states(): Record<string, string>;
  close(): void;
}

export interface BackendOptions {
  /** By name of the service. */
  addresses: Record<string, string>;
  /** PEM file; empty for plain text. */
  caFile: string;
}

/** Opens a channel to every service; none is waited for, a call to an absent one is refused as UNAVAILABLE. */
export function openBackends(options: BackendOptions, methods: readonly ExposedMethod[]): Backends {
  const channel = options.caFile
    ? credentials.createSsl(readFileSync(options.caFile))
    : credentials.createInsecure();
  const settings = {
    ...channelOptions(methods.map(({ definition }) => definition)),
    // A dead host is noticed before the next caller comes.
    'grpc.keepalive_permit_without_calls': 1,
  };
  const clients = new Map<string, Client>(
    Object.entries(options.addresses).map(([name, address]) => [
      name,
      openChannel(address, channel, settings),
    ]),
  );
  return {
    get: (name) => {
      const client = clients.get(name);
      if (!client) throw new AppError('SERVICE_UNKNOWN', { metadata: { service: name.slice(0, 63) } });
      return client;
    },
    states: () => Object.fromEntries([...clients].map(([name, client]) => [name, stateOf(client)])),
    close: () => {
      for (const client of clients.values()) client.close();
    },
  };
}

function openChannel(address: string, channel: ChannelCredentials, settings: ClientOptions): Client {
  const client = new Client(address, channel, settings);
  // Connected before the first call, so that it does not wait; failures show in states().
  client.getChannel().getConnectivityState(true);
  return client;
}

function stateOf(client: Client): string {
  const state = client.getChannel().getConnectivityState(true);
  if (state === connectivityState.READY) return 'ok';
  return state === connectivityState.TRANSIENT_FAILURE ? 'away' : 'connecting';
}
