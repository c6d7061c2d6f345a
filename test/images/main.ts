// Builds an image and runs it as a cluster would: `node test/images/main.ts`. One line a check; exits 1 when one fails.
import { generateKeyPairSync } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { call, openClient } from '@baro/chassis';
import { eventually } from '@baro/chassis/testing';
import { DirectoryServiceClient, ListUnitsRequest } from '@baro/proto/baro/directory/v1/directory';
import { buildImages } from '@baro/tools/images/build-images.ts';
import { closureOf } from '@baro/tools/images/closure.ts';
import { imageLimitBytes } from '@baro/tools/images/options.ts';
import { findFreePort } from '@baro/tools/platform/ports.ts';
import { createDatabase } from '@baro/tools/platform/postgres-databases.ts';
import {
  makeThrowAwayDir,
  startThrowAwayNats,
  startThrowAwayPostgres,
} from '@baro/tools/platform/throw-away.ts';
import { startSignOn } from '@baro/tools/start/sign-on/testing.ts';
import { seedDirectory } from '@baro/tools/testing/seed-directory.ts';
import { bootstrapAdmin } from '@baro/tools/testing/test-platform.ts';
import { units } from '../ledger/scene.ts';
import { healthOf } from '../replicas/health-of.ts';
import { openBundle } from './container.ts';
import type { Bundle, Running } from './container.ts';
import { lookInto } from './look-into.ts';

const root = path.resolve(import.meta.dirname, '../..');
const service = 'directory';
const stops: (() => Promise<unknown>)[] = [];
const listUnits = ListUnitsRequest.fromPartial({ pageSize: 50 });

/** Runs within the container, as the service's user. */
const confinedProgram = `
const fs = require('node:fs');
const status = fs.readFileSync('/proc/self/status', 'utf8');
const field = (name) => new RegExp('^' + name + ':\\\\s*(\\\\S+)', 'm').exec(status)[1];
const writable = (folder) => {
  try { fs.writeFileSync(folder + '/probe', ''); fs.rmSync(folder + '/probe'); return true; } catch { return false; }
};
const folders = ['/', '/app', '/app/services', '/etc', '/home', '/run', '/usr/local/bin', '/var', '/var/tmp', '/run/secrets/baro', '/tmp'];
console.log(JSON.stringify({
  uid: field('Uid'), caps: field('CapEff'), noNewPrivileges: field('NoNewPrivs'), writable: folders.filter(writable),
}));`;

let passed = 0;
let failed = 0;

try {
  await judge();
} catch (error) {
  check('the run came to its end', false, error instanceof Error ? error.message : String(error));
} finally {
  for (let stop = stops.pop(); stop; stop = stops.pop()) await stop();
}
say(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

async function judge(): Promise<void> {
  const [built] = await buildImages({ services: [service], tag: 'gate', standIn: true }, say);
  const bytes = built?.bytes ?? Infinity;
  check('it is small', bytes <= imageLimitBytes, `${Math.round(bytes / 1e6)} of ${imageLimitBytes / 1e6} MB`);
  const dir = await makeThrowAwayDir();
  stops.push(() => rm(dir, { recursive: true, force: true }));
  const secretsDir = path.join(dir, 'secrets');
  await mkdir(secretsDir, { mode: 0o755 });
  const bundle = await openBundle({
    image: built?.image ?? '',
    dir: path.join(dir, 'bundles'),
    secretsDir,
  });
  stops.push(() => bundle.remove());
  const findings = lookInto(bundle.rootfs, closureOf(root, `services/${service}`));
  check('nothing lies in it that should not', findings.length === 0, findings.slice(0, 20).join(' '));
  check(
    'it names a user that is not root',
    /^[1-9]\d*(:[1-9]\d*)?$/.test(bundle.config.User),
    bundle.config.User,
  );
  await serve(bundle, dir, secretsDir);
}

async function serve(bundle: Bundle, dir: string, secretsDir: string): Promise<void> {
  const port = await findFreePort();
  const { env, token } = await surroundings(dir, secretsDir, port);
  const migrated = await bundle.run(['migrate'], env);
  check(
    'it migrates its database',
    migrated.code === 0,
    migrated.code === 0 ? '' : migrated.output.slice(-500),
  );
  const running = await bundle.start(env);
  try {
    const address = `127.0.0.1:${port}`;
    await eventually(async () => {
      const health = await healthOf(address, 'readiness');
      if (health !== 'SERVING') {
        throw new Error(`readiness says ${health}: ${(await running.log()).slice(-1_500)}`);
      }
    }, 120_000);
    check('it says that it is ready', true);
    check('it says that it lives', (await healthOf(address, 'liveness')) === 'SERVING');
    await seedDirectory(address, token, units);
    const client = openClient(DirectoryServiceClient, address);
    const { units: listed } = await call(client, client.listUnits, listUnits, { token });
    client.close();
    check('it writes and reads', listed.length === units.length, `${listed.length} units`);
    await confined(running);
  } finally {
    const code = await running.stop();
    check('it leaves in order when asked', code === 0, `exit code ${code}`);
  }
}

async function confined(running: Running): Promise<void> {
  const { output } = await running.exec(['/usr/local/bin/node', '-e', confinedProgram]);
  const seen = JSON.parse(output.slice(output.indexOf('{'))) as Record<string, unknown>;
  check('its user is not root', seen['uid'] === '1000', String(seen['uid']));
  const bare = seen['caps'] === '0000000000000000' && seen['noNewPrivileges'] === '1';
  check('it runs without any capability', bare, output.trim());
  check('it can write to /tmp alone', JSON.stringify(seen['writable']) === '["/tmp"]', output.trim());
}

/** Real PostgreSQL, NATS and sign-on, and the settings by which the service finds them. */
async function surroundings(
  dir: string,
  secretsDir: string,
  port: number,
): Promise<{ env: Record<string, string>; token: string }> {
  const postgres = await startThrowAwayPostgres(dir);
  stops.push(() => postgres.stop());
  const nats = await startThrowAwayNats(dir);
  stops.push(() => nats.stop());
  const signOn = await startSignOn();
  stops.push(() => signOn.stop());
  await createDatabase(postgres.url, service, { migrator: 'migrator', app: 'app' });
  const database = (role: string): string => {
    const url = new URL(postgres.url());
    [url.username, url.password, url.pathname] = [`${service}_${role}`, role, `/baro_${service}`];
    return url.toString();
  };
  const secrets = {
    DATABASE_URL_FILE: database('app'),
    MIGRATOR_DATABASE_URL_FILE: database('migrator'),
    NATS_URL_FILE: nats.url,
    AUDIT_SIGNING_KEY_FILE: String(
      generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }),
    ),
  };
  for (const [name, value] of Object.entries(secrets)) {
    // The service's user reads them, as a cluster's fsGroup lets it.
    await writeFile(path.join(secretsDir, name), value, { mode: 0o644 });
  }
  const keys = Object.keys(secrets).map((name) => [name, `/run/secrets/baro/${name}`] as const);
  const settings = {
    ...Object.fromEntries(keys),
    GRPC_ADDRESS: `127.0.0.1:${port}`,
    OIDC_ISSUER: signOn.issuer,
    BOOTSTRAP_ADMINS: bootstrapAdmin,
  };
  const env = Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [`DIRECTORY_${name}`, value]),
  );
  return { env, token: await signOn.token('quan-tri') };
}

function check(name: string, good: boolean, facts = ''): void {
  if (good) passed += 1;
  else failed += 1;
  say(`${good ? 'ok    ' : 'FAILED'} ${name}${facts ? `: ${facts}` : ''}`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
