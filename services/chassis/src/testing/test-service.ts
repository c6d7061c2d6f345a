import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ConfigSpec } from '../config/define-config.ts';
import { configOf, migrateService } from '../run-service.ts';
import type { ServiceDefinition } from '../run-service.ts';
import { startService } from '../start-service.ts';
import type { StartedService } from '../start-service.ts';
import { createTestDatabase } from './test-database.ts';
import type { TestDatabase, TestTemplate } from './test-database.ts';

/** A service in this process on a fresh database. */
export interface TestService extends StartedService {
  /** `127.0.0.1:port` for gRPC clients. */
  address: string;
  database: TestDatabase;
  /** Stops the service and drops the database. */
  close(): Promise<void>;
}

export interface TestServiceOptions {
  issuer: string;
  /** `nats://…`; the server of the test run when absent. Files whose events must not meet bring their own server. */
  natsUrl?: string;
  /** More configuration, keys without the service's prefix. */
  env?: Record<string, string>;
  clock?: () => Date;
  /** Another replica of the service that this database belongs to; who made it drops it. */
  database?: TestDatabase;
}

const { privateKey: signingKey } = generateKeyPairSync('ed25519');

/** What a service's databases begin with: its whole schema. */
function migrated({
  name,
  entities,
  migrations,
}: Pick<ServiceDefinition, 'name' | 'entities' | 'migrations'>): TestTemplate {
  const logLevel = process.env['BARO_TEST_LOG_LEVEL'] ?? 'silent';
  return {
    key: [name, ...migrations.map(String)].join('\n'),
    fill: async ({ migratorUrl }) => {
      await migrateService({ name, entities, migrations }, { logLevel, migratorDatabaseUrl: migratorUrl });
    },
  };
}

/** Migrates and starts a service as `main.ts` would, in this process; many share one migration run. */
export async function testService<S extends ConfigSpec>(
  definition: ServiceDefinition<S>,
  options: TestServiceOptions,
): Promise<TestService> {
  const database = options.database ?? (await createTestDatabase(migrated(definition)));
  const secrets = mkdtempSync(join(tmpdir(), 'baro-test-'));
  const secretFile = (name: string, value: string): string => {
    const path = join(secrets, name);
    writeFileSync(path, value, { mode: 0o600 });
    return path;
  };
  const keys: Record<string, string> = {
    GRPC_ADDRESS: '127.0.0.1:0',
    DATABASE_URL_FILE: secretFile('app', database.appUrl),
    MIGRATOR_DATABASE_URL_FILE: secretFile('migrator', database.migratorUrl),
    NATS_URL_FILE: secretFile('nats', options.natsUrl ?? process.env['BARO_TEST_NATS_URL'] ?? ''),
    AUDIT_SIGNING_KEY_FILE: secretFile('audit', String(signingKey.export({ type: 'pkcs8', format: 'pem' }))),
    OIDC_ISSUER: options.issuer,
    LOG_LEVEL: process.env['BARO_TEST_LOG_LEVEL'] ?? 'silent',
    DRAIN_MS: '2000',
    ...options.env,
  };
  const prefix = definition.name.toUpperCase().replaceAll('-', '_');
  const env = Object.fromEntries(Object.entries(keys).map(([key, value]) => [`${prefix}_${key}`, value]));
  const config = configOf(definition, env);
  rmSync(secrets, { recursive: true });
  const service = await startService(definition, config, options.clock);
  const close = async (): Promise<void> => {
    await service.stop();
    if (!options.database) await database.drop();
  };
  return { ...service, address: `127.0.0.1:${service.port}`, database, close };
}
