import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { findFreePort } from '@baro/tools/platform/ports.ts';
import { createDatabase } from '@baro/tools/platform/postgres-databases.ts';
import { startThrowAwayNats, startThrowAwayPostgres } from '@baro/tools/platform/throw-away.ts';
import { gateway, services } from '@baro/tools/start/services.ts';
import type { ServiceEntry } from '@baro/tools/start/services.ts';
import { startSignOn } from '@baro/tools/start/sign-on/testing.ts';

type Stop = () => Promise<unknown>;

/** Real PostgreSQL, NATS and sign-on for containers that use the machine's network. */
export interface Surroundings {
  /** Mounted at /run/secrets/baro. */
  secretsDir: string;
  /** `host:port` of a service's gRPC server. */
  address: (service: ServiceEntry) => string;
  gatewayUrl: string;
  /** The settings a service finds all this by: those of `npm start`, as a cluster gives them. */
  env: (service: ServiceEntry) => Promise<Record<string, string>>;
  token: (login: string) => Promise<string>;
}

/** Starts all but the services; what is to be stopped in the end is put into `stops`. */
export async function openSurroundings(dir: string, stops: Stop[]): Promise<Surroundings> {
  const secretsDir = path.join(dir, 'secrets');
  await mkdir(secretsDir, { mode: 0o755 });
  const ports = new Map<number, number>();
  for (const offset of [0, gateway.port, ...services.map(({ port }) => port)]) {
    ports.set(offset, await findFreePort());
  }
  const addressAt = (offset: number): string => `127.0.0.1:${ports.get(offset) ?? 0}`;
  const gatewayUrl = `http://${addressAt(0)}`;
  const postgres = await startThrowAwayPostgres(dir);
  stops.push(() => postgres.stop());
  const nats = await startThrowAwayNats(dir);
  stops.push(() => nats.stop());
  const signOn = await startSignOn({ gatewayUrl });
  stops.push(() => signOn.stop());
  const secretFile = (name: string): string => `/run/secrets/baro/${name}`;
  const place = { root: '/app', dataDir: '/tmp', secretFile, address: addressAt };
  const write = async (name: string, value: string): Promise<void> =>
    // The service's user reads it, as a cluster's fsGroup lets it.
    writeFile(path.join(secretsDir, name), value, { mode: 0o644 });
  await write('gateway-client-secret', signOn.secrets.BARO_GATEWAY_CLIENT_SECRET);
  await write('gateway-public-client-secret', signOn.secrets.BARO_PUBLIC_CLIENT_SECRET);
  await write('gateway-session-secret', randomBytes(32).toString('hex'));
  await write('identity-key', randomBytes(32).toString('base64'));
  await write('identity-index-key', randomBytes(32).toString('base64'));
  const env = async (service: ServiceEntry): Promise<Record<string, string>> => {
    const prefix = service.name.toUpperCase();
    const secrets: Record<string, string> = {
      NATS_URL: nats.url,
      ...(service === gateway ? {} : { AUDIT_SIGNING_KEY: newKey() }),
    };
    for (const { name, key } of databasesOf(service)) {
      await createDatabase(postgres.url, name, { migrator: 'migrator', app: 'app' });
      secrets[`${key}DATABASE_URL`] = databaseUrl(postgres.url(), name, 'app');
      secrets[`${key}MIGRATOR_DATABASE_URL`] = databaseUrl(postgres.url(), name, 'migrator');
    }
    const found: Record<string, string> = {
      [`${prefix}_GRPC_ADDRESS`]: addressAt(service.port),
      [`${prefix}_OIDC_ISSUER`]: signOn.issuer,
      ...service.env?.(place),
    };
    for (const [name, value] of Object.entries(secrets)) {
      await write(`${prefix}_${name}`, value);
      found[`${prefix}_${name}_FILE`] = secretFile(`${prefix}_${name}`);
    }
    // A cluster mounts a volume there; here it is the one folder that can be written.
    if (found[`${prefix}_ATTACHMENT_DIR`]) found[`${prefix}_ATTACHMENT_DIR`] = '/tmp';
    return found;
  };
  return {
    secretsDir,
    address: ({ port }) => addressAt(port),
    gatewayUrl,
    env,
    token: (login) => signOn.token(login),
  };
}

/** Databases of a service and what their settings begin with: its own, and those beside it. */
function databasesOf({ name, sides = [] }: ServiceEntry): { name: string; key: string }[] {
  return [{ name, key: '' }, ...sides.map((side) => ({ name: side.name, key: `${side.prefix}_` }))];
}

function databaseUrl(serverUrl: string, service: string, role: string): string {
  const url = new URL(serverUrl);
  [url.username, url.password, url.pathname] = [`${service}_${role}`, role, `/baro_${service}`];
  return url.toString();
}

function newKey(): string {
  return String(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }));
}
