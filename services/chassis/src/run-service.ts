import type { MigrationObject } from '@mikro-orm/core';
import { ConfigError, readConfig } from './config/define-config.ts';
import type { ConfigOf, ConfigSpec } from './config/define-config.ts';
import { environment } from './config/environment.ts';
import { baseConfig } from './config/base-config.ts';
import type { BaseConfig } from './config/base-config.ts';
import { migrate, migrationList } from './db/migrate.ts';
import { openOrm } from './db/orm.ts';
import { migrateSideDatabase } from './db/side-database.ts';
import type { SideDatabase } from './db/side-database.ts';
import type { Entities } from './db/orm.ts';
import type { ReasonTable } from './errors/reasons.ts';
import type { ConsumerDefinition } from './events/consumer.ts';
import type { CommandDefinition } from './commands/command.ts';
import type { BoundService } from './grpc/bind.ts';
import type { ProtoFile } from './grpc/reflection.ts';
import type { Job } from './jobs.ts';
import type { MayOperate } from './operations/operations-service.ts';
import { rebuildReadModel } from './operations/rebuild.ts';
import type { ReadModel } from './operations/rebuild.ts';
import { startService } from './start-service.ts';
import type { ServiceDeps } from './start-service.ts';
import { stopOnSignal } from './stop-on-signal.ts';
import { errorFacts, openLog } from './telemetry/logger.ts';
import { startTelemetry } from './telemetry/telemetry.ts';

/** Everything that makes a service; `main.ts` is one call of `runService` with it. */
export interface ServiceDefinition<S extends ConfigSpec = ConfigSpec> {
  /** Short name, lower case: prefix of its configuration, database, stream and subjects. */
  name: string;
  reasons: ReasonTable;
  /** Its own configuration; the base configuration is added. */
  config: S;
  entities: Entities;
  /** Its own migrations in order; those of the chassis run first. */
  migrations: MigrationObject['class'][];
  /** Databases beside its own, each migrated, opened and closed with it. */
  sideDatabases?: SideDatabase<ServiceConfig<S>>[];
  /** `protoMetadata` of its generated service files, for reflection. */
  protos: ProtoFile[];
  rpc: (deps: ServiceDeps<S>) => BoundService[];
  consumers?: (deps: ServiceDeps<S>) => ConsumerDefinition[];
  /** What it does for other services when an event of theirs asks for it. */
  commands?: (deps: ServiceDeps<S>) => CommandDefinition[];
  jobs?: (deps: ServiceDeps<S>) => Job[];
  /** Shows what is its own in metrics, by `watchGauge`. */
  gauges?: (deps: ServiceDeps<S>) => void;
  /** What `main.ts rebuild` builds anew. */
  readModel?: ReadModel<S>;
  /** Who may list dead letters, replay, and read the event log. */
  mayOperate: (deps: ServiceDeps<S>) => MayOperate;
}

/** A service's whole configuration. */
export type ServiceConfig<S extends ConfigSpec> = BaseConfig & ConfigOf<S>;

/** Reads the base configuration and the service's own. @throws ConfigError */
export function configOf<S extends ConfigSpec>(
  definition: ServiceDefinition<S>,
  env = environment,
): ServiceConfig<S> {
  return readConfig(definition.name, { ...baseConfig, ...definition.config }, env) as ServiceConfig<S>;
}

/** Brings a service's database up to date; what `main.ts migrate` does. */
export async function migrateService(
  definition: Pick<ServiceDefinition, 'name' | 'entities' | 'migrations'>,
  config: Pick<BaseConfig, 'logLevel' | 'migratorDatabaseUrl'>,
): Promise<string[]> {
  const log = openLog(definition.name, config.logLevel);
  const orm = await openOrm({
    url: config.migratorDatabaseUrl,
    poolSize: 2,
    entities: definition.entities,
    migrations: migrationList(definition.migrations),
    log,
  });
  try {
    const names = await migrate(orm);
    log.info({ migrations: names }, names.length > 0 ? 'schema migrated' : 'schema is up to date');
    return names;
  } finally {
    await orm.close();
  }
}

async function migrateSides<S extends ConfigSpec>(
  { name, sideDatabases = [] }: ServiceDefinition<S>,
  config: ServiceConfig<S>,
): Promise<void> {
  const log = openLog(name, config.logLevel);
  for (const side of sideDatabases) {
    const migrations = await migrateSideDatabase(side, side.settings(config).migratorDatabaseUrl, log);
    log.info({ database: side.name, migrations }, 'side database is up to date');
  }
}

/**
 * Runs a service as a process: `main.ts` serves until SIGTERM or SIGINT, `main.ts migrate` migrates and ends,
 * `main.ts rebuild` builds the read model anew and ends.
 * Start failures end the process with code 1 and one clear line; nothing is tried again inside the process.
 */
export async function runService<S extends ConfigSpec>(definition: ServiceDefinition<S>): Promise<void> {
  const stopBySignal = stopOnSignal();
  try {
    const config = configOf(definition);
    if (process.argv[2] === 'migrate') {
      await migrateService(definition, config);
      await migrateSides(definition, config);
      return;
    }
    const telemetry = await startTelemetry(definition.name, config.metricsAddress);
    if (process.argv[2] === 'rebuild') {
      await rebuildReadModel(definition, config);
      await telemetry.stop();
      return;
    }
    const service = await startService(definition, config);
    stopBySignal(async () => {
      await service.stop();
      await telemetry.stop();
    });
  } catch (error) {
    failStart(definition.name, error);
  }
}

function failStart(name: string, error: unknown): never {
  const log = openLog(name, 'info');
  // Configuration and start-up errors are written for operators and hold no personal data.
  const sentence = error instanceof ConfigError || error instanceof Error ? error.message : 'cannot start';
  log.fatal(errorFacts(error), sentence);
  process.exit(1);
}
