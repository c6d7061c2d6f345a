import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';

/** A listening HTTP server. */
export interface HttpServer {
  port: number;
  /** Takes no new connections, waits for requests in flight up to `drainMs`, then cuts them. */
  stop(drainMs: number): Promise<void>;
}

export interface HttpServerOptions {
  /** `host:port`. */
  address: string;
  /** Longest time a request may take to arrive, milliseconds. */
  requestTimeoutMs: number;
  /** Whether the gateway is leaving: each answer then ends its connection, so that the client makes its next one elsewhere. */
  leaving: () => boolean;
}

const silenceMs = 120_000;

/** @throws when the address is taken. */
export async function listenHttp(
  app: Express,
  { address, requestTimeoutMs, leaving }: HttpServerOptions,
): Promise<HttpServer> {
  const colon = address.lastIndexOf(':');
  const server = createServer(
    { requestTimeout: requestTimeoutMs, headersTimeout: 30_000, keepAliveTimeout: 65_000 },
    app,
  );
  server.prependListener('request', (_, response) => {
    if (leaving()) response.setHeader('Connection', 'close');
  });
  // Nothing said in either direction: live connections have heartbeats, calls a deadline well below.
  server.setTimeout(silenceMs);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) =>
      reject(new Error(`HTTP address ${address} cannot be opened: ${error.message}`)),
    );
    // Brackets are how an IPv6 host is written in an address.
    server.listen(
      Number(address.slice(colon + 1)),
      address.slice(0, colon).replaceAll(/[[\]]/g, ''),
      resolve,
    );
  });
  return {
    port: (server.address() as AddressInfo).port,
    stop: async (drainMs) => {
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      server.closeIdleConnections();
      const force = setTimeout(() => server.closeAllConnections(), drainMs);
      await closed;
      clearTimeout(force);
    },
  };
}
