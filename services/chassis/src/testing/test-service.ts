import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ConfigSpec } from '../config/define-config.ts';
import { migrateSideDatabase } from '../db/side-database.ts';
import { configOf, migrateService } from '../run-service.ts';
import type { ServiceDefinition } from '../run-service.ts';
import { startService } from '../start-service.ts';
import type { StartedService } from '../start-service.ts';
import { openLog } from '../telemetry/logger.ts';
import { createTestDatabase } from './test-database.ts';
import type { TestDatabase, TestTemplate } from './test-database.ts';

/** A service in this process on a fresh database. */
export interface TestService extends StartedService {
  /** `127.0.0.1:port` for gRPC clients. */
  address: string;
  database: TestDatabase;
  /** Its side databases, by name. */
  sides: ReadonlyMap<string, TestDatabase>;
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
  /** The same of its side databases. */
  sides?: ReadonlyMap<string, TestDatabase>;
}

const { privateKey: signingKey } = generateKeyPairSync('ed25519');

/** What a service's databases begin with: its whole schema. */
function migrated({
  name,
  entities,
  migrations,
}: Pick<ServiceDefinition, 'name' | 'entities' | 'migrations'>): TestTemplate {
  return {
    key: [name, ...migrations.map(String)].join('\n'),
    fill: async ({ migratorUrl }) => {
      await migrateService(
        { name, entities, migrations },
        { logLevel: testLevel(), migratorDatabaseUrl: migratorUrl },
      );
    },
  };
}

function testLevel(): string {
  return process.env['BARO_TEST_LOG_LEVEL'] ?? 'silent';
}

type Sides = Pick<ServiceDefinition, 'sideDatabases'>;

/** A fresh database for each side database of the definition. */
async function createSides({ sideDatabases = [] }: Sides): Promise<Map<string, TestDatabase>> {
  const made = new Map<string, TestDatabase>();
  for (const side of sideDatabases) {
    const key = [side.name, ...side.migrations.map(String)].join('\n');
    const fill = async ({ migratorUrl }: { migratorUrl: string }): Promise<void> => {
      await migrateSideDatabase(side, migratorUrl, openLog(side.name, testLevel()));
    };
    made.set(side.name, await createTestDatabase({ key, fill }));
  }
  return made;
}

/** Migrates and starts a service as `main.ts` would, in this process; many share one migration run. */
export async function testService<S extends ConfigSpec>(
  definition: ServiceDefinition<S>,
  options: TestServiceOptions,
): Promise<TestService> {
  const database = options.database ?? (await createTestDatabase(migrated(definition)));
  const sides = options.sides ?? (await createSides(definition as unknown as Sides));
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
    LOG_LEVEL: testLevel(),
    DRAIN_MS: '2000',
    ...sideKeys(definition as unknown as Sides, sides, secretFile),
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
    if (!options.sides) for (const side of sides.values()) await side.drop();
  };
  return { ...service, address: `127.0.0.1:${service.port}`, database, sides, close };
}

function sideKeys(
  { sideDatabases = [] }: Sides,
  sides: ReadonlyMap<string, TestDatabase>,
  secretFile: (name: string, value: string) => string,
): Record<string, string> {
  const files = sideDatabases.map(({ name, prefix }) => [
    `${prefix}_DATABASE_URL_FILE`,
    secretFile(`${name}-app`, sides.get(name)?.appUrl ?? ''),
  ]);
  return Object.fromEntries(files) as Record<string, string>;
}
