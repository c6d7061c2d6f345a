import { randomBytes } from 'node:crypto';
import net from 'node:net';
import path from 'node:path';
import type { Manifest } from '@baro/tools/charts/manifest.ts';
import { makeSecrets } from '@baro/tools/charts/make-secrets.ts';
import { nodeAddress } from '@baro/tools/cluster/node/node-place.ts';
import { serviceBeside } from '@baro/tools/cluster/node/start-node.ts';
import { obtainNats } from '@baro/tools/platform/nats-binary.ts';
import { startNats } from '@baro/tools/platform/nats.ts';
import { findFreePort, LOOPBACK } from '@baro/tools/platform/ports.ts';
import { createDatabase } from '@baro/tools/platform/postgres-databases.ts';
import { startThrowAwayPostgres } from '@baro/tools/platform/throw-away.ts';
import { createKeys } from '@baro/tools/start/sign-on/keys.ts';
import { readRealm } from '@baro/tools/start/sign-on/realm.ts';
import { startSignOnServer } from '@baro/tools/start/sign-on/server.ts';
import { randomSecrets, realmFile, tokensOf } from '@baro/tools/start/sign-on/testing.ts';

/** What a city installs beside the charts, as servers beside the cluster. */
export interface Surroundings {
  /** Services that lead to them, and the secrets of the release. */
  manifests: Manifest[];
  issuer: string;
  /** A token of a demo login. */
  token: (username: string) => Promise<string>;
  stop: () => Promise<void>;
}

const signOnPort = 8180;

/** PostgreSQL, NATS and the development sign-on; the pods reach them by names of the cluster alone. */
export async function startSurroundings(dir: string): Promise<Surroundings> {
  const postgres = await startThrowAwayPostgres(dir);
  const natsPort = await findFreePort();
  const natsPassword = randomBytes(18).toString('base64url');
  const natsDir = path.join(dir, 'nats');
  const nats = await startNats(await obtainNats(), {
    port: natsPort,
    password: natsPassword,
    dir: natsDir,
    logFile: path.join(dir, 'nats.log'),
  });
  const manifests = makeSecrets({ release: 'baro', namespace: 'baro', nats: 'nats.nats.svc:4222' });
  await createDatabases((database) => postgres.url(database), manifests);
  const signOn = await startSignOnOf(manifests);
  fillNatsPassword(manifests, natsPassword);
  const postgresPort = Number(new URL(postgres.url()).port);
  const doors = [await openDoor(5432, postgresPort), await openDoor(4222, natsPort)];
  return {
    manifests: [
      ...manifests,
      ...serviceBeside('baro', 'baro-postgres-rw', 5432),
      ...serviceBeside('nats', 'nats', 4222),
      ...serviceBeside('keycloak', 'sign-on', signOnPort),
    ],
    issuer: signOn.issuer,
    token: signOn.token,
    stop: async () => {
      for (const door of doors) door.close();
      await signOn.stop();
      await nats.stop();
      await postgres.stop();
    },
  };
}

async function createDatabases(
  url: (database?: string) => string,
  secrets: readonly Manifest[],
): Promise<void> {
  const apps = secrets.filter(({ metadata }) => metadata.name.endsWith('-app'));
  for (const { metadata } of apps) {
    // baro-<service>-app
    const service = metadata.name.slice('baro-'.length, -'-app'.length);
    await createDatabase(url, service, {
      app: textOf(secrets, metadata.name, 'password'),
      migrator: textOf(secrets, `baro-${service}-migrator`, 'password'),
    });
  }
}

/** Clients know their secrets from the release's. */
async function startSignOnOf(
  manifests: readonly Manifest[],
): Promise<{ issuer: string; token: Surroundings['token']; stop: () => Promise<void> }> {
  const secrets = {
    ...randomSecrets(),
    BARO_GATEWAY_CLIENT_SECRET: textOf(manifests, 'baro-gateway', 'oidc-client-secret'),
    BARO_PUBLIC_CLIENT_SECRET: textOf(manifests, 'baro-gateway', 'public-client-secret'),
    BARO_DISTRICT_CLIENT_SECRET: textOf(manifests, 'baro-smoke', 'client-secret'),
  };
  const gatewayUrl = 'http://baro.example.vn';
  const publicUrl = `http://sign-on.keycloak.svc:${signOnPort}`;
  const config = {
    host: nodeAddress,
    port: signOnPort,
    publicUrl,
    gatewayUrl,
    realmFile,
    dataDir: '',
    secrets,
  };
  const realm = readRealm(realmFile, { ...secrets, BARO_PUBLIC_URL: gatewayUrl });
  const server = await startSignOnServer(config, realm, createKeys());
  return { issuer: server.issuer, token: tokensOf(server.issuer, secrets).token, stop: () => server.stop() };
}

/** The embedded server knows one user; the one of a city knows one a service. */
function fillNatsPassword(manifests: readonly Manifest[], password: string): void {
  for (const manifest of manifests) {
    const data = manifest['stringData'] as Record<string, string> | undefined;
    if (data?.['nats-url']) data['nats-url'] = `nats://baro:${password}@nats.nats.svc:4222`;
  }
}

function textOf(manifests: readonly Manifest[], name: string, key: string): string {
  const data = manifests.find(({ metadata }) => metadata.name === name)?.['stringData'] as
    | Record<string, string>
    | undefined;
  const text = data?.[key];
  if (text === undefined) throw new Error(`no secret ${name} with ${key}`);
  return text;
}

/** The embedded servers listen on loopback alone; here pods come in by the node's address. */
async function openDoor(port: number, to: number): Promise<net.Server> {
  const server = net.createServer((socket) => {
    const inner = net.connect({ host: LOOPBACK, port: to });
    const end = (): void => {
      socket.destroy();
      inner.destroy();
    };
    for (const one of [socket, inner]) one.once('error', end).once('close', end);
    socket.pipe(inner).pipe(socket);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, nodeAddress, resolve);
  });
  return server;
}
