import { flag, integer, list, secret, text } from '@baro/chassis';
import type { ConfigField, ConfigOf } from '@baro/chassis';
import { backendNames } from './routes/exposed-services.ts';
import type { BackendName } from './routes/exposed-services.ts';

/** gRPC target of every service, for example `GATEWAY_DOCUMENTS_ADDRESS`: `host:port`, or one of several replicas. */
const backendAddresses = Object.fromEntries(
  backendNames.map((name) => [`${name}Address`, text(`${name.toUpperCase()}_ADDRESS`)]),
) as Record<`${BackendName}Address`, ConfigField<string>>;

/** What the gateway is configured with; every key has the prefix `GATEWAY_`. */
export const gatewayConfig = {
  /** Address browsers and programs reach over HTTP, `host:port`. */
  httpAddress: text('HTTP_ADDRESS'),
  /** Address district systems reach over gRPC, `host:port`. */
  grpcAddress: text('GRPC_ADDRESS'),
  /** What browsers call us, without a trailing slash; an https address makes the cookies Secure. */
  publicUrl: text('PUBLIC_URL'),
  /** Proxies whose X-Forwarded-* headers are believed: addresses, subnets or `loopback`; none by default. */
  trustedProxies: list('TRUSTED_PROXIES', { fallback: [] }),
  /** Folder of the built pages. */
  webDir: text('WEB_DIR'),

  /** Connection of the app role. */
  databaseUrl: secret('DATABASE_URL'),
  /** Connection of the migrator role; only `main.ts migrate` needs it. */
  migratorDatabaseUrl: secret('MIGRATOR_DATABASE_URL', { fallback: '' }),
  /** Connections in the pool. */
  databasePoolSize: integer('DATABASE_POOL_SIZE', { fallback: 10 }),
  /** NATS server; the file holds its password too. */
  natsUrl: secret('NATS_URL'),

  ...backendAddresses,
  /** PEM file of the authority that signed the services' certificates; plain text when empty. */
  backendCaFile: text('BACKEND_CA_FILE', { fallback: '' }),
  /** PEM files for TLS on the gRPC address; plain text when empty (loopback or a mesh). */
  tlsCertFile: text('TLS_CERT_FILE', { fallback: '' }),
  tlsKeyFile: text('TLS_KEY_FILE', { fallback: '' }),

  /** Issuer of tokens, `<server>/realms/<realm>`. */
  oidcIssuer: text('OIDC_ISSUER'),
  oidcAudience: text('OIDC_AUDIENCE', { fallback: 'baro' }),
  /** Keys of the issuer; derived from the issuer when empty. */
  oidcJwksUrl: text('OIDC_JWKS_URL', { fallback: '' }),
  oidcClientId: text('OIDC_CLIENT_ID', { fallback: 'baro-web' }),
  oidcClientSecret: secret('OIDC_CLIENT_SECRET'),
  /** Program the gateway asks as for people who have not signed in; without its secret the public pages are off. */
  publicClientId: text('PUBLIC_CLIENT_ID', { fallback: 'baro-public' }),
  publicClientSecret: secret('PUBLIC_CLIENT_SECRET', { fallback: '' }),
  /**
   * Signs the session cookie and seals the tokens kept in the database; at least 32 characters. Further lines are earlier
   * ones, whose sessions go on.
   */
  sessionSecret: secret('SESSION_SECRET'),
  /** A session nobody uses ends after this, minutes. */
  sessionIdleMinutes: integer('SESSION_IDLE_MINUTES', { fallback: 120 }),
  /** A session ends after this in any case, minutes: one working day. */
  sessionMaxMinutes: integer('SESSION_MAX_MINUTES', { fallback: 600 }),

  /** Deadline of a call when the client asks for none, and the longest it may ask for, milliseconds. */
  callTimeoutMs: integer('CALL_TIMEOUT_MS', { fallback: 15_000 }),
  callTimeoutMaxMs: integer('CALL_TIMEOUT_MAX_MS', { fallback: 60_000 }),
  /** Deadline of a file going up or down, milliseconds. */
  transferTimeoutMs: integer('TRANSFER_TIMEOUT_MS', { fallback: 600_000 }),
  /** Largest JSON body, bytes. Below gRPC's 4 MiB a message. */
  bodyMaxBytes: integer('BODY_MAX_BYTES', { fallback: 2_097_152 }),
  /** Largest file taken up, bytes; the documents service has its own, smaller limit. */
  uploadMaxBytes: integer('UPLOAD_MAX_BYTES', { fallback: 268_435_456 }),

  /** Calls a signed-in caller may make a minute; 0 for no limit. */
  rateLimitPerMinute: integer('RATE_LIMIT_PER_MINUTE', { fallback: 6_000 }),
  /** Sign-ons and refused tokens an address may make a minute; a whole office may share one. 0 for no limit. */
  addressAttemptsPerMinute: integer('ADDRESS_ATTEMPTS_PER_MINUTE', { fallback: 300 }),
  /** Calls an address may make a minute without signing in; a whole quarter may share one. 0 for no limit. */
  publicPerMinute: integer('PUBLIC_PER_MINUTE', { fallback: 120 }),
  /** Largest JSON body of such a call, bytes. */
  publicBodyMaxBytes: integer('PUBLIC_BODY_MAX_BYTES', { fallback: 16_384 }),
  /** Live connections one session or program may hold. */
  liveConnectionsPerCaller: integer('LIVE_CONNECTIONS_PER_CALLER', { fallback: 8 }),
  /** Live connections in all. */
  liveConnectionsMax: integer('LIVE_CONNECTIONS_MAX', { fallback: 5_000 }),
  /** Silence after which a live connection gets a heartbeat, milliseconds. */
  liveHeartbeatMs: integer('LIVE_HEARTBEAT_MS', { fallback: 20_000 }),
  /** How often a live connection's session and units are looked up again, milliseconds. */
  liveRefreshMs: integer('LIVE_REFRESH_MS', { fallback: 60_000 }),

  /** How long it still serves after it said it is leaving, so that every caller has heard of it, milliseconds. */
  drainDelayMs: integer('DRAIN_DELAY_MS', { fallback: 0 }),
  /** Longest wait for calls in flight when stopping, milliseconds. */
  drainMs: integer('DRAIN_MS', { fallback: 10_000 }),
  /** Address metrics are served on as Prometheus text, `host:port`, path `/metrics`; empty: none. */
  metricsAddress: text('METRICS_ADDRESS', { fallback: '' }),
  /** pino level. */
  logLevel: text('LOG_LEVEL', { fallback: 'info' }),
  /** True only on embedded defaults. */
  embedded: flag('EMBEDDED', { fallback: false }),
};

export type GatewayConfig = ConfigOf<typeof gatewayConfig>;
