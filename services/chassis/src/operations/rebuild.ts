import type { MikroORM } from '@mikro-orm/postgresql';
import type { BaseConfig } from '../config/base-config.ts';
import { ConfigError } from '../config/define-config.ts';
import type { ConfigSpec } from '../config/define-config.ts';
import { BulkTx } from '../db/bulk-tx.ts';
import { migrationList } from '../db/migrate.ts';
import { openOrm } from '../db/orm.ts';
import type { Event } from '../events/consumer.ts';
import type { ServiceConfig, ServiceDefinition } from '../run-service.ts';
import { openLog } from '../telemetry/logger.ts';
import type { Logger } from '../telemetry/logger.ts';
import { readSource } from './event-source.ts';
import type { EventSource } from './event-source.ts';

/** What a read model is built anew with. */
export interface Rebuild {
  /** The one transaction all of it is written in, as the owner of the tables: it is there whole, or nothing has happened. */
  tx: BulkTx;
  /** For what is read beside it, as the owner of the tables. */
  orm: MikroORM;
  /**
   * The logs the read model is built from, as they stand when they are first read: batches of whole aggregates, each
   * aggregate once, its events oldest first. To be read side by side.
   */
  logs: AsyncIterable<Event[]>[];
  log: Logger;
}

/** A read model that can be built anew from the event logs of other services. */
export interface ReadModel<S extends ConfigSpec> {
  sources: (config: ServiceConfig<S>) => EventSource[];
  /** Builds it in `tx`. Live events may come meanwhile. Tells nothing. @returns how many events it was built from */
  rebuild: (rebuild: Rebuild) => Promise<number>;
}

/**
 * Builds a service's read model anew from the logs of its sources; what `main.ts rebuild` does. Stopped in the middle it
 * has changed nothing. @returns how many events it was built from
 * @throws ConfigError when the service has no read model or the address of a source is missing
 */
export async function rebuildReadModel<S extends ConfigSpec>(
  definition: ServiceDefinition<S>,
  config: ServiceConfig<S>,
): Promise<number> {
  const { name, readModel } = definition;
  if (!readModel) throw new ConfigError(`${name} has no read model to rebuild`);
  const base: BaseConfig = config;
  const sources = readModel.sources(config);
  const missing = sources.filter((source) => !source.address).map((source) => source.service);
  if (missing.length > 0) {
    throw new ConfigError(`${name} cannot rebuild: the address of ${missing.join(' and ')} is missing`);
  }
  const log = openLog(name, base.logLevel);
  const orm = await openOrm({
    url: base.migratorDatabaseUrl,
    poolSize: 2,
    entities: definition.entities,
    migrations: migrationList(definition.migrations),
    log,
  });
  try {
    const access = { tokenFile: base.rebuildTokenFile, caFile: base.rebuildCaFile };
    const started = performance.now();
    const count = await BulkTx.run(base.migratorDatabaseUrl, (tx) =>
      readModel.rebuild({ tx, orm, log, logs: sources.map((source) => readSource(source, access)) }),
    );
    const seconds = Math.round(performance.now() - started) / 1000;
    log.info({ events: count, seconds }, 'read model rebuilt');
    return count;
  } finally {
    await orm.close();
  }
}
