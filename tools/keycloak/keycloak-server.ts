import { mkdir, readlink, rm, symlink } from 'node:fs/promises';
import path from 'node:path';

import { type Child, lastWords, startChild } from '../platform/child.ts';
import { poll } from '../platform/poll.ts';
import { LOOPBACK } from '../platform/ports.ts';
import { writePrivateFile } from '../start/private-file.ts';
import { javaArgs, type KeycloakBinary } from './keycloak-binary.ts';

/** Its first start makes its tables; a limit only ends what hangs on a machine that is busy. */
const READY_WITHIN_MS = 1_200_000;

/** Where a Keycloak runs and what it works on. */
export interface KeycloakPlace {
  /** Its configuration and temporary files; nothing in it has to be kept. */
  home: string;
  port: number;
  database: { port: number; name: string; role: string; password: string };
  /** The administrator of Keycloak itself: a client for programs, and a login for its console. */
  admin: KeycloakAdmin;
  /** Realms, filled, that are made when they are not there yet. */
  realms: readonly { name: string; json: string }[];
  logFile: string;
  /** Told of the process before it is ready. */
  onSpawn?: ((child: Child) => void) | undefined;
}

/** Who administers Keycloak: made at its first start. */
export interface KeycloakAdmin {
  clientId: string;
  clientSecret: string;
  username: string;
  password: string;
}

/** The address of a Keycloak on this machine. */
export function keycloakUrl(port: number): string {
  return `http://${LOOPBACK}:${port}`;
}

/** Starts Keycloak and waits until it and its realms answer. */
export async function startKeycloak(binary: KeycloakBinary, place: KeycloakPlace): Promise<Child> {
  await makeHome(binary, place);
  const child = await startChild({
    command: binary.java.file,
    args: [...javaArgs(binary.dir, place.home), 'start', '--optimized', '--import-realm'],
    cwd: place.home,
    env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8', TZ: 'UTC' },
    logFile: place.logFile,
    deathSignal: 'SIGTERM',
    onSpawn: place.onSpawn,
  });
  const names = ['master', ...place.realms.map(({ name }) => name)];
  const look = async (): Promise<boolean> => {
    if (child.hasExited()) throw new Error(`Keycloak ended before it was ready. ${lastWords(child)}`);
    for (const name of names) if (!(await isThere(place.port, name))) return false;
    return true;
  };
  await poll(look, {
    what: `Keycloak (its log: ${place.logFile})`,
    timeoutMs: READY_WITHIN_MS,
    everyMs: 250,
  });
  return child;
}

/** Asks it to leave: it ends its sessions with the database first. */
export async function stopKeycloak(child: Child): Promise<void> {
  await child.stop({ signal: 'SIGTERM', graceMs: 30_000 }, { signal: 'SIGKILL', graceMs: 0 });
}

async function isThere(port: number, realm: string): Promise<boolean> {
  try {
    const answer = await fetch(`${keycloakUrl(port)}/realms/${realm}`, { signal: AbortSignal.timeout(5000) });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}

/** A home of its own for each platform; the programs stay in the cache, where nobody writes. */
async function makeHome(binary: KeycloakBinary, place: KeycloakPlace): Promise<void> {
  const { home } = place;
  const imports = path.join(home, 'data', 'import');
  await rm(imports, { recursive: true, force: true });
  await mkdir(imports, { recursive: true, mode: 0o700 });
  await mkdir(path.join(home, 'conf'), { recursive: true, mode: 0o700 });
  for (const name of ['lib', 'providers', 'themes']) {
    await link(path.join(binary.dir, name), path.join(home, name));
  }
  writePrivateFile(path.join(home, 'conf', 'keycloak.conf'), configuration(place));
  for (const { name, json } of place.realms) writePrivateFile(path.join(imports, `${name}-realm.json`), json);
}

/** Another version lies elsewhere: the link follows. */
async function link(target: string, at: string): Promise<void> {
  if ((await readlink(at).catch(() => undefined)) === target) return;
  await rm(at, { force: true });
  await symlink(target, at);
}

/** In a file and not on the command line: it holds passwords. */
function configuration({ port, database, admin }: KeycloakPlace): string {
  const values = {
    'db-url': `jdbc:postgresql://${LOOPBACK}:${database.port}/${database.name}`,
    'db-username': database.role,
    'db-password': database.password,
    'db-pool-initial-size': 1,
    'db-pool-max-size': 20,
    // Alone: nothing listens for other members of a cluster.
    cache: 'local',
    'http-enabled': true,
    'http-host': LOOPBACK,
    'http-port': port,
    hostname: keycloakUrl(port),
    'bootstrap-admin-client-id': admin.clientId,
    'bootstrap-admin-client-secret': admin.clientSecret,
    'bootstrap-admin-username': admin.username,
    'bootstrap-admin-password': admin.password,
  };
  const lines = Object.entries(values).map(([key, value]) => `${key}=${value}\n`);
  return lines.join('');
}
