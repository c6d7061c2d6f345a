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
  /** Longest wait for calls in flight when stopping, milliseconds. */
  drainMs: integer('DRAIN_MS', { fallback: 10_000 }),
  /** PEM files for TLS; plain text when empty (loopback or a mesh). */
  tlsCertFile: text('TLS_CERT_FILE', { fallback: '' }),
  tlsKeyFile: text('TLS_KEY_FILE', { fallback: '' }),
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
