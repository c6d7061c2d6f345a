import { openLog, openOrm } from '@baro/chassis';
import { migrations } from '../../migrations/index.ts';
import type { GatewayConfig } from '../config.ts';

/** Brings the gateway's database up to date with the migrator's connection; what `main.ts migrate` does. */
export async function migrateGateway(
  config: Pick<GatewayConfig, 'migratorDatabaseUrl' | 'logLevel'>,
): Promise<void> {
  const log = openLog('gateway', config.logLevel);
  const orm = await openOrm({
    url: config.migratorDatabaseUrl,
    poolSize: 2,
    entities: [],
    migrations: migrations.map((migration) => ({ name: migration.name, class: migration })),
    log,
  });
  try {
    const done = await orm.migrator.up();
    const names = done.map((migration) => migration.name);
    log.info({ migrations: names }, names.length > 0 ? 'schema migrated' : 'schema is up to date');
  } finally {
    await orm.close();
  }
}
