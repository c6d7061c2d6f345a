import { openLog, tokenVerifier, watchGauge, watchReadiness } from '@baro/chassis';
import type { Logger, Readiness } from '@baro/chassis';
import { migrations } from '../../migrations/index.ts';
import { openBackends } from '../backend/backends.ts';
import { backendNames, exposedServices } from '../routes/exposed-services.ts';
import { publicServices } from '../routes/public-services.ts';
import { exposedMethods } from '../backend/methods.ts';
import type { GatewayConfig } from '../config.ts';
import { LiveFeed } from '../events/live-feed.ts';
import { LiveHub } from '../events/live-hub.ts';
import { countSignOn } from '../http/metrics.ts';
import { RateLimit } from '../http/rate-limit.ts';
import { publicDoor } from '../public/public-door.ts';
import { startGrpcDoor } from '../rpc/grpc-door.ts';
import { identifyBearer } from '../sign-on/identify.ts';
import { openPool, pendingMigrations } from '../store/pool.ts';
import { listenHttp } from './http-server.ts';
import { buildHttp } from './build-http.ts';
import { openSignOn } from './sign-on-parts.ts';

/** A serving gateway. */
export interface StartedGateway {
  httpPort: number;
  grpcPort: number;
  /** Stops in the reverse order of the start; requests in flight end first. */
  stop(): Promise<void>;
}

type Undo = (() => Promise<void> | void)[];

/** Starts in the one order: database → channels → live feed → HTTP and gRPC → serving. */
export async function startGateway(config: GatewayConfig): Promise<StartedGateway> {
  const log = openLog('gateway', config.logLevel);
  const undo: Undo = [];
  try {
    const started = await build(config, log, undo);
    return { ...started, stop: () => unwind(undo, log) };
  } catch (error) {
    await unwind(undo, log);
    throw error;
  }
}

async function build(config: GatewayConfig, log: Logger, undo: Undo): Promise<Omit<StartedGateway, 'stop'>> {
  const pool = openPool(config.databaseUrl, config.databasePoolSize, log);
  undo.push(() => pool.end());
  const pending = await pendingMigrations(
    pool,
    migrations.map((migration) => migration.name),
  );
  if (pending.length > 0) {
    throw new Error(`gateway cannot start: run "main.ts migrate" first, missing ${pending.join(', ')}`);
  }

  const methods = exposedMethods(exposedServices);
  const publicMethods = exposedMethods(publicServices);
  const addresses = Object.fromEntries(backendNames.map((name) => [name, config[`${name}Address`]]));
  const backends = openBackends({ addresses, caFile: config.backendCaFile }, [...methods, ...publicMethods]);
  undo.push(() => backends.close());

  const verifyToken = tokenVerifier({
    issuer: config.oidcIssuer,
    audience: config.oidcAudience,
    jwksUrl: config.oidcJwksUrl,
  });
  const room = openSignOn(config, pool, verifyToken, log);
  undo.push(() => room.store.close());
  const callers = new RateLimit(config.rateLimitPerMinute);
  const attempts = new RateLimit(config.addressAttemptsPerMinute);
  const limit = new RateLimit(config.publicPerMinute);
  const open = publicDoor({ config, methods: publicMethods, backends, limit, log });
  undo.push(
    () => limit.stop(),
    () => callers.stop(),
    () => attempts.stop(),
  );
  const who = { ...room, verifyToken, callers, attempts, publicUrl: config.publicUrl };

  const hub = new LiveHub({ perCaller: config.liveConnectionsPerCaller, total: config.liveConnectionsMax });
  const feed = new LiveFeed(config.natsUrl, hub, log);
  feed.start();
  undo.push(() => feed.stop());
  watchGauge('baro_live_connections', 'Open live connections.', '1', async () => hub.size);
  watchGauge('baro_nats_connected', '1 while NATS answers, else 0.', '1', async () =>
    feed.state() === 'ok' ? 1 : 0,
  );
  for (const outcome of ['done', 'SIGN_ON_FAILED']) countSignOn(outcome, 0);

  const opened: { readiness?: Readiness } = {};
  const readiness = (): Readiness | undefined => opened.readiness;
  const app = buildHttp({ config, log, pool, methods, open, backends, room, who, hub, feed, readiness });
  const http = await listenHttp(app, {
    address: config.httpAddress,
    requestTimeoutMs: config.transferTimeoutMs,
    leaving: () => readiness()?.leaving() ?? false,
  });
  undo.push(() => http.stop(config.drainMs));
  // Live connections never end by themselves.
  undo.push(() => hub.closeAll());
  const grpc = await startGrpcDoor({
    address: config.grpcAddress,
    tlsCertFile: config.tlsCertFile,
    tlsKeyFile: config.tlsKeyFile,
    services: exposedServices,
    methods,
    backends,
    identify: (authorization, peer) => identifyBearer(who, authorization, hostOf(peer)),
    callTimeoutMaxMs: config.callTimeoutMaxMs,
    transferTimeoutMs: config.transferTimeoutMs,
  });
  undo.push(() => grpc.stop(config.drainMs));
  const watched = await watchReadiness(grpc, config, log);
  opened.readiness = watched;
  undo.push(() => watched.leave(config.drainDelayMs));
  log.info({ httpPort: http.port, grpcPort: grpc.port }, 'gateway serves');
  return { httpPort: http.port, grpcPort: grpc.port };
}

/** A peer without its port: reconnecting must not reset a count. */
function hostOf(peer: string): string {
  return peer.slice(0, peer.lastIndexOf(':'));
}

async function unwind(undo: Undo, log: Logger): Promise<void> {
  for (let step = undo.pop(); step; step = undo.pop()) await step();
  log.info('gateway stopped');
}
