import { MikroORM } from '@mikro-orm/postgresql';
import type { AnyEntity, EntityClass, EntitySchema, MigrationObject } from '@mikro-orm/core';
import { Migrator } from '@mikro-orm/migrations';
import type { Logger } from 'pino';
import pg from 'pg';
import { pipelined } from './pipeline.ts';
import { watchPool } from '../telemetry/pool-gauges.ts';
import { statementCounter } from './statement-counter.ts';

export type Entities = (EntityClass<AnyEntity> | EntitySchema)[];

export interface OrmOptions {
  url: string;
  poolSize: number;
  entities: Entities;
  migrations: MigrationObject[];
  log: Logger;
  /** False: its pool is not shown in the metrics, which know one pool a process. */
  watched?: boolean;
}

const parseInstant = pg.types.getTypeParser(pg.types.builtins.TIMESTAMPTZ) as (value: string) => unknown;

// OIDs of pg_type.
const oid = { date: 1082, timestamp: 1114, timestamptz: 1184, interval: 1186 };

/** Instants come as Date, in entities and in `query` alike; calendar dates stay `YYYY-MM-DD`, they have no zone. */
export function valueParsers(): pg.TypeOverrides {
  const parsers = new pg.TypeOverrides();
  for (const type of [oid.date, oid.timestamp, oid.interval]) parsers.setTypeParser(type, (value) => value);
  parsers.setTypeParser(oid.timestamptz, (value) => parseInstant(value) as Date);
  return parsers;
}

/** Opens the ORM; no connection is made before the first query. */
export async function openOrm(options: OrmOptions): Promise<MikroORM> {
  return MikroORM.init({
    clientUrl: options.url,
    entities: options.entities,
    pool: { min: 0, max: options.poolSize },
    extensions: [Migrator],
    discovery: { warnWhenNoEntities: false },
    forceUtcTimezone: true,
    // The ORM's own debug log holds values: it stays off, `query` errors come back as exceptions.
    debug: false,
    logger: (message) => {
      options.log.warn({ component: 'orm' }, message.replaceAll(/'[^']*'/g, "'…'"));
    },
    migrations: {
      migrationsList: options.migrations,
      tableName: 'schema_migrations',
      snapshot: false,
      transactional: true,
      allOrNothing: false,
    },
    driverOptions: {
      onPoolCreated: (pool: pg.Pool) => {
        pipelined(pool);
        statementCounter.watch(pool);
        if (options.watched !== false) watchPool(pool);
      },
      pipeline: true,
      statement_timeout: 60_000,
      types: valueParsers(),
    },
  });
}
