import { findFreePort } from '@baro/tools/platform/ports.ts';
import { startSignOn } from '@baro/tools/start/sign-on/testing.ts';
import type { TestSignOn } from '@baro/tools/start/sign-on/testing.ts';
import { createTestDatabase } from '@baro/chassis/testing';
import type { TestDatabase } from '@baro/chassis/testing';
import { readConfig } from '@baro/chassis';
import { DirectoryServiceService } from '@baro/proto/baro/directory/v1/directory';
import { AttachmentServiceService } from '@baro/proto/baro/documents/v1/attachments';
import { IncomingDocumentServiceService } from '@baro/proto/baro/documents/v1/incoming';
import { RegisterServiceService } from '@baro/proto/baro/documents/v1/registers';
import { OperationsServiceService } from '@baro/proto/baro/platform/v1/operations';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrateGateway } from '../src/app/migrate.ts';
import { startGateway } from '../src/app/start-gateway.ts';
import type { StartedGateway } from '../src/app/start-gateway.ts';
import { gatewayConfig } from '../src/config.ts';
import type { GatewayConfig } from '../src/config.ts';
import { startTestServices } from './test-services.ts';
import type { TestServices } from './test-services.ts';

/** The gateway in this process, with a real sign-on, a fresh database, and services whose methods the test writes. */
export interface TestGateway extends StartedGateway {
  url: string;
  grpcAddress: string;
  signOn: TestSignOn;
  database: TestDatabase;
  directory: TestServices;
  documents: TestServices;
  close(): Promise<void>;
}

export interface TestGatewayOptions {
  /** More configuration, keys without `GATEWAY_`. */
  env?: Record<string, string>;
  natsUrl?: string;
  accessTokenSeconds?: number;
}

export async function startTestGateway(options: TestGatewayOptions = {}): Promise<TestGateway> {
  const url = `http://127.0.0.1:${await findFreePort()}`;
  const surroundings = await startSurroundings(options, url);
  const config = configFor(options, url, surroundings);
  await migrateGateway(config);
  const gateway = await startGateway(config);
  return {
    ...gateway,
    ...surroundings,
    url,
    grpcAddress: `127.0.0.1:${gateway.grpcPort}`,
    close: async () => {
      await gateway.stop();
      await surroundings.stop();
    },
    // `surroundings.stop` is not the gateway's.
    stop: gateway.stop,
  };
}

/** All a gateway needs but NATS. */
export async function startSurroundings(
  options: TestGatewayOptions,
  url: string,
): Promise<Surroundings & { stop: () => Promise<void> }> {
  const { accessTokenSeconds } = options;
  const signOn = await startSignOn({
    gatewayUrl: url,
    ...(accessTokenSeconds ? { accessTokenSeconds } : {}),
  });
  const database = await createTestDatabase();
  const directory = await startTestServices([DirectoryServiceService, OperationsServiceService]);
  const documents = await startTestServices([
    IncomingDocumentServiceService,
    AttachmentServiceService,
    RegisterServiceService,
    OperationsServiceService,
  ]);
  const stop = async (): Promise<void> => {
    await Promise.all([signOn.stop(), directory.stop(), documents.stop()]);
    await database.drop();
  };
  return { signOn, database, directory, documents, stop };
}

type Surroundings = Pick<TestGateway, 'signOn' | 'database' | 'directory' | 'documents'>;

function configFor(options: TestGatewayOptions, url: string, surroundings: Surroundings): GatewayConfig {
  const secrets = mkdtempSync(join(tmpdir(), 'baro-test-'));
  const config = readConfig('gateway', gatewayConfig, gatewayEnv(options, url, surroundings, secrets));
  rmSync(secrets, { recursive: true });
  return config;
}

/** The environment of a gateway process; its secrets are written to files in `secrets`. */
export function gatewayEnv(
  options: TestGatewayOptions,
  url: string,
  { signOn, database, directory, documents }: Surroundings,
  secrets: string,
): Record<string, string> {
  const secretFile = (name: string, value: string): string => {
    const path = join(secrets, name);
    writeFileSync(path, value, { mode: 0o600 });
    return path;
  };
  const keys: Record<string, string> = {
    HTTP_ADDRESS: url.slice('http://'.length),
    GRPC_ADDRESS: '127.0.0.1:0',
    PUBLIC_URL: url,
    WEB_DIR: '/nowhere',
    DATABASE_URL_FILE: secretFile('app', database.appUrl),
    MIGRATOR_DATABASE_URL_FILE: secretFile('migrator', database.migratorUrl),
    // Nobody listens there: NATS is away unless the test brings one.
    NATS_URL_FILE: secretFile('nats', options.natsUrl ?? 'nats://127.0.0.1:1'),
    DIRECTORY_ADDRESS: directory.address,
    DOCUMENTS_ADDRESS: documents.address,
    // Tests of the door call the first two only.
    TASKS_ADDRESS: '127.0.0.1:1',
    PETITIONS_ADDRESS: '127.0.0.1:1',
    COMPLAINTS_ADDRESS: '127.0.0.1:1',
    REPORTING_ADDRESS: '127.0.0.1:1',
    CUSTODY_ADDRESS: '127.0.0.1:1',
    OIDC_ISSUER: signOn.issuer,
    OIDC_CLIENT_SECRET_FILE: secretFile('client', signOn.secrets.BARO_GATEWAY_CLIENT_SECRET),
    PUBLIC_CLIENT_SECRET_FILE: secretFile('public', signOn.secrets.BARO_PUBLIC_CLIENT_SECRET),
    SESSION_SECRET_FILE: secretFile('session', 'a secret for tests, long enough to pass'),
    LOG_LEVEL: process.env['BARO_TEST_LOG_LEVEL'] ?? 'silent',
    DRAIN_MS: '2000',
    ...options.env,
  };
  return Object.fromEntries(Object.entries(keys).map(([key, value]) => [`GATEWAY_${key}`, value]));
}
