import path from 'node:path';

import { natsUrl, startNats, stopNats } from '../platform/nats.ts';
import { obtainNats } from '../platform/nats-binary.ts';
import { openCluster } from '../platform/postgres-cluster.ts';
import { createDatabase } from '../platform/postgres-databases.ts';
import { postgresUrl, startPostgres, stopPostgres } from '../platform/postgres.ts';
import { archiveSettings, makeArchive } from '../recovery/archive.ts';
import { logFileOf, type StartContext } from './context.ts';
import { OFFSETS } from './ports.ts';

/** Starts PostgreSQL and hands every service its two connections. */
export async function startDatabase(context: StartContext): Promise<string> {
  const { data, options, processes, store } = context;
  const port = options.port + OFFSETS.postgres;
  const superuserPassword = store.secrets.postgres;
  const { backupDir } = options;
  const extraSettings = backupDir === undefined ? [] : archiveSettings(await makeArchive(backupDir));
  await processes.keep({
    name: 'PostgreSQL',
    keepsData: true,
    launch: async (onSpawn) => {
      // Opened anew after a crash too: that clears away what the crashed server left.
      const cluster = await openCluster(data.clusterDir, superuserPassword);
      data.remember({ hasCluster: true });
      const logFile = logFileOf(context, 'postgres');
      await startPostgres(cluster, {
        port,
        logFile,
        superuserPassword,
        durable: true,
        extraSettings,
        onSpawn,
      });
    },
    stop: stopPostgres,
  });
  const superuserUrl = (database = 'postgres'): string =>
    postgresUrl('postgres', superuserPassword, port, database);
  for (const [service, passwords] of Object.entries(store.secrets.roles)) {
    await createDatabase(superuserUrl, service, passwords);
    const urlOf = (role: 'app' | 'migrator'): string =>
      postgresUrl(`${service}_${role}`, passwords[role], port, `baro_${service}`);
    store.hand(`${service}-database-url`, urlOf('app'));
    store.hand(`${service}-migrator-database-url`, urlOf('migrator'));
  }
  return `127.0.0.1:${port}`;
}

/** Starts nats-server, or takes the one NATS_URL names. */
export async function startMessaging(context: StartContext): Promise<string> {
  const { data, options, processes, store } = context;
  const external = process.env['NATS_URL'];
  if (external) {
    store.hand('nats-url', external);
    return 'the server NATS_URL names';
  }
  const binary = await obtainNats({ signal: context.signal, say: context.progress.say });
  const port = options.port + OFFSETS.nats;
  const password = store.secrets.nats;
  const settings = { port, password, dir: path.join(data.dir, 'nats'), logFile: logFileOf(context, 'nats') };
  await processes.keep({
    name: 'NATS',
    keepsData: true,
    launch: async (onSpawn) => {
      await startNats(binary, { ...settings, onSpawn });
    },
    stop: stopNats,
  });
  store.hand('nats-url', natsUrl(settings));
  return `127.0.0.1:${port}, nats-server ${binary.version}`;
}
