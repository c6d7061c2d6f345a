import { randomBytes } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { obtainKeycloak } from '../keycloak/keycloak-binary.ts';
import { startKeycloak, stopKeycloak } from '../keycloak/keycloak-server.ts';
import { TEST_KEYCLOAK, type TestKeycloak } from '../keycloak/testing.ts';
import type { Child } from '../platform/child.ts';
import { findFreePort } from '../platform/ports.ts';
import { createForeignDatabase } from '../platform/postgres-databases.ts';
import { makeThrowAwayDir, startThrowAwayPostgres } from '../platform/throw-away.ts';
import { buildWebIfStale } from '../start/web-build.ts';
import { findChromium } from '../testing/find-needs.ts';
import { describeSummary, summarise } from './report.ts';
import { ROOT, vitest } from './vitest.ts';

const REPORT = path.join(ROOT, '.baro', 'keycloak-report.json');
const SUMMARY = path.join(ROOT, '.baro', 'keycloak-summary.json');
// Whole paths: services have folders of these names, too.
const TESTS = ['test/sign-on/', 'test/keycloak/'].map((dir) => path.join(ROOT, dir));

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  return 1;
});

async function main(paths: readonly string[]): Promise<number> {
  const option = paths.find((text) => text.startsWith('-'));
  if (option) {
    throw new Error(`${option} is no option of npm run test:keycloak; it takes paths of tests only.`);
  }
  if (!(await findChromium())) {
    throw new Error(
      'These tests look through Chromium, and there is none: on Debian apt-get install chromium.',
    );
  }
  await mkdir(path.dirname(REPORT), { recursive: true });
  await buildWebIfStale();
  await Promise.all([REPORT, SUMMARY].map((file) => rm(file, { force: true })));
  const stops: (() => Promise<unknown>)[] = [];
  // A signal must not leave Java behind: vitest hears it too and ends, and the rest goes its way.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
  try {
    const keycloak = process.env[TEST_KEYCLOAK] ?? JSON.stringify(await start(stops));
    const wanted = paths.length > 0 ? paths : TESTS;
    // One after the other: they share the one realm.
    const options = [...wanted, '--no-file-parallelism'];
    const code = await vitest(REPORT, options, { [TEST_KEYCLOAK]: keycloak });
    const summary = await summarise(REPORT, code);
    await writeFile(SUMMARY, `${JSON.stringify(summary, undefined, 2)}\n`);
    const { passed, failed, skipped } = summary;
    const lost = failed + skipped;
    for (const line of describeSummary(summary).slice(0, -1)) process.stdout.write(`${line}\n`);
    process.stdout.write(`\n${passed} passed, ${lost} failed\n`);
    return lost === 0 && passed > 0 ? 0 : 1;
  } finally {
    for (const stop of stops.toReversed()) await stop();
  }
}

/** A Keycloak that is thrown away at the end. */
async function start(stops: (() => Promise<unknown>)[]): Promise<TestKeycloak> {
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const binary = await obtainKeycloak({ say });
  const dir = await makeThrowAwayDir();
  stops.push(() => rm(dir, { recursive: true, force: true }));
  const postgres = await startThrowAwayPostgres(dir);
  stops.push(postgres.stop);
  const password = secret();
  await createForeignDatabase(postgres.url, 'keycloak', password);
  const port = await findFreePort();
  const admin = { clientId: 'baro-test', clientSecret: secret(), username: 'admin', password: secret() };
  say('Keycloak starts on an empty database …');
  const began = Date.now();
  let child: Child | undefined;
  stops.push(async () => child && stopKeycloak(child));
  await startKeycloak(binary, {
    home: path.join(dir, 'keycloak'),
    port,
    database: { port: Number(new URL(postgres.url()).port), name: 'keycloak', role: 'keycloak', password },
    admin,
    realms: [],
    logFile: path.join(dir, 'keycloak.log'),
    onSpawn: (spawned) => (child = spawned),
  });
  say(`Keycloak serves after ${Math.round((Date.now() - began) / 1000)} s.`);
  return { port, clientId: admin.clientId, clientSecret: admin.clientSecret };
}

function secret(): string {
  return randomBytes(24).toString('base64url');
}
