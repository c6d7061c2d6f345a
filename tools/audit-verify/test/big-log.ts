import { generateKeyPairSync, randomBytes } from 'node:crypto';
import pg from 'pg';
import { migrationList, openLog, openOrm } from '@baro/chassis';
import { AuditSealer, readSealKeys } from '@baro/chassis/audit';
import type { SealKey } from '@baro/chassis/audit';
import { createDatabase } from '../../platform/postgres-databases.ts';

/** A service's audit, filled and sealed by the real sealer. */
export interface BigLog {
  service: string;
  keys: readonly SealKey[];
  /** As superuser, who may do everything GRANTs forbid. */
  client: pg.Client;
  /** What a service of the city has. */
  appUrl: string;
  /** A sealer of this log; with other keys when given. */
  sealer: (keys?: readonly SealKey[]) => AuditSealer;
  /** Adds rows in transactions of some, each committed. */
  fill: (rows: number) => Promise<void>;
  close: () => Promise<void>;
}

export interface BigLogOptions {
  postgresUrl: string;
  batchSize: number;
  anchorDir?: string;
}

/** A fresh Ed25519 key, as a service reads it. */
export function newSealKey(): SealKey {
  const { privateKey } = generateKeyPairSync('ed25519');
  const [key] = readSealKeys(String(privateKey.export({ type: 'pkcs8', format: 'pem' })), 'private');
  if (!key) throw new Error('no key');
  return key;
}

/** Opens an empty log in a database of its own. */
export async function openBigLog(options: BigLogOptions): Promise<BigLog> {
  const service = `audit${randomBytes(6).toString('hex')}`;
  const urlOf = (database = 'postgres', user?: string): string => {
    const url = new URL(options.postgresUrl);
    url.pathname = `/${database}`;
    if (user) [url.username, url.password] = [user, 'password'];
    return url.toString();
  };
  await createDatabase(urlOf, service, { migrator: 'password', app: 'password' });
  const database = `baro_${service}`;
  const appUrl = urlOf(database, `${service}_app`);
  const log = openLog(service, 'silent');
  const open = (url: string) =>
    openOrm({ url, poolSize: 4, entities: [], migrations: migrationList([]), log });
  const migrator = await open(urlOf(database, `${service}_migrator`));
  await migrator.migrator.up();
  await migrator.close();
  const orm = await open(appUrl);
  const client = new pg.Client({ connectionString: urlOf(database) });
  await client.connect();
  const keys = [newSealKey()];
  const { batchSize, anchorDir } = options;
  return {
    service,
    keys,
    client,
    appUrl,
    sealer: (others = keys) =>
      new AuditSealer({ service, orm, log, keys: others, batchSize, ...(anchorDir ? { anchorDir } : {}) }),
    fill: (rows) => fill(client, rows),
    close: async () => {
      await orm.close();
      await client.end();
      const superuser = new pg.Client({ connectionString: urlOf() });
      await superuser.connect();
      await superuser.query(`DROP DATABASE ${database} WITH (FORCE)`);
      await superuser.query(`DROP ROLE ${service}_app; DROP ROLE ${service}_migrator`);
      await superuser.end();
    },
  };
}

/** Seals until nothing is left that may be sealed. */
export async function sealAll(log: BigLog): Promise<void> {
  const sealer = log.sealer();
  while (await sealer.sealBatch());
}

const rowsATransaction = 37;

/** Rows of the shapes the services write: acts, reads with ids, acts of a service itself, with and without subject. */
async function fill(client: pg.Client, rows: number): Promise<void> {
  await client.query(`DO $$
  DECLARE filled integer := 0;
  BEGIN
    WHILE filled < ${rows} LOOP
      INSERT INTO audit (account_id, method, action, subject_type, subject_id, unit_id, request_id, details)
      SELECT
        CASE WHEN n % 9 = 0 THEN 'system:custody' ELSE gen_random_uuid()::text END,
        (ARRAY['/baro.documents.v1.IncomingDocumentService/RegisterIncomingDocument',
               '/baro.tasks.v1.TaskService/AssignTask', '/baro.custody.v1.CustodyService/ListWorkItems',
               '/baro.directory.v1.PersonService/ListPeople', 'remind'])[1 + n % 5],
        (ARRAY['register', 'assign', 'list', 'read', 'remind'])[1 + n % 5],
        (ARRAY['incoming_document', 'task', 'work_item', 'person', 'work_item'])[1 + n % 5],
        CASE WHEN n % 5 NOT IN (2, 3) THEN gen_random_uuid() END,
        CASE WHEN n % 4 > 0 THEN gen_random_uuid() END,
        CASE WHEN n % 5 IN (0, 1) THEN gen_random_uuid() END,
        CASE n % 5 WHEN 0 THEN jsonb_build_object('number', n, 'form', 'PAPER')
          WHEN 1 THEN '{}' WHEN 2 THEN jsonb_build_object('ids', ARRAY[gen_random_uuid(), gen_random_uuid()])
          ELSE jsonb_build_object('ids', ARRAY[gen_random_uuid()], 'asOf', clock_timestamp(), 'state', 'ĐANG XỬ LÝ') END
      FROM generate_series(1, least(${rowsATransaction}, ${rows} - filled)) AS n;
      filled := filled + ${rowsATransaction};
      COMMIT;
    END LOOP;
  END $$`);
}
