import { mkdir } from 'node:fs/promises';
import path from 'node:path';

import { type Child, startChild } from '../platform/child.ts';
import { addressIn, childEnv, issuerOf, logFileOf, type StartContext } from './context.ts';
import { OFFSETS } from './ports.ts';
import { keycloakUrlOf } from './start-keycloak.ts';
import { answers, isServing, untilServing } from './readiness.ts';
import type { ServiceEntry } from './services.ts';
import { telemetryEnv } from './telemetry.ts';

/** Longer than a service's own drain, so that only one that hangs is killed. */
const DRAIN_MS = 20_000;

/** Starts the development sign-on. */
export async function startSignOn(context: StartContext): Promise<string> {
  const { data, plan, store } = context;
  const address = addressIn(context, OFFSETS.signOn);
  const dataDir = path.join(data.dir, 'sign-on');
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await keepNode(context, {
    name: 'sign-on',
    main: plan.signOn ?? '',
    env: {
      SIGN_ON_ADDRESS: address,
      SIGN_ON_PUBLIC_URL: `http://${address}`,
      SIGN_ON_GATEWAY_URL: `http://${addressIn(context, OFFSETS.http)}`,
      SIGN_ON_REALM_FILE: path.join(plan.root, 'deploy', 'keycloak', 'realm-baro.json'),
      SIGN_ON_DATA_DIR: dataDir,
      SIGN_ON_SECRETS_FILE: store.file('sign-on.json'),
    },
    look: () => answers(`${issuerOf(context)}/.well-known/openid-configuration`),
  });
  return address;
}

/** Brings a service's schema up to date, as its migrator role. */
export async function migrate(context: StartContext, service: ServiceEntry): Promise<void> {
  await context.processes.run({
    name: `The migration of ${service.name}`,
    args: [mainOf(service), 'migrate'],
    cwd: context.plan.root,
    env: childEnv({
      ...serviceEnv(context, service),
      [`${prefixOf(service)}_MIGRATOR_DATABASE_URL_FILE`]: context.store.file(
        `${service.name}-migrator-database-url`,
      ),
      ...sideEnv(context, service, 'migrator-'),
    }),
    logFile: logFileOf(context, `${service.name}-migrate`),
  });
}

/** Starts a service and waits until it serves. */
export async function startService(context: StartContext, service: ServiceEntry): Promise<string> {
  const address = addressIn(context, service.port);
  const { readyPath } = service;
  const look = readyPath
    ? () => answers(`http://${addressIn(context, OFFSETS.http)}${readyPath}`)
    : () => isServing(address);
  await keepNode(context, {
    name: service.name,
    main: mainOf(service),
    env: serviceEnv(context, service),
    look,
  });
  return address;
}

interface NodeProgram {
  name: string;
  main: string;
  env: Record<string, string>;
  look: () => Promise<boolean>;
}

async function keepNode(context: StartContext, { name, main, env, look }: NodeProgram): Promise<void> {
  const logFile = logFileOf(context, name);
  await context.processes.keep({
    name,
    launch: async (onSpawn) => {
      const child = await startChild({
        command: process.execPath,
        args: [main],
        cwd: context.plan.root,
        env: childEnv(env),
        logFile,
        deathSignal: 'SIGTERM',
        onSpawn,
      });
      await untilServing({ name, child, logFile, look });
    },
    stop: stopNode,
  });
}

async function stopNode(child: Child): Promise<void> {
  await child.stop({ signal: 'SIGTERM', graceMs: DRAIN_MS }, { signal: 'SIGKILL', graceMs: 0 });
}

function serviceEnv(context: StartContext, service: ServiceEntry): Record<string, string> {
  const { data, plan, store } = context;
  const common = {
    GRPC_ADDRESS: addressIn(context, service.port),
    DATABASE_URL_FILE: store.file(`${service.name}-database-url`),
    NATS_URL_FILE: store.file('nats-url'),
    OIDC_ISSUER: issuerOf(context),
    AUDIT_SIGNING_KEY_FILE: store.file('audit-signing-key'),
    AUDIT_ANCHOR_DIR: path.join(data.dir, 'audit-anchors'),
    EMBEDDED: 'true',
  };
  const prefixed = Object.entries(common).map(([key, value]) => [`${prefixOf(service)}_${key}`, value]);
  const address = (offset: number): string => addressIn(context, offset);
  const keycloak = context.options.sso === 'keycloak' ? keycloakUrlOf(context) : undefined;
  const place = { root: plan.root, dataDir: data.dir, secretFile: store.file, address, keycloak };
  const own = service.env?.(place) ?? {};
  const telemetry = telemetryEnv(context, service, prefixOf(service));
  return {
    ...(Object.fromEntries(prefixed) as Record<string, string>),
    ...telemetry,
    ...sideEnv(context, service),
    ...own,
  };
}

/** Where the service finds its side databases, as its app role or as their migrators. */
function sideEnv(
  { store }: StartContext,
  service: ServiceEntry,
  role: '' | 'migrator-' = '',
): Record<string, string> {
  const files = (service.sides ?? []).map(({ name, prefix }) => [
    `${prefixOf(service)}_${prefix}_${role ? 'MIGRATOR_' : ''}DATABASE_URL_FILE`,
    store.file(`${name}-${role}database-url`),
  ]);
  return Object.fromEntries(files) as Record<string, string>;
}

function prefixOf(service: ServiceEntry): string {
  return service.name.toUpperCase().replaceAll('-', '_');
}

function mainOf(service: ServiceEntry): string {
  return service.main ?? path.join('services', service.name, 'src', 'main.ts');
}
