import { flag, integer, secret, text } from './define-config.ts';
import type { ConfigOf } from './define-config.ts';

/** What every service is configured with; keys get the service's prefix. */
export const baseConfig = {
  /** Address the gRPC server listens on, `host:port`. */
  grpcAddress: text('GRPC_ADDRESS'),
  /** Connection of the app role (DML only). */
  databaseUrl: secret('DATABASE_URL'),
  /** Connection of the migrator role; only `main.ts migrate` needs it. */
  migratorDatabaseUrl: secret('MIGRATOR_DATABASE_URL', { fallback: '' }),
  /** File with an operator's access token, with which `main.ts rebuild` reads the logs of other services. */
  rebuildTokenFile: text('REBUILD_TOKEN_FILE', { fallback: '' }),
  /** PEM file of the authority that signed those services' certificates; plain text when empty. */
  rebuildCaFile: text('REBUILD_CA_FILE', { fallback: '' }),
  /** Connections in the pool. */
  databasePoolSize: integer('DATABASE_POOL_SIZE', { fallback: 16 }),
  /** NATS server, `nats://user:password@host:port`; the servers of a cluster separated by commas. */
  natsUrl: secret('NATS_URL'),
  /** Copies JetStream keeps of each stream. */
  streamReplicas: integer('STREAM_REPLICAS', { fallback: 1 }),
  /** Days JetStream keeps an event; the outbox keeps it for ever. */
  streamMaxAgeDays: integer('STREAM_MAX_AGE_DAYS', { fallback: 7 }),
  /** Issuer of access tokens, for example `http://127.0.0.1:8082/realms/baro`. */
  oidcIssuer: text('OIDC_ISSUER'),
  /** Audience an access token must name. */
  oidcAudience: text('OIDC_AUDIENCE', { fallback: 'baro' }),
  /** Keys of the issuer; derived from the issuer when empty. */
  oidcJwksUrl: text('OIDC_JWKS_URL', { fallback: '' }),
  /** Deadline of a call that sends none, milliseconds. */
  defaultDeadlineMs: integer('DEFAULT_DEADLINE_MS', { fallback: 30_000 }),
  /** The same for calls that stream, milliseconds. */
  streamDeadlineMs: integer('STREAM_DEADLINE_MS', { fallback: 900_000 }),
  /** Calls with one message each way that run at once. */
  callsAtOnce: integer('CALLS_AT_ONCE', { fallback: 64 }),
  /** Calls that may wait for their turn; the next is refused as OVERLOADED. */
  callsWaiting: integer('CALLS_WAITING', { fallback: 256 }),
  /** How long it still serves after it said it is leaving, so that every caller has heard of it, milliseconds. */
  drainDelayMs: integer('DRAIN_DELAY_MS', { fallback: 0 }),
  /** Longest wait for calls in flight when stopping, milliseconds. */
  drainMs: integer('DRAIN_MS', { fallback: 10_000 }),
  /** Ed25519 key (PKCS8, PEM) audit rows are sealed with; behind it in the file may stand earlier ones, which hand over to it. */
  auditSigningKey: secret('AUDIT_SIGNING_KEY', { fallback: '' }),
  /** True when the key the seals wait for is lost: the new one goes on without being handed over to. */
  auditKeyLost: flag('AUDIT_KEY_LOST', { fallback: false }),
  /** Folder, best on other storage than the database's, where the hash of each seal is published; the log has it too. */
  auditAnchorDir: text('AUDIT_ANCHOR_DIR', { fallback: '' }),
  /** PEM files for TLS; plain text when empty (loopback or a mesh). */
  tlsCertFile: text('TLS_CERT_FILE', { fallback: '' }),
  tlsKeyFile: text('TLS_KEY_FILE', { fallback: '' }),
  /** Address metrics are served on as Prometheus text, `host:port`, path `/metrics`; empty: none. */
  metricsAddress: text('METRICS_ADDRESS', { fallback: '' }),
  /** pino level. */
  logLevel: text('LOG_LEVEL', { fallback: 'info' }),
  /** True only on embedded defaults; test means (fault points, the test clock) are refused without it. */
  embedded: flag('EMBEDDED', { fallback: false }),
  /** Test means: `<point>:<n>` ends the process by SIGKILL at the n-th pass of a point. */
  faultPoint: text('FAULT_POINT', { fallback: '' }),
  /** Test means: a file with one ISO 8601 instant, which is now for every process given the file until it changes. */
  testClockFile: text('TEST_CLOCK_FILE', { fallback: '' }),
};

export type BaseConfig = ConfigOf<typeof baseConfig>;
