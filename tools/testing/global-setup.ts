import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import path from 'node:path';

import type { TestProject } from 'vitest/node';

import { obtainNats } from '../platform/nats-binary.ts';
import { makeThrowAwayDir, startThrowAwayNats, startThrowAwayPostgres } from '../platform/throw-away.ts';
import { findChromium, findHelm, findPromtool, findPython, findRealData } from './find-needs.ts';
import { MIGRATED_CLUSTER } from './migrated-cluster.ts';
import { NEEDS } from './need-names.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The superuser's address of database `postgres`. */
    postgresUrl: string;
    natsUrl: string;
  }
}

type Stop = () => Promise<void>;

/**
 * One PostgreSQL and one nats-server for the whole run, thrown away at its end. Tests find them by
 * BARO_TEST_PG_URL and BARO_TEST_NATS_URL; where these are already set, the servers behind them are used.
 */
export async function setup(project: TestProject): Promise<Stop> {
  const stops: Stop[] = [];
  const stop = async (): Promise<void> => {
    for (const step of stops.toReversed()) await step();
  };
  try {
    const dir = await makeThrowAwayDir();
    stops.push(() => rm(dir, { recursive: true, force: true }));
    await ensure(MIGRATED_CLUSTER, async () => path.join(dir, 'migrated'));
    project.provide('postgresUrl', await ensure('BARO_TEST_PG_URL', () => postgres(dir, stops)));
    project.provide('natsUrl', await ensure('BARO_TEST_NATS_URL', () => nats(dir, stops)));
    await ensure(NEEDS.nats29.variable, () => nats29(dir, stops));
    await ensure(NEEDS.chromium.variable, findChromium);
    await ensure(NEEDS.python.variable, findPython);
    await ensure(NEEDS.promtool.variable, findPromtool);
    await ensure(NEEDS.helm.variable, findHelm);
    await ensure(NEEDS.realData.variable, findRealData);
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}

/** The variable's value, found and set when it is not there; the workers inherit it. */
async function ensure<T extends string | undefined>(
  variable: string,
  find: () => Promise<T>,
): Promise<T | string> {
  const value = process.env[variable] ?? (await find());
  if (value !== undefined) process.env[variable] = value;
  return value;
}

async function postgres(dir: string, stops: Stop[]): Promise<string> {
  const server = await startThrowAwayPostgres(dir);
  stops.push(server.stop);
  // A server of this run alone may hold databases that others are copied from.
  process.env['BARO_TEST_RUN'] = randomBytes(16).toString('hex');
  return server.url();
}

async function nats(dir: string, stops: Stop[]): Promise<string> {
  const server = await startThrowAwayNats(dir);
  stops.push(server.stop);
  return server.url;
}

/** Debian 12's own version, on which the consumers must work as well. */
async function nats29(dir: string, stops: Stop[]): Promise<string | undefined> {
  const binary = await obtainNats({ version: '2.9' }).catch(() => undefined);
  if (!binary) return undefined;
  const server = await startThrowAwayNats(dir, binary);
  stops.push(server.stop);
  return server.url;
}
