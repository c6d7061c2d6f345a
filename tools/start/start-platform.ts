import { setMaxListeners } from 'node:events';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';

import { type StartContext } from './context.ts';
import { coveredServices } from '../recovery/covered.ts';
import { FileMirror } from '../recovery/file-mirror.ts';
import { openDataDir, makeDataDir, refuseOtherSso } from './data-dir.ts';
import { Journal } from './journal.ts';
import { loadCity, settleCity } from './load-city.ts';
import { lockDataDir } from './lock.ts';
import type { StartOptions } from './options.ts';
import type { PlatformPlan } from './platform-plan.ts';
import { portsOf, refuseTakenPorts } from './ports.ts';
import { Processes } from './processes.ts';
import type { Progress } from './progress.ts';
import { openSecrets, publicKeysOf, realmSecrets } from './secrets.ts';
import { startOwnKeycloak } from './start-keycloak.ts';
import { startDatabase, startMessaging } from './start-servers.ts';
import { migrate, startService, startSignOn } from './start-services.ts';
import { startTelemetry } from './telemetry.ts';
import { buildWebIfStale } from './web-build.ts';

/** A platform that is starting or has started. */
export interface Platform {
  /** Resolves when everything serves; rejects with one sentence, or when the platform is stopped meanwhile. */
  started: Promise<StartContext>;
  /** Stops everything in the reverse order. */
  stop: () => Promise<void>;
  /** Cuts the waiting short while `stop` runs. */
  hurry: () => Promise<void>;
}

/** Begins to start a platform; it can be stopped from here on. */
export async function beginPlatform(
  plan: PlatformPlan,
  options: StartOptions,
  progress: Progress,
): Promise<Platform> {
  const dir = options.dataDir ?? path.join(plan.root, '.baro', 'data');
  await makeDataDir(dir);
  const unlock = lockDataDir(dir);
  const journal = new Journal(dir);
  const processes = new Processes(journal, progress.say);
  const stopping = new AbortController();
  setMaxListeners(0, stopping.signal);
  const mirror = options.backupDir
    ? new FileMirror(dir, options.backupDir, coveredServices(plan.services), progress.say)
    : undefined;
  const prepared = prepare(dir, journal, plan, options, progress);
  const starting = prepared.then((found) => bringUp({ ...found, processes, signal: stopping.signal }));
  const stopped = new Promise<never>((_, reject) => {
    stopping.signal.addEventListener('abort', () => reject(new Error('stopped before it was ready')));
  });
  const stop = async (): Promise<void> => {
    stopping.abort();
    await processes.stopAll();
    await mirror?.stop();
    // What is cut off leaves its half-done files only when it is seen to its end.
    await starting.catch(() => undefined);
    unlock();
  };
  return { started: Promise.race([starting, stopped]), stop, hurry: () => processes.hurry() };
}

async function prepare(
  dir: string,
  journal: Journal,
  plan: PlatformPlan,
  options: StartOptions,
  progress: Progress,
): Promise<Omit<StartContext, 'processes' | 'signal'>> {
  const ended = await journal.endForgotten();
  if (ended.length > 0) progress.say(`Ended what a killed start had left: ${ended.join(', ')}.`);
  await refuseTakenPorts(portsOf(plan, options, !process.env['NATS_URL']));
  const data = await openDataDir(dir);
  refuseOtherSso(data, options.sso);
  data.remember({ port: options.port, backupDir: options.backupDir, sso: options.sso });
  const outside =
    path.dirname(data.clusterDir) === path.join(dir, 'postgres')
      ? ''
      : `, PostgreSQL's in ${data.clusterDir}`;
  progress.say(`Data: ${dir}${outside}`);
  const store = openSecrets(
    dir,
    allServices(plan).flatMap(({ name, sides = [] }) => [name, ...sides.map((side) => side.name)]),
  );
  store.hand('gateway-client-secret', store.secrets.gatewayClient);
  store.hand('gateway-public-client-secret', store.secrets.publicClient);
  store.hand('gateway-session-secret', store.secrets.session);
  store.hand('directory-keycloak-client-secret', store.secrets.syncClient);
  store.hand('sign-on.json', JSON.stringify(realmSecrets(store.secrets)));
  store.hand('audit-signing-key', store.secrets.auditSigningKey);
  store.hand('audit-public-keys', publicKeysOf(store.secrets.auditSigningKey));
  await mkdir(path.join(dir, 'audit-anchors'), { recursive: true, mode: 0o700 });
  for (const { attachments } of coveredServices(plan.services)) {
    if (attachments !== undefined) await mkdir(path.join(dir, attachments), { recursive: true, mode: 0o700 });
  }
  return { plan, options, data, store, progress, shown: {} };
}

async function bringUp(context: StartContext): Promise<StartContext> {
  const { plan, progress, signal } = context;
  const step: Progress['step'] = async (name, work) => {
    signal.throwIfAborted();
    await progress.step(name, work);
  };
  if (context.options.telemetry) await step('telemetry', () => startTelemetry(context));
  await step('PostgreSQL', () => startDatabase(context));
  await step('NATS with JetStream', () => startMessaging(context));
  await together(
    async () => plan.signOn && (await step(...signOnStep(context))),
    () =>
      step('migrations', () =>
        together(...allServices(plan).map((service) => () => migrate(context, service))),
      ),
  );
  const starts = plan.services.map(
    (service) => () => step(service.name, () => startService(context, service)),
  );
  await together(...starts, async () => plan.pages && (await step('pages', () => buildWebIfStale(signal))));
  if (settleCity(context)) await step('demo city', () => loadCity(context));
  const { gateway } = plan;
  if (gateway) await step(gateway.name, () => startService(context, gateway));
  return context;
}

function signOnStep(context: StartContext): [name: string, work: () => Promise<string>] {
  return context.options.sso === 'keycloak'
    ? ['Keycloak', () => startOwnKeycloak(context)]
    : ['sign-on', () => startSignOn(context)];
}

/** Side by side; a failure is told only when nothing is in flight any more that a stop would have to chase. */
async function together(...works: (() => Promise<unknown>)[]): Promise<void> {
  const results = await Promise.allSettled(works.map((work) => work()));
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}

function allServices(plan: PlatformPlan): PlatformPlan['services'] {
  return plan.gateway ? [...plan.services, plan.gateway] : plan.services;
}
