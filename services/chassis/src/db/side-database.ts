import type { MigrationObject } from '@mikro-orm/core';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { Logger } from '../telemetry/logger.ts';
import { migrate, pendingMigrations } from './migrate.ts';
import { openOrm } from './orm.ts';

/** How a side database is reached. */
export interface SideDatabaseSettings {
  databaseUrl: string;
  /** Only `main.ts migrate` needs it. */
  migratorDatabaseUrl: string;
  databasePoolSize: number;
}

/**
 * A database a service has beside its own, because who may read the one must not read the other: roles, migrations and
 * pool of its own, none of the chassis's tables. Writes to both are two transactions; see how `complaints` orders them.
 */
export interface SideDatabase<Config> {
  /** As a service's name: database `baro_<name>`, roles `<name>_migrator` and `<name>_app`. */
  name: string;
  /** What its three settings begin with in the service's configuration: `<prefix>_DATABASE_URL` and so on. */
  prefix: string;
  migrations: MigrationObject['class'][];
  settings: (config: Config) => SideDatabaseSettings;
}

function listOf({ migrations }: Pick<SideDatabase<never>, 'migrations'>): MigrationObject[] {
  return migrations.map((migration) => ({ name: migration.name, class: migration }));
}

/** Opens it for serving. @throws Error while migrations are missing */
export async function openSideDatabase<Config>(
  side: SideDatabase<Config>,
  config: Config,
  log: Logger,
): Promise<MikroORM> {
  const { databaseUrl: url, databasePoolSize: poolSize } = side.settings(config);
  const orm = await openOrm({ url, poolSize, entities: [], migrations: listOf(side), log, watched: false });
  const pending = await pendingMigrations(orm, listOf(side));
  if (pending.length === 0) return orm;
  await orm.close();
  throw new Error(
    `${side.name} is not up to date: run "main.ts migrate" first, missing ${pending.join(', ')}`,
  );
}

/** Brings its schema up to date. @returns names of the migrations run */
export async function migrateSideDatabase(
  side: Pick<SideDatabase<never>, 'migrations'>,
  url: string,
  log: Logger,
): Promise<string[]> {
  const orm = await openOrm({
    url,
    poolSize: 2,
    entities: [],
    migrations: listOf(side),
    log,
    watched: false,
  });
  try {
    return await migrate(orm);
  } finally {
    await orm.close();
  }
}
