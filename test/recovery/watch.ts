import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { findFreePort } from '@baro/tools/platform/ports.ts';
import { createDatabase } from '@baro/tools/platform/postgres-databases.ts';
import { ServiceProcess } from '@baro/tools/testing/service-process.ts';
import type { StartedPlatform } from './started-platform.ts';

const main = path.resolve(import.meta.dirname, '..', 'fire', 'watch-main.ts');

/** A neighbour that leaves a row for each event it takes: one that takes effect twice leaves two. */
export async function openWatch(platform: StartedPlatform, dir: string): Promise<ServiceProcess> {
  await mkdir(dir, { recursive: true });
  const file = async (name: string, text: string): Promise<string> => {
    await writeFile(path.join(dir, name), text, { mode: 0o600 });
    return path.join(dir, name);
  };
  const url = (role: string): string => {
    const address = new URL(platform.databaseUrl('baro_watch'));
    [address.username, address.password] = [`watch_${role}`, role];
    return address.toString();
  };
  await createDatabase(platform.databaseUrl, 'watch', { migrator: 'migrator', app: 'app' });
  const env = {
    WATCH_EMBEDDED: 'true',
    WATCH_LOG_LEVEL: 'warn',
    WATCH_GRPC_ADDRESS: `127.0.0.1:${await findFreePort()}`,
    WATCH_DATABASE_URL_FILE: await file('app', url('app')),
    WATCH_MIGRATOR_DATABASE_URL_FILE: await file('migrator', url('migrator')),
    WATCH_NATS_URL_FILE: await file('nats', await platform.natsUrl()),
    WATCH_OIDC_ISSUER: platform.issuer,
  };
  const watch = new ServiceProcess('watch', main, env, path.join(dir, 'watch.log'));
  await watch.migrate();
  await watch.start();
  return watch;
}
